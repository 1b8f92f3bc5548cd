// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/commands.h"
#include "app/civiscope/interrupt.h"
#include "app/civiscope/loading.h"
#include "jsonld/contextstore.h"
#include "store/exporter.h"
#include "words/countwords.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QLocale>

namespace civiscope::app {

namespace {

// A document of a server on this machine may be gone tomorrow: it is written out instead of named.
nlohmann::json lastingContext(const std::string &url, const jsonld::ContextStore &contexts)
{
    const QString host = QUrl(QString::fromStdString(url)).host();
    if (host != QLatin1String("localhost") && !QHostAddress(host).isLoopback())
        return url;
    const auto bytes = contexts.document(url);
    const auto document = bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
    return document.is_object() && document.contains("@context") ? document["@context"] : nlohmann::json(url);
}

// The @context of entities that came without one: the documents that the answers' headers named, as JSON text. Empty
// when there are none, or when the source is of two minds.
std::string contextText(const store::Version &version, const jsonld::ContextStore &contexts)
{
    nlohmann::json urls;
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        if (version.tables()[t]->rowCount() == 0)
            continue;
        nlohmann::json found = nlohmann::json::array();
        for (const jsonld::ContextSource &source : version.context({t, 0})->sources()) {
            if (!source.url.empty() && !source.isCore)
                found.push_back(lastingContext(source.url, contexts));
        }
        if (!urls.is_null() && urls != found)
            return {};
        urls = std::move(found);
    }
    if (urls.is_null() || urls.empty())
        return {};
    return urls.size() == 1 ? urls.front().dump() : urls.dump();
}

}  // namespace

int fetch(const FetchCommand &command, Sources &sources)
{
    Output output(command.json);
    const QString file = QFileInfo(command.file).absoluteFilePath();
    // What cannot be written is said before anything is fetched.
    if (const auto good = store::checkExportFile(file); !good)
        return output.failure(good.error());
    const auto loaded = loadSource(sources, command.source, command.options, output);
    if (!loaded)
        return output.failure(loaded.error());
    const store::VersionPtr version = loaded->dataset->current();
    const Interrupt interrupt;
    const Job job{interrupt.token(),
                  [&](const Progress &progress) { output.progress(QStringLiteral("writing"), progress); }};
    const auto written = store::exportEntities(
        *version, file, {.types = {}, .context = contextText(*version, *sources.services()->contexts)}, job);
    output.progressDone();
    if (!written)
        return output.failure(written.error());
    const tasks::LoadReport &report = loaded->report;
    if (command.json)
        Output::document({{"written", *written},
                          {"total", report.total ? nlohmann::ordered_json(*report.total) : nlohmann::ordered_json()},
                          {"complete", report.complete},
                          {"requests", report.requests},
                          {"bytes", report.bytes},
                          {"seconds", report.seconds},
                          {"file", file.toStdString()}});
    else
        Output::text(
            QStringLiteral("%1 written to %2").arg(words::entities(*written), command.file));
    return loaded->status();
}

}  // namespace civiscope::app
