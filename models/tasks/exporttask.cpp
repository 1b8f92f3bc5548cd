// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/exporttask.h"

#include "base/inworker.h"
#include "jsonld/contextstore.h"
#include "store/exporter.h"

#include <nlohmann/json.hpp>

#include <QHostAddress>
#include <QUrl>

namespace civiscope::tasks {

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
std::string namedContext(const store::Version &version, const jsonld::ContextStore &contexts)
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

QCoro::Task<Result<Exported>> exportSource(ExportTask task, std::shared_ptr<const SourceServices> services, Job job)
{
    store::ExportOptions options{.types = task.types,
                                 .context = namedContext(*task.subject.version, *services->contexts)};
    const auto work = [version = task.subject.version, file = task.file, options = std::move(options)](const Job &of) {
        return store::exportEntities(*version, file, options, of);
    };
    const auto written = co_await inWorker(std::move(job), work);
    if (!written)
        co_return std::unexpected(written.error());
    co_return Exported{*written, task.file, task.subject.scope};
}

}  // namespace civiscope::tasks
