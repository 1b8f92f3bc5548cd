// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/sourceloader.h"

#include "base/inworker.h"
#include "client/sourcefetch.h"
#include "jsonld/contextstore.h"
#include "query/unknownnames.h"
#include "tasks/filebytes.h"
#include "tasks/intake.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace civiscope::tasks {

namespace {

std::vector<std::string> toStrings(const QStringList &list)
{
    std::vector<std::string> texts;
    for (const QString &text : list)
        texts.push_back(text.toStdString());
    return texts;
}

struct Kept {
    qint64 filteredOut = 0;
    bool cut = false;  // by the limit
    std::vector<std::string> unknown;  // when nothing matches: names in the filter that nothing has
};

// Takes out what was not asked for. Work for a worker. Errors: those of query::select.
Result<Kept> keepWanted(store::Dataset &dataset, std::optional<qint64> limit, const query::Filter &filter,
                        const Job &job)
{
    const store::VersionPtr version = dataset.current();
    std::vector<std::string> surplus;
    qint64 count = 0;
    Kept kept;
    query::Selection matching;
    if (!filter.empty()) {
        auto selected = query::select(*version, filter, nullptr, {job.stop, {}});
        if (!selected)
            return std::unexpected(selected.error());
        matching = *std::move(selected);
    }
    for (std::uint32_t t = 0; t < version->tables().size(); ++t) {
        const store::Table &table = *version->tables()[t];
        if (table.rowCount() == 0)
            continue;
        for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
            const bool matches = filter.empty() || matching.contains({t, row});
            const bool over = matches && limit && count >= *limit;
            kept.cut |= over;
            kept.filteredOut += !matches;
            if (matches && !over)
                ++count;
            else
                surplus.emplace_back(table.id(row));
        }
    }
    if (count == 0)
        kept.unknown = query::unknownNames(std::array{version}, filter);
    if (!surplus.empty())
        std::ignore = dataset.remove(surplus);
    return kept;
}

Result<query::Filter> readFilter(query::FilterText text, const QString &types)
{
    text.types = types.toStdString();
    auto filter = query::parseFilter(text);
    if (!filter)
        return std::unexpected(query::usageError(filter.error(), text));
    return *std::move(filter);
}

// The parameters of a filter, as a broker takes them.
client::EntityQuery parametersOf(const query::FilterText &text, const query::Filter &filter)
{
    client::EntityQuery parameters;
    parameters.idPattern = text.idPattern;
    if (filter.q)
        parameters.q = query::print(*filter.q);
    parameters.scopeQ = text.scopeQ;
    parameters.georel = text.geo.georel;
    parameters.geometry = text.geo.geometry;
    parameters.coordinates = text.geo.coordinates;
    parameters.geoproperty = text.geo.geoproperty;
    return parameters;
}

// What the names in a query mean to this broker: the context that its own entities come with. Without one, names would
// be looked up in the core context alone and nothing would match.
QCoro::Task<QUrl> contextOf(client::BrokerClient client, std::vector<std::string> types, std::stop_token stop)
{
    if (types.empty()) {
        const auto listed = co_await client.types(stop);
        if (listed && !listed->empty())
            types.push_back(listed->front().name.empty() ? listed->front().iri : listed->front().name);
    }
    const client::EntityQuery any{.type = types.empty() ? std::string() : types.front(), .local = types.empty()};
    const auto page = co_await client.entitiesPage(any, {.offset = 0, .limit = 1}, stop);
    co_return page && page->context ? *page->context : QUrl();
}

// The same broker, asked with the context that its entities come with when none was given.
QCoro::Task<client::BrokerClient> withOwnContext(client::BrokerClient client,
                                                 std::shared_ptr<net::HttpTransport> transport,
                                                 std::vector<std::string> types, std::stop_token stop)
{
    if (!client.connection().context.isEmpty())
        co_return client;
    client::Connection named = client.connection();
    named.context = co_await contextOf(client, std::move(types), stop);
    client::BrokerClient same(std::move(transport), std::move(named));
    same.manners() = client.manners();
    co_return same;
}

