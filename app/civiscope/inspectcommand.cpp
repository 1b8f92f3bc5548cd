// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/loading.h"
#include "store/summary.h"
#include "words/countwords.h"
#include "words/readerwords.h"

#include <QLocale>

namespace civiscope::app {

namespace {

using Json = nlohmann::ordered_json;

std::string kindWord(const std::optional<ngsild::AttributeKind> &kind)
{
    return kind ? std::string(ngsild::kindName(*kind)) : "mixed";
}

Json typesJson(const store::Summary &summary)
{
    Json types = Json::array();
    for (const store::TypeSummary &type : summary.types) {
        Json attributes = Json::array();
        for (const store::AttributeSummary &attribute : type.attributes)
            attributes.push_back({{"iri", attribute.iri},
                                  {"name", attribute.name},
                                  {"kind", kindWord(attribute.kind)},
                                  {"datatype", store::datatypeWord(attribute.datatype)},
                                  {"count", attribute.count},
                                  {"units", attribute.units},
                                  {"datasets", attribute.datasets}});
        types.push_back({{"iri", type.iri},
                         {"name", type.name},
                         {"count", type.count},
                         {"newest", momentJson(type.newest)},
                         {"attributes", std::move(attributes)}});
    }
    return types;
}

Json toJson(const InspectCommand &command, const Loaded &loaded, const store::Version &version)
{
    const store::Summary summary = store::summarise(version);
    Json quarantined = Json::array();
    for (const ngsild::Quarantined &item : version.quarantine())
        quarantined.push_back({{"where", item.where},
                               {"reason", ngsild::quarantineWord(item.reason)},
                               {"detail", item.detail},
                               {"raw", item.raw}});
    Json remarks = Json::array();
    for (const auto &[code, remark] : version.remarks().all())
        remarks.push_back({{"code", ngsild::remarkWord(code)},
                           {"count", remark.count},
                           {"example", {{"entity", remark.entity}, {"pointer", remark.pointer}}}});
    Json kinds = Json::object();
    for (int kind = 0; kind < ngsild::attributeKindCount; ++kind)
        kinds[std::string(ngsild::kindName(ngsild::AttributeKind(kind)))] = summary.instances[std::size_t(kind)];
    return {{"source", command.source.toStdString()},
            {"loaded", loaded.report.loaded},
            {"total", loaded.report.total ? Json(*loaded.report.total) : Json()},
            {"complete", loaded.report.complete},
            {"quarantined", std::move(quarantined)},
            {"remarks", std::move(remarks)},
            {"kinds", std::move(kinds)},
            {"geometries", summary.geometries},
            {"types", typesJson(summary)}};
}

QString joined(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list << QString::fromStdString(text);
    return list.join(QStringLiteral(", "));
}

QString toText(const Loaded &loaded, const store::Version &version)
{
    const QLocale locale;
    QString text = words::entities(loaded.report.loaded);
    if (loaded.report.total && *loaded.report.total != loaded.report.loaded)
        text += QStringLiteral(" of %1").arg(locale.toString(*loaded.report.total));
    text += QLatin1Char('\n');
    for (const store::TypeSummary &type : store::summarise(version).types) {
        text +=
            QStringLiteral("\n%1  %2").arg(QString::fromStdString(type.name), locale.toString(qlonglong(type.count)));
        if (type.newest)
            text += QStringLiteral("  newest %1").arg(QString::fromStdString(formatDateTime(*type.newest)));
        text += QStringLiteral("\n  %1\n").arg(QString::fromStdString(type.iri));
        for (const store::AttributeSummary &attribute : type.attributes) {
            text += QStringLiteral("  %1 %2 %3 %4")
                        .arg(QString::fromStdString(attribute.name), -28)
                        .arg(QString::fromStdString(kindWord(attribute.kind)), -17)
                        .arg(QString::fromUtf8(store::datatypeWord(attribute.datatype)), -12)
                        .arg(locale.toString(qlonglong(attribute.count)), 9);
            if (!attribute.units.empty())
                text += QStringLiteral("  ") + joined(attribute.units);
            text += QLatin1Char('\n');
        }
    }
    if (!version.remarks().all().empty())
        text += QLatin1Char('\n');
    for (const auto &[code, remark] : version.remarks().all())
        text += QStringLiteral("%1: %2 (for example %3 %4)\n")
                    .arg(words::remark(code), locale.toString(qlonglong(remark.count)),
                         QString::fromStdString(remark.entity), QString::fromStdString(remark.pointer));
    text.chop(1);
    return text;
}

}  // namespace

int inspect(const InspectCommand &command, Sources &sources)
{
    Output output(command.json);
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    const store::VersionPtr version = loaded->dataset->current();
    if (command.json)
        Output::document(toJson(command, *loaded, *version));
    else
        Output::text(toText(*loaded, *version));
    return loaded->status();
}

}  // namespace civiscope::app
