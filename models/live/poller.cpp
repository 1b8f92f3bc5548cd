// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/poller.h"

#include "base/datetime.h"
#include "client/pageids.h"

#include <QPointer>

#include <algorithm>

namespace civiscope::live {

using namespace client;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestWait = std::chrono::minutes(5);

PageWindow firstPage(const BrokerClient &client)
{
    return {.limit = client.manners().pageLimit};
}

}  // namespace

Poller::Poller(BrokerClient client, std::vector<EntityQuery> queries, milliseconds interval, PageSink sink,
               QObject *parent)
    : QObject(parent)
    , m_client(std::move(client))
    , m_queries(std::move(queries))
    , m_interval(interval)
    , m_sink(std::move(sink))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Poller::begin);
}

Poller::~Poller()
{
    m_stop.request_stop();
}

void Poller::resume()
{
    if (m_state == State::Paused)
        begin();
}

void Poller::pause()
{
    m_stop.request_stop();
    m_timer.stop();
    setState(State::Paused);
}

void Poller::setInterval(milliseconds interval)
{
    m_interval = interval;
    if (m_state == State::Waiting)
        m_timer.start(wait());
}

void Poller::setQueries(std::vector<EntityQuery> queries)
{
    m_queries = std::move(queries);
}

milliseconds Poller::wait() const
{
    const milliseconds longest = std::max(m_interval, longestWait);
    return std::min<milliseconds>(m_interval * (1LL << std::min(m_failures, 20)), longest);
}

void Poller::begin()
{
    m_stop = std::stop_source();
    setState(State::Polling);
    round(this, m_stop.get_token());
}

QCoro::Task<> Poller::round(QPointer<Poller> self, std::stop_token stop)
{
    const std::vector<EntityQuery> queries = self->m_queries;
    std::optional<Error> error;
    for (const EntityQuery &query : queries) {
        const Connection &connection = self->m_client.connection();
        // A query is told by its URL, whatever page size the broker was found to allow.
        auto &seen = self->m_seen[entitiesUrl(connection, self->m_client.manners(), query, {}).toEncoded()];
        if (!seen)
            seen = std::make_shared<Seen>();
        const Poll poll = co_await look(self->m_client, query, seen, self->m_sink, stop);
        if (!self || stop.stop_requested())
            co_return;
        if (poll.report.error && !error)
            error = poll.report.error;
        Q_EMIT self->polled(poll);
        if (!self || stop.stop_requested())
            co_return;
    }
    self->end(std::move(error));
}

QCoro::Task<Poll> Poller::look(BrokerClient client, EntityQuery query, std::shared_ptr<Seen> seen, PageSink sink,
                               std::stop_token stop)
{
    Poll poll{.query = query, .report = {}};
    if (!seen->etag.isEmpty()) {
        const auto page = co_await client.entitiesPage(query, firstPage(client), stop, seen->etag);
        if (page && page->answer.status == 304) {
            poll.report.complete = true;
            poll.report.requests = 1;
            co_return poll;
        }
    }
    auto now = std::make_shared<Seen>();
    bool handedOver = false;
    poll.report = co_await fetchEntities(client, query,
                                         [&](FetchedPage page) -> QCoro::Task<> {
                                             const std::uint64_t key =
                                                 idKey({page.bytes.data(), std::size_t(page.bytes.size())});
                                             const std::size_t index = now->pages.size();
                                             now->pages.push_back(key);
                                             now->etag = index == 0 ? page.etag : QByteArray();
                                             if (index < seen->pages.size() && seen->pages[index] == key)
                                                 co_return;
                                             handedOver = true;
                                             co_await sink(std::move(page));
                                         },
                                         {stop, {}});
    now->entities = poll.report.ids.size();
    poll.changed = handedOver || now->entities < seen->entities;
    // After a failure the pages that did come are known; those behind are asked for as if for the first time.
    *seen = *now;
    co_return poll;
}

void Poller::end(std::optional<Error> error)
{
    m_failures = error ? m_failures + 1 : 0;
    if (!error)
        m_lastSuccess = currentMoment();
    m_error = std::move(error);
    m_timer.start(wait());
    setState(State::Waiting);
    Q_EMIT roundEnded();
}

void Poller::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

}  // namespace civiscope::live
