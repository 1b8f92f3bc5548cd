// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/temporalpaging.h"

#include "client/requests.h"

#include <algorithm>
#include <array>
#include <map>

namespace civiscope::history {

namespace {

constexpr Moment day = 86'400'000'000;

// The limits that brokers are set to; the first two are Scorpio's default and the one it cannot be asked over.
constexpr std::array<std::size_t, 8> usualLimits{50, 1000, 100, 200, 500, 2000, 5000, 10'000};

QByteArray joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text += (text.empty() ? "" : ",") + value;
    return client::encoded(text);
}

std::optional<Moment> momentOf(QByteArrayView text)
{
    const auto time = parseDateTime({text.data(), std::size_t(text.size())});
    return time && time->hasZone ? std::optional(time->moment) : std::nullopt;
}

}  // namespace

QUrl temporalUrl(const client::Connection &connection, bool trailingSlash, const TemporalQuery &query,
                 const EntityWindow &entities, const TimeRange &range, Moment now)
{
    QUrl url = connection.temporalBase.isEmpty() ? connection.base : connection.temporalBase;
    QByteArray path = "/temporal/entities";
    if (!entities.id.empty())
        path += '/' + client::encoded(entities.id);
    else if (trailingSlash)
        path += '/';
    url.setPath(url.path(QUrl::FullyEncoded) + QString::fromLatin1(path), QUrl::TolerantMode);

    QByteArray text;
    const auto add = [&](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            text += QByteArray(text.isEmpty() ? "" : "&") + name + '=' + value;
    };
    const auto addTime = [&](const char *name, Moment moment) { add(name, client::encoded(formatDateTime(moment))); };
    const bool isList = entities.id.empty();
    if (isList) {
        add("type", client::encoded(query.type));
        add("id", joined(entities.ids));
    }
    add("attrs", joined(query.attrs));
    if (range.from && range.to) {
        add("timerel", "between");
        addTime("timeAt", *range.from);
        addTime("endTimeAt", *range.to);
    } else if (range.from) {
        add("timerel", "after");
        addTime("timeAt", *range.from);
    } else if (range.to || isList) {
        add("timerel", "before");
        addTime("timeAt", range.to.value_or(now + day));
    }
    if (query.property != TimeProperty::ObservedAt) {
        const std::string_view name = timePropertyName(query.property);
        add("timeproperty", QByteArray(name.data(), qsizetype(name.size())));
    }
    if (query.lastN > 0)
        add("lastN", QByteArray::number(query.lastN));
    if (isList) {
        add("count", "true");
        add("limit", QByteArray::number(entities.limit));
        add("offset", QByteArray::number(entities.offset));
    }
    url.setQuery(QString::fromLatin1(text), QUrl::StrictMode);
    return url;
}

std::optional<CutRange> parseContentRange(QByteArrayView header)
{
    QByteArrayView times = header.trimmed();
    const qsizetype blank = times.indexOf(' ');
    const qsizetype slash = times.lastIndexOf('/');
    if (blank < 0 || slash < blank)
        return std::nullopt;
    times = times.sliced(blank + 1, slash - blank - 1);
    // The times themselves hold hyphens.
    for (qsizetype hyphen = times.indexOf('-'); hyphen >= 0; hyphen = times.indexOf('-', hyphen + 1)) {
        const auto start = momentOf(times.first(hyphen).trimmed());
        const auto end = momentOf(times.sliced(hyphen + 1).trimmed());
        if (start && end)
            return CutRange{*start, *end};
    }
    return std::nullopt;
}

std::optional<Reach> reachOf(const std::vector<Series> &series)
{
    struct Attribute {
        std::size_t points = 0;
        Moment first = 0;
        Moment last = 0;
    };
    std::map<std::pair<std::string_view, std::string_view>, Attribute> attributes;
    for (const Series &one : series) {
        if (one.points.empty() || !one.method.empty())
            continue;
        Attribute &attribute = attributes[{one.entity, one.iri}];
        const bool isFirst = attribute.points == 0;
        attribute.first = isFirst ? one.points.front().at : std::min(attribute.first, one.points.front().at);
        attribute.last = isFirst ? one.points.back().at : std::max(attribute.last, one.points.back().at);
        attribute.points += one.points.size();
    }
    std::optional<Reach> reach;
    for (const auto &[key, attribute] : attributes) {
        if (!reach || attribute.points > reach->longest) {
            reach = Reach{attribute.points, attribute.last, attribute.first};
        } else if (attribute.points == reach->longest) {
            reach->newest = std::min(reach->newest, attribute.last);
            reach->oldest = std::max(reach->oldest, attribute.first);
        }
    }
    return reach;
}

bool looksCut(std::size_t longest)
{
    return std::ranges::contains(usualLimits, longest);
}

}  // namespace civiscope::history
