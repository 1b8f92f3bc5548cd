// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/temporalfetch.h"

#include "base/datetime.h"
#include "base/inworker.h"
#include "client/pageids.h"
#include "client/requests.h"
#include "net/problemdetails.h"

#include <QUrlQuery>

#include <algorithm>
#include <set>

namespace civiscope::history {

namespace {

constexpr const char *asking = "asking for the past";
constexpr int idleLimit = 2;  // pages of entities without a new one, then it is over

// Names that mean nothing without a context.
bool isShort(const std::string &name)
{
    return !name.empty() && !name.contains("://") && !name.starts_with("urn:");
}

// What an answer's body holds.
struct ReadBody {
    Result<SeriesDocument> document = {};
    std::vector<std::string> ids = {};
};

// Work for a worker; shared, for what a future holds is copied out of it.
std::shared_ptr<ReadBody> readBody(const QByteArray &body, TimeProperty property, const std::stop_token &stop)
{
    const std::string_view bytes{body.constData(), std::size_t(body.size())};
    auto read = std::make_shared<ReadBody>();
    for (const std::string_view id : client::pageIds(bytes).ids)
        read->ids.emplace_back(id);
    read->document = readSeries(bytes, property, {stop, {}});
    return read;
}

struct Joined {
    std::size_t fresh = 0;
    std::optional<Reach> reach;
    bool enough = false;
};

// Takes the series of a document whose contexts are known to the others. Work for a worker.
Joined joinSeries(std::vector<Series> &all, SeriesDocument &document, const std::vector<jsonld::ContextPtr> &contexts,
                  std::size_t wanted)
{
    nameSeries(document, contexts);
    Joined joined;
    joined.reach = reachOf(document.series);
    joined.fresh = merge(all, std::move(document.series));
    std::set<std::string_view> entities;
    for (const EntityTypes &entity : document.types)
        entities.insert(entity.entity);
    joined.enough = wanted > 0 && std::ranges::all_of(all, [&](const Series &series) {
                        return series.points.size() >= wanted || !entities.contains(series.entity);
                    });
    return joined;
}

// Where the next link leads; brokers write its host and path wrongly, so only the offset counts.
std::optional<std::int64_t> offsetOf(const QByteArray &next)
{
    bool fine = false;
    const qint64 offset = QUrlQuery(QUrl::fromEncoded(next).query(QUrl::FullyEncoded))
                              .queryItemValue(QStringLiteral("offset"))
                              .toLongLong(&fine);
    return fine ? std::optional<std::int64_t>(offset) : std::nullopt;
}

// Whether an answer says that there is no such path, not that there is no such entity.
bool isNoApi(const net::HttpAnswer &answer, bool isList)
{
    if (answer.status == 501 || answer.status == 405)
        return true;
    if (answer.status != 404)
        return false;
    const net::ProblemDetails problem = net::problemDetails(answer);
    if (problem.isNgsiLd())
        return false;
    return isList || answer.isHtml() || answer.mediaType() == "text/plain";
}

}  // namespace

TemporalFetch::TemporalFetch(std::shared_ptr<net::HttpTransport> transport,
                             std::shared_ptr<jsonld::ContextStore> contexts, client::Connection connection,
                             TemporalQuery asked, Job work)
    : query(std::move(asked))
    , job(std::move(work))
    , m_transport(std::move(transport))
    , m_contexts(std::move(contexts))
    , m_connection(std::move(connection))
{
}

std::string TemporalFetch::place() const
{
    const QUrl &base = m_connection.temporalBase.isEmpty() ? m_connection.base : m_connection.temporalBase;
    return net::withoutSecrets(base).toEncoded().toStdString();
}

void TemporalFetch::problem(Error error)
{
    const auto same = [&](const Error &known) {
        return known.code == error.code && known.where == error.where && known.detail == error.detail;
    };
    if (std::ranges::none_of(found.problems, same))
        found.problems.push_back(std::move(error));
}

void TemporalFetch::keepNewest()
{
    for (Series &series : found.series) {
        if (query.lastN > 0 && series.points.size() > std::size_t(query.lastN))
            series.points.erase(series.points.begin(), series.points.end() - query.lastN);
    }
}

QCoro::Task<> TemporalFetch::findContext(Ptr self)
{
    const bool needed = isShort(self->query.type) || std::ranges::any_of(self->query.attrs, isShort);
    if (!needed || !self->m_connection.context.isEmpty())
        co_return;
    const client::BrokerClient client(self->m_transport, self->m_connection);
    ++self->found.requests;
    const client::EntityQuery any{.type = self->query.type};
    const client::PageWindow one{.limit = 1};
    Result<client::EntityPage> page;
    if (self->query.ids.empty())
        page = co_await client.entitiesPage(any, one, self->job.stop);
    else
        page = co_await client.entity(self->query.ids.front(), self->job.stop);
    if (page && page->context)
        self->m_connection.context = *page->context;
}

QCoro::Task<Result<TemporalFetch::Answer>> TemporalFetch::ask(Ptr self, EntityWindow entities, TimeRange range,
                                                              int lastN)
{
    const bool isList = entities.id.empty();
    TemporalQuery asked = self->query;
    asked.lastN = lastN;
    while (true) {
        QUrl url = temporalUrl(self->m_connection, self->m_trailingSlash, asked, entities, range, currentMoment());
        ++self->found.requests;
        auto http = co_await self->m_transport->get(client::requestOf(self->m_connection, std::move(url), asking),
                                                    client::limitsOf(self->m_connection), self->job.stop);
        if (!http && http.error().code == ErrorCode::Empty)
            co_return Answer();
        if (!http)
            co_return std::unexpected(http.error());
        if (http->status == 404 && isList && !self->m_trailingSlash) {
            self->m_trailingSlash = true;  // old brokers know collections only so
            continue;
        }
        if (auto error = net::statusError(*http, asking)) {
            if (isNoApi(*http, isList))
                error->code = ErrorCode::NoTemporalApi;
            else if (http->status == 404 && !net::problemDetails(*http).is("NonexistentTenant"))
                co_return Answer();  // this entity has no past
            co_return std::unexpected(std::move(*error));
        }
        co_return co_await read(self, std::move(*http));
    }
}

QCoro::Task<Result<TemporalFetch::Answer>> TemporalFetch::read(Ptr self, net::HttpAnswer http)
{
    const int status = http.status;
    self->found.bytes += http.body.size();
    if (status == 204)
        co_return Answer();
    const auto range = parseContentRange(http.header("Content-Range"));
    const std::string where = net::withoutSecrets(http.url).toEncoded().toStdString();
    const client::EntityPage page = client::entityPage(std::move(http));
    Answer answer;
    answer.partial = status == 206;
    answer.range = range;
    answer.total = page.count;
    answer.next = page.next;
    for (const std::string &warning : page.warnings) {
        self->failed({ErrorCode::Incomplete, asking, self->place(), warning});
    }

    const auto read =
        co_await inWorker({self->job.stop, {}}, [body = page.answer.body, property = self->query.property](
                                                    const Job &job) { return readBody(body, property, job.stop); });
    answer.ids = std::move(read->ids);
    if (!read->document && read->document.error().code == ErrorCode::Empty)
        co_return answer;
    if (!read->document) {
        read->document.error().where = where;
        co_return std::unexpected(read->document.error());
    }
    for (Unread &unread : read->document->unread)
        self->found.unread.push_back(std::move(unread));
    const auto contexts = co_await resolve(self, read->document->contexts, page.context);
    // Nobody looks at the series meanwhile.
    const Joined joined = co_await inWorker([self, read, contexts] {
        return joinSeries(self->found.series, *read->document, contexts, std::size_t(self->query.lastN));
    });
    answer.fresh = joined.fresh;
    answer.reach = joined.reach;
    answer.enough = joined.enough;
    self->m_points += std::int64_t(joined.fresh);
    self->job.progress(self->m_points);
    co_return answer;
}

QCoro::Task<std::vector<jsonld::ContextPtr>> TemporalFetch::resolve(Ptr self, std::vector<std::string> texts,
                                                                    std::optional<QUrl> link)
{
    const QUrl source =
        self->m_connection.temporalBase.isEmpty() ? self->m_connection.base : self->m_connection.temporalBase;
    std::vector<jsonld::ContextPtr> contexts;
    for (const std::string &text : texts) {
        jsonld::ContextRequest request{.context = text, .base = source, .source = source};
        if (text.empty() && link)
            request.context = nlohmann::json(link->toString(QUrl::FullyEncoded).toStdString()).dump();
        else if (text.empty())
            request.context = "null";
        const jsonld::ResolvedContext resolved = co_await self->m_contexts->resolve(std::move(request));
        contexts.push_back(resolved.context);
        for (const Error &error : resolved.errors)
            self->problem(error);
    }
    co_return contexts;
}

bool TemporalFetch::isCut(const Answer &answer) const
{
    if (!answer.reach || answer.partial)
        return answer.partial;
    const bool asAsked = query.lastN > 0 && answer.reach->longest >= std::size_t(query.lastN);
    return !asAsked && !answer.enough && looksCut(answer.reach->longest);
}

// Where the rest of a cut answer lies. With lastN it is the oldest that are left out; what tells otherwise is asked
// both ways.
std::vector<TemporalFetch::Direction> TemporalFetch::directions(const Answer &answer) const
{
    const bool told = answer.partial && answer.range;
    const bool backwards = told && answer.range->end < answer.range->start;
    if (backwards || (!answer.partial && query.lastN > 0))
        return {Direction::Earlier};
    if (told && query.lastN == 0)
        return {Direction::Later};
    return {Direction::Later, Direction::Earlier};
}

void TemporalFetch::failed(Error error)
{
    cutShort = true;
    problem(std::move(error));
}

void TemporalFetch::heldBack()
{
    failed({ErrorCode::Incomplete, asking, place(), "it cut the time range short and gave nothing new when asked on"});
}

QCoro::Task<Result<TemporalFetch::Answer>> TemporalFetch::walkPage(Ptr self, EntityWindow entities)
{
    const TimeRange whole{self->query.from, self->query.to};
    const auto first = co_await ask(self, entities, whole, self->query.lastN);
    if (!first)
        co_return first;
    if (first->partial && !first->reach) {
        self->heldBack();
    } else if (self->isCut(*first)) {
        for (const Direction direction : self->directions(*first))
            co_await walkOn(self, entities, *first, direction);
    }
    co_return first;
}

QCoro::Task<Result<void>> TemporalFetch::walkTime(Ptr self, EntityWindow entities)
{
    const auto first = co_await walkPage(self, std::move(entities));
    if (!first)
        co_return std::unexpected(first.error());
    co_return Result<void>();
}

// The part of the range that lies behind what an answer reached. What its longest attributes reach is believed before
// the range that was told, for some brokers cut each attribute at so many points and tell the range of all together.
TimeRange TemporalFetch::partBehind(const Answer &answer, Direction direction, bool believeTold) const
{
    TimeRange part{query.from, query.to};
    if (direction == Direction::Later) {
        part.from = answer.reach->newest;
        if (answer.range)
            part.from = believeTold ? answer.range->end : std::min(*part.from, answer.range->end);
        return part;
    }
    // Points of the very same moment may be on the other side of the cut.
    part.to = answer.reach->oldest + 1;
    if (answer.range)
        part.to = believeTold ? answer.range->end : std::max(*part.to, answer.range->end + 1);
    return part;
}

QCoro::Task<> TemporalFetch::walkOn(Ptr self, EntityWindow entities, Answer last, Direction direction)
{
    const bool later = direction == Direction::Later;
    TimeRange asked{self->query.from, self->query.to};
    bool believeTold = false;
    bool lookedAhead = false;
    while (true) {
        const TimeRange next = self->partBehind(last, direction, believeTold);
        if (!later && last.enough) {
            if (lookedAhead || !last.partial)
                co_return;
            // Attributes whose newest instance is older than all that came so far are known only by a look there.
            const auto ahead = co_await ask(self, entities, next, 1);
            if (!ahead)
                self->failed(ahead.error());
            if (!ahead || ahead->enough)
                co_return;
            lookedAhead = true;
        }
        if (next.from && next.to && *next.from >= *next.to)
            co_return;
        const bool advances = later ? !asked.from || *next.from > *asked.from : !asked.to || *next.to < *asked.to;
        if (!advances) {
            if (last.partial && (believeTold || !last.range))
                self->heldBack();
            if (!last.partial || believeTold || !last.range)
                co_return;
            believeTold = true;
            continue;
        }
        const auto answer = co_await ask(self, entities, next, self->query.lastN);
        if (!answer) {
            self->failed(answer.error());
            co_return;
        }
        asked = next;
        const bool moves = answer->fresh > 0;
        if (!answer->reach || (!moves && (!answer->partial || believeTold))) {
            if (answer->partial)
                self->heldBack();
            co_return;
        }
        if (moves && !self->isCut(*answer))
            co_return;
        believeTold = !moves;
        last = *answer;
    }
}

QCoro::Task<Result<void>> TemporalFetch::walkEntities(Ptr self, EntityWindow entities)
{
    std::set<std::string> seen;
    std::optional<std::int64_t> total;
    int idle = 0;
    while (true) {
        const auto page = co_await walkPage(self, entities);
        if (!page && page.error().code == ErrorCode::TooLarge && entities.limit > 1) {
            entities.limit /= 2;
            continue;
        }
        if (!page)
            co_return std::unexpected(page.error());
        const std::size_t before = seen.size();
        seen.insert(page->ids.begin(), page->ids.end());
        if (page->total)
            total = page->total;
        idle = seen.size() > before ? 0 : idle + 1;
        const auto count = std::int64_t(page->ids.size());
        const auto known = std::int64_t(seen.size());
        const bool more = total ? known < *total : !page->next.isEmpty() || count >= entities.limit;
        if (!more || idle >= idleLimit)
            break;
        // A page may be short because the broker gives less than asked for, or because it pages before it filters.
        const auto linked = offsetOf(page->next);
        const std::int64_t step = count > 0 && count < entities.limit && idle == 0 ? count : entities.limit;
        entities.offset = linked && *linked > entities.offset ? *linked : entities.offset + step;
    }
    if (total && std::int64_t(seen.size()) < *total) {
        self->failed({ErrorCode::Incomplete, asking, self->place(),
                      std::to_string(seen.size()) + " of " + std::to_string(*total) + " entities"});
    }
    co_return Result<void>();
}

}  // namespace civiscope::history