// What was fetched, in numbers, and what of it is in `version`.
void fillCounts(LoadReport &report, const client::PagingReport &fetched, const store::Version &version,
                const Kept &kept, bool filtered)
{
    report.loaded = qint64(version.entityCount());
    report.filteredOut = kept.filteredOut;
    if (report.filterRan == FilterRan::Here)
        report.unknown = kept.unknown;
    report.total = fetched.total;
    if (filtered && report.total && !kept.cut)
        report.total = std::max(report.loaded, *report.total - kept.filteredOut);
    // Of what the broker gave twice, differing, one is in the quarantine.
    if (report.total)
        report.total = std::max(*report.total, report.loaded + qint64(version.quarantine().size()));
    report.requests = fetched.requests;
    report.bytes = fetched.bytes;
    report.seconds = fetched.seconds;
}

}  // namespace

std::string contextText(const QString &context)
{
    if (context.isEmpty())
        return {};
    const QUrl url(context);
    const bool isUrl = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return nlohmann::json((isUrl ? url : QUrl::fromLocalFile(context)).toString(QUrl::FullyEncoded).toStdString())
        .dump();
}

struct SourceLoader::Shared {
    std::shared_ptr<net::HttpTransport> transport;
    std::shared_ptr<jsonld::ContextStore> contexts;
};

SourceLoader::SourceLoader(std::shared_ptr<net::HttpTransport> transport,
                           std::shared_ptr<jsonld::ContextStore> contexts)
    : m_shared(std::make_shared<Shared>(Shared{std::move(transport), std::move(contexts)}))
{
}

QCoro::Task<Result<LoadReport>> SourceLoader::loadBroker(client::Connection connection,
                                                         std::shared_ptr<store::Dataset> dataset, LoadOptions options,
                                                         Job job) const
{
    return fromBroker(m_shared, std::move(connection), std::move(dataset), std::move(options), std::move(job));
}

QCoro::Task<Result<LoadReport>> SourceLoader::loadFile(QString path, std::shared_ptr<store::Dataset> dataset,
                                                       LoadOptions options, Job job) const
{
    return fromFile(m_shared, std::move(path), std::move(dataset), std::move(options), std::move(job));
}

