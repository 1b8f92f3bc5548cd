// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/historyloader.h"

#include "base/inworker.h"
#include "jsonld/contextstore.h"
#include "tasks/filebytes.h"

#include <algorithm>
#include <limits>
#include <set>

namespace civiscope::tasks {

namespace {

using history::Series;
using history::SeriesDocument;
using history::TemporalQuery;
using history::Timelines;

bool names(const std::vector<std::string> &wanted, const std::string &name, const std::string &iri,
           const jsonld::Context &context)
{
    return std::ranges::any_of(wanted, [&](const std::string &word) {
        return word == name || word == iri || context.expand(word).iri == iri;
    });
}

// Takes out of a file's series what was not asked for. Work for a worker.
void keepAsked(SeriesDocument &document, const std::vector<jsonld::ContextPtr> &contexts, const TemporalQuery &query)
{
    std::set<std::string> ofType;
    for (const history::EntityTypes &entity : document.types) {
        const jsonld::Context &context = *contexts[entity.context];
        if (std::ranges::any_of(entity.names, [&](const std::string &name) {
                return names({query.type}, name, context.expand(name).iri, context);
            }))
            ofType.insert(entity.entity);
    }
    history::nameSeries(document, contexts);
    std::erase_if(document.series, [&](const Series &series) {
        return (!query.ids.empty() && !std::ranges::contains(query.ids, series.entity)) ||
               (!query.type.empty() && !ofType.contains(series.entity)) ||
               (!query.attrs.empty() && !names(query.attrs, series.name, series.iri, *contexts[series.context]));
    });
    constexpr Moment first = std::numeric_limits<Moment>::min();
    constexpr Moment last = std::numeric_limits<Moment>::max();
    for (Series &series : document.series) {
        if (query.from || query.to)
            history::clip(series.points, query.from.value_or(first), query.to.value_or(last));
        if (query.lastN > 0 && series.points.size() > std::size_t(query.lastN))
            series.points.erase(series.points.begin(), series.points.end() - query.lastN);
    }
    std::erase_if(document.series, [](const Series &series) { return series.points.empty(); });
}

QCoro::Task<Result<Timelines>> fromFile(SourceRequest request, std::shared_ptr<const SourceServices> services,
                                        TemporalQuery query, Job job)
{
    const QString path = request.spec.text;
    const Result<QByteArray> content = co_await inWorker([path] { return readFile(path); });
    if (!content)
        co_return std::unexpected(content.error());
    const auto readBytes = [bytes = *content, property = query.property](const Job &of) {
        return history::readSeries({bytes.constData(), std::size_t(bytes.size())}, property, of);
    };
    Result<SeriesDocument> document = co_await inWorker(job, readBytes);
    if (!document) {
        document.error().where = path.toStdString();
        co_return std::unexpected(document.error());
    }
    Timelines found;
    found.bytes = content->size();
    const std::string own = contextText(request.options.context);
    const QUrl source = QUrl::fromLocalFile(path);
    std::vector<jsonld::ContextPtr> contexts;
    for (const std::string &raw : document->contexts) {
        jsonld::ContextRequest asked{.context = raw.empty() ? "null" : raw, .base = source, .source = source};
        if (!own.empty())
            asked = {.context = own};  // the user's own word
        const jsonld::ResolvedContext resolved = co_await services->contexts->resolve(std::move(asked));
        contexts.push_back(resolved.context);
        for (const Error &error : resolved.errors) {
            if (std::ranges::none_of(found.problems, [&](const Error &known) { return known.where == error.where; }))
                found.problems.push_back(error);
        }
    }
    if (job.cancelled())
        co_return std::unexpected(Error{ErrorCode::Cancelled, "reading a document", path.toStdString(), {}});
    found.unread = std::move(document->unread);
    found.complete = found.unread.empty();
    found.series = co_await inWorker([all = std::move(*document), contexts, query]() mutable {
        keepAsked(all, contexts, query);
        return std::move(all.series);
    });
    co_return found;
}

// What came of one type, to what came before.
void add(Timelines &all, Timelines more)
{
    std::ignore = history::merge(all.series, std::move(more.series));
    std::ranges::move(more.unread, std::back_inserter(all.unread));
    std::ranges::move(more.problems, std::back_inserter(all.problems));
    all.requests += more.requests;
    all.bytes += more.bytes;
    all.complete &= more.complete;
}

QCoro::Task<Result<Timelines>> fromBroker(client::Connection connection, std::shared_ptr<const SourceServices> services,
                                          TemporalQuery query, Job job)
{
    const history::TemporalClient client(services->transport, services->contexts, connection);
    if (!query.ids.empty() || !query.type.empty() || !query.attrs.empty())
        co_return co_await client.fetch(query, job);
    const auto types = co_await client::BrokerClient(services->transport, connection).types(job.stop);
    if (!types)
        co_return std::unexpected(types.error());
    Timelines all{.requests = 1, .complete = true};
    std::int64_t before = 0;
    for (const client::TypeInfo &type : *types) {
        query.type = type.name.empty() ? type.iri : type.name;
        Job part = job;
        if (job.report)
            part.report = [report = job.report, before](const Progress &progress) {
                report({before + progress.done, progress.total});
            };
        auto found = co_await client.fetch(query, std::move(part));
        if (!found && (found.error().code == ErrorCode::NoTemporalApi || found.error().code == ErrorCode::Cancelled))
            co_return std::unexpected(found.error());
        if (found) {
            add(all, std::move(*found));
        } else {
            all.complete = false;
            all.problems.push_back(found.error());
        }
        before = std::int64_t(history::pointCount(all.series));
    }
    if (all.series.empty() && !all.complete && !all.problems.empty())
        co_return std::unexpected(all.problems.front());
    co_return all;
}

}  // namespace

QCoro::Task<Result<Timelines>> loadHistory(SourceRequest request, std::shared_ptr<const SourceServices> services,
                                           TemporalQuery query, Job job)
{
    if (request.spec.kind == SourceSpec::Kind::File)
        co_return co_await fromFile(std::move(request), std::move(services), std::move(query), std::move(job));
    auto connection = co_await services->connect(request);
    if (!connection)
        co_return std::unexpected(connection.error());
    auto found = co_await fromBroker(*connection, services, query, job);
    if (found || (found.error().code != ErrorCode::NoTemporalApi && found.error().code != ErrorCode::NotNgsiLd))
        co_return found;
    // The API may be somewhere else than where the address led.
    const auto detected = co_await client::BrokerClient(services->transport, *connection).detect(job.stop);
    if (!detected || detected->connection().base == connection->base)
        co_return found;
    co_return co_await fromBroker(detected->connection(), services, query, job);
}

}  // namespace civiscope::tasks
