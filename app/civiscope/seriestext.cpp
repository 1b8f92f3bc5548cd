// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/seriestext.h"

#include "app/civiscope/output.h"
#include "base/csvcell.h"
#include "words/historywords.h"
#include "words/numberwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace civiscope::app {

using Json = nlohmann::ordered_json;
using history::Series;
using history::Value;

namespace {

struct SeriesText {
    Q_DECLARE_TR_FUNCTIONS(SeriesText)
};

constexpr std::size_t unreadLines = 20;

constexpr double exactIntegers = 9007199254740992;  // 2⁵³: every whole number below is a double

Json valueJson(const Value &value)
{
    switch (value.type) {
    case Value::Type::Gone: return nullptr;
    case Value::Type::Boolean: return value.number != 0;
    case Value::Type::Text: return value.text;
    case Value::Type::Json: return Json::parse(value.text, nullptr, false);
    case Value::Type::Number: break;
    }
    if (value.number == std::floor(value.number) && std::fabs(value.number) < exactIntegers)
        return std::int64_t(value.number);
    return value.number;
}

std::string valueText(const Value &value)
{
    switch (value.type) {
    case Value::Type::Gone: return {};
    case Value::Type::Text:
    case Value::Type::Json: return value.text;
    case Value::Type::Boolean:
    case Value::Type::Number: break;
    }
    return valueJson(value).dump();
}

Json pointsJson(const Series &series)
{
    Json points = Json::array();
    for (const history::Point &point : series.points) {
        Json one = Json::array({formatDateTime(point.at), valueJson(point.value)});
        if (!series.method.empty())
            one.push_back(formatDateTime(point.until));
        points.push_back(std::move(one));
    }
    return points;
}

}  // namespace

Json seriesJson(const history::Timelines &timelines, bool recorded)
{
    Json all = Json::array();
    for (const Series &series : timelines.series) {
        Json one{{"entity", series.entity},
                 {"attribute", series.name},
                 {"iri", series.iri},
                 {"kind", ngsild::kindName(series.kind)},
                 {"unit", series.unit.empty() ? Json() : Json(series.unit)},
                 {"dataset", series.dataset.empty() ? "@none" : series.dataset},
                 {"source", recorded ? "recorded" : "broker"}};
        if (series.unitsDiffer)
            one["unitsDiffer"] = true;
        if (!series.method.empty())
            one["method"] = series.method;
        one["points"] = pointsJson(series);
        all.push_back(std::move(one));
    }
    Json unread = Json::array();
    for (const history::Unread &one : timelines.unread)
        unread.push_back({{"where", one.where}, {"reason", history::unreadWord(one.reason)}, {"found", one.found}});
    return {{"series", std::move(all)}, {"unread", std::move(unread)}, {"complete", timelines.complete}};
}

std::string seriesCsv(const std::vector<Series> &series)
{
    const bool aggregates = std::ranges::any_of(series, [](const Series &one) { return !one.method.empty(); });
    std::string text = "time,entity,attribute,dataset,unit,value";
    text += aggregates ? ",method,until\r\n" : "\r\n";
    for (const Series &one : series) {
        std::string middle;
        for (const std::string &cell : {one.entity, one.name, one.dataset, one.unit}) {
            middle += ',';
            appendCsvCell(middle, cell);
        }
        for (const history::Point &point : one.points) {
            text += formatDateTime(point.at) + middle + ',';
            appendCsvCell(text, valueText(point.value));
            if (aggregates) {
                text += ',';
                appendCsvCell(text, one.method);
                text += ',' + (one.method.empty() ? std::string() : formatDateTime(point.until));
            }
            text += "\r\n";
        }
    }
    return text;
}

void tellUnread(const std::vector<history::Unread> &unread, bool complete)
{
    const std::size_t told = std::min(unread.size(), unreadLines);
    for (std::size_t i = 0; i < told; ++i) {
        const history::Unread &one = unread[i];
        Output::note(
            SeriesText::tr("not read: %1 %2 (%3)")
                .arg(QString::fromStdString(one.where), words::reason(one.reason), QString::fromStdString(one.found)));
    }
    if (unread.size() > told)
        Output::note(SeriesText::tr("… and %Ln more that could not be read (--json lists them all)", nullptr,
                                    words::numerus(qint64(unread.size() - told))));
    if (!complete)
        Output::note(SeriesText::tr("incomplete: there is more than could be read"));
}

}  // namespace civiscope::app