QCoro::Task<Result<LoadReport>> SourceLoader::fromBroker(std::shared_ptr<Shared> shared, client::Connection connection,
                                                         std::shared_ptr<store::Dataset> dataset, LoadOptions options,
                                                         Job job)
{
    const auto filter = readFilter(options.filter, {});  // it is asked type by type
    if (!filter)
        co_return std::unexpected(filter.error());
    const QUrl given = connection.base;
    auto client = co_await client::BrokerClient(shared->transport, std::move(connection)).detect(job.stop);
    if (!client)
        co_return std::unexpected(client.error());
    const QUrl base = client->connection().base;
    const std::vector<std::string> types = toStrings(options.types);
    client::EntityQuery asked;
    LoadReport report;
    report.asked = given;
    if (!client::samePlace(given, base))
        report.found = base;
    if (!filter->empty()) {
        const bool standard = !filter->q || query::isStandard(*filter->q);
        report.filterRan = standard ? FilterRan::Broker : FilterRan::Here;
        if (standard)
            asked = parametersOf(options.filter, *filter);
        if (standard && filter->q)
            client = co_await withOwnContext(*client, shared->transport, types, job.stop);
    }
    // A broker's newer state of an entity replaces the older one: data moves while pages are fetched.
    const auto intake =
        std::make_shared<Intake>(shared->contexts, dataset, base, contextText(options.context), store::Merge::Pages);
    std::optional<Error> failed;
    const auto sink = [&](client::FetchedPage page) -> QCoro::Task<> {
        const auto bytes = std::make_shared<const QByteArray>(std::move(page.bytes));
        std::string origin = client::pageName(page.type, page.number);
        const auto taken = co_await intake->take({bytes->constData(), std::size_t(bytes->size())}, bytes,
                                                 std::move(origin), page.context, {job.stop, {}});
        if (!taken && taken.error().code != ErrorCode::Empty && !failed)
            failed = taken.error();
    };
    // Of what is evaluated here, the limit counts only what matches.
    const auto most = report.filterRan == FilterRan::Here ? std::nullopt : options.limit;
    client::SourceReport fetched = co_await client::fetchSource(*client, types, sink, job, most, asked);
    const bool refused = fetched.all.error && fetched.all.received == 0 && !asked.isPlain() &&
                         fetched.all.error->code == ErrorCode::HttpStatus;
    if (refused) {
        report.filterRan = FilterRan::Here;
        report.filterRefused = fetched.all.error;
        fetched = co_await client::fetchSource(*client, types, sink, job);
    }
    const qint64 came = qint64(dataset->current()->entityCount());
    Kept kept;
    if (!filter->empty()) {
        const auto result =
            co_await inWorker({job.stop, {}}, [dataset, limit = options.limit, filter = *filter](const Job &of) {
                return keepWanted(*dataset, limit, filter, of);
            });
        if (!result)
            co_return std::unexpected(result.error());
        kept = *result;
    }

    const store::VersionPtr version = dataset->current();
    fillCounts(report, fetched.all, *version, kept, !filter->empty());
    report.limitReached = kept.cut || (most && !refused && came >= *most);
    report.notes = fetched.all.notes;
    if (fetched.all.error)
        report.problems.push_back(*fetched.all.error);
    if (failed)
        report.problems.push_back(*failed);
    report.complete = fetched.all.complete && !failed && version->quarantine().empty() && came >= fetched.all.distinct;
    report.contextProblems = intake->problems();
    for (client::EntityQuery &query : fetched.unasked)
        fetched.types.push_back({std::move(query), {}});
    report.queries = std::make_shared<const BrokerQueries>(*client, std::move(fetched.types));
    if (job.cancelled())
        co_return std::unexpected(Error{ErrorCode::Cancelled, "loading", base.toString().toStdString(), {}});
    if (report.loaded == 0 && fetched.all.error)
        co_return std::unexpected(*fetched.all.error);
    co_return report;
}

QCoro::Task<Result<LoadReport>> SourceLoader::fromFile(std::shared_ptr<Shared> shared, QString path,
                                                       std::shared_ptr<store::Dataset> dataset, LoadOptions options,
                                                       Job job)
{
    QElapsedTimer timer;
    timer.start();
    const auto filter = readFilter(options.filter, options.types.join(QLatin1Char(',')));
    if (!filter)
        co_return std::unexpected(filter.error());
    const Result<QByteArray> content = co_await inWorker([path] { return readFile(path); });
    if (!content)
        co_return std::unexpected(content.error());
    const auto keep = std::make_shared<const QByteArray>(*content);
    const std::string_view bytes{keep->constData(), std::size_t(keep->size())};
    const auto intake = std::make_shared<Intake>(shared->contexts, dataset, QUrl::fromLocalFile(path),
                                                 contextText(options.context), store::Merge::Load);
    const auto taken = co_await intake->take(bytes, keep, QFileInfo(path).fileName().toStdString(), std::nullopt, job);
    if (!taken) {
        Error error = taken.error();
        error.where = path.toStdString();
        co_return std::unexpected(std::move(error));
    }
    const auto kept =
        co_await inWorker({job.stop, {}}, [dataset, limit = options.limit, filter = *filter](const Job &of) {
            return keepWanted(*dataset, limit, filter, of);
        });
    if (!kept)
        co_return std::unexpected(kept.error());
    LoadReport report;
    report.limitReached = kept->cut;
    report.filteredOut = kept->filteredOut;
    report.unknown = kept->unknown;
    report.filterRan = filter->empty() ? FilterRan::Nowhere : FilterRan::Here;
    const store::VersionPtr version = dataset->current();
    report.loaded = qint64(version->entityCount());
    if (!report.limitReached)
        report.total = report.loaded + qint64(version->quarantine().size());
    report.complete = version->quarantine().empty();
    report.bytes = qint64(bytes.size());
    report.seconds = double(timer.elapsed()) / 1000;
    report.contextProblems = intake->problems();
    co_return report;
}

}  // namespace civiscope::tasks
