// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/loading.h"

#include <QLocale>

namespace civiscope::app {

namespace {

// The parameters that were given, by the names they have in a request.
nlohmann::ordered_json expressionOf(const SourceOptions &options)
{
    const query::FilterText &filter = options.filter;
    nlohmann::ordered_json expression = nlohmann::ordered_json::object();
    const auto add = [&](const char *name, const std::string &text) {
        if (!text.empty())
            expression[name] = text;
    };
    add("q", filter.q);
    add("georel", filter.geo.georel);
    add("geometry", filter.geo.geometry);
    add("coordinates", filter.geo.coordinates);
    add("geoproperty", filter.geo.geoproperty);
    add("idPattern", filter.idPattern);
    add("scopeQ", filter.scopeQ);
    if (!options.types.isEmpty())
        add("type", options.types.join(QLatin1Char(',')).toStdString());
    return expression;
}

}  // namespace

int runQuery(const QueryCommand &command, Sources &sources)
{
    Output output(command.json);
    if (command.options.filter.empty() && command.options.types.isEmpty())
        return output.failure({ErrorCode::Usage,
                               "reading the query",
                               {},
                               "give at least one of --q, --georel, --id-pattern, --scope-q, --type"});
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    const store::VersionPtr version = loaded->dataset->current();
    nlohmann::ordered_json ids = nlohmann::ordered_json::array();
    QString lines;
    for (const store::TablePtr &table : version->tables()) {
        for (std::uint32_t row = 0; row < table->rowCount() && !command.count; ++row) {
            if (command.json)
                ids.push_back(table->id(row));
            else
                lines += QString::fromUtf8(table->id(row).data(), qsizetype(table->id(row).size())) + QLatin1Char('\n');
        }
    }
    const bool atBroker = loaded->report.filterRan == tasks::FilterRan::Broker;
    if (command.json) {
        nlohmann::ordered_json document{{"matched", version->entityCount()},
                                        {"ran", atBroker ? "broker" : "local"},
                                        {"expression", expressionOf(command.options)}};
        if (!command.count)
            document["ids"] = std::move(ids);
        Output::document(document);
    } else if (command.count) {
        Output::text(QString::number(version->entityCount()));
    } else if (!lines.isEmpty()) {
        lines.chop(1);
        Output::text(lines);
    }
    if (!command.json)
        Output::note(QStringLiteral("Entities that match: %1; evaluated %2.")
                         .arg(QLocale().toString(qulonglong(version->entityCount())),
                              atBroker ? QStringLiteral("at the broker") : QStringLiteral("here")));
    return loaded->status();
}

}  // namespace civiscope::app
