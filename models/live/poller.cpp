// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/poller.h"

#include "base/datetime.h"
#include "base/idkey.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace civiscope::live {

using namespace client;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestWait = std::chrono::minutes(5);
// Brokers that cap pages without a word do so at a round number.
constexpr std::int64_t capStep = 10;

std::vector<std::uint64_t> without(const std::vector<std::uint64_t> &ids, const std::vector<std::uint64_t> &others)
{
    std::vector<std::uint64_t> left;
    std::ranges::set_difference(ids, others, std::back_inserter(left));
    return left;
}

std::vector<std::uint64_t> together(const std::vector<std::uint64_t> &ids, const std::vector<std::uint64_t> &others)
{
    std::vector<std::uint64_t> all;
    std::ranges::set_union(ids, others, std::back_inserter(all));
    return all;
}

bool stoppedAtMost(const PagingReport &report)
{
    return std::ranges::contains(report.notes, PagingNote::StoppedAtMost, &PagingRemark::note);
}

}  // namespace

Poller::Poller(WatchRequest request)
    : m_client(std::move(request.client))
    , m_limit(request.limit)
    , m_interval(request.interval)
    , m_sink(std::move(request.sink))
{
    for (WatchedQuery &watched : request.queries) {
        auto seen = std::make_shared<Seen>();
        seen->ids = std::move(watched.ids);
        seen->pageCount = watched.pages;
        m_queries.emplace_back(std::move(watched.query), std::move(seen));
    }
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
    const auto queries = self->m_queries;
    std::optional<Error> error;
    const auto limit = self->m_limit;
    auto left = limit;
    std::vector<std::uint64_t> came;
    for (const auto &[query, seen] : queries) {
        const int pagesBefore = seen->pageCount;
        Poll poll;
        if (left == 0)
            poll = lookAway(query, *seen);
        else
            poll = co_await look(self->m_client, query, seen, left, self->m_sink, stop);
        if (!self || stop.stop_requested())
            co_return;
        if (limit) {
            came = together(came, seen->ids);
            left = std::max<std::int64_t>(0, *limit - std::int64_t(came.size()));
        }
        if (poll.report.error && !error)
            error = poll.report.error;
        self->note(poll, pagesBefore, seen->pageCount);
        Q_EMIT self->polled(poll);
        if (!self || stop.stop_requested())
            co_return;
    }
    self->end(std::move(error));
}

// The entities of the queries before are as many as are wanted.
Poll Poller::lookAway(const EntityQuery &query, Seen &seen)
{
    Poll poll{.query = query, .changed = !seen.ids.empty(), .whole = true, .report = {}};
    poll.missing = std::move(seen.ids);
    seen = {};
    return poll;
}

QCoro::Task<Poll> Poller::look(BrokerClient client, EntityQuery query, std::shared_ptr<Seen> seen,
                               std::optional<std::int64_t> most, Sink sink, std::stop_token stop)
{
    Poll poll{.query = query, .report = {}};
    const int size = int(
        std::min<std::int64_t>(client.manners().pageLimit, most.value_or(std::numeric_limits<std::int64_t>::max())));
    if (!seen->etag.isEmpty() && seen->etagSize == size) {
        const auto page = co_await client.entitiesPage(query, {.limit = size}, stop, seen->etag);
        if (page && page->answer.status == 304) {
            poll.whole = true;
            poll.report.complete = true;
            poll.report.requests = 1;
            co_return poll;
        }
    }
    Seen now;
    QByteArray etag;
    bool handedOver = false;
    std::optional<Error> untaken;
    poll.report = co_await fetchEntities(
        client, query,
        [&](FetchedPage page) -> QCoro::Task<> {
            const std::uint64_t key = idKey({page.bytes.data(), std::size_t(page.bytes.size())});
            const auto index = std::size_t(page.number) - 1;
            now.pages.resize(std::max(now.pages.size(), index + 1));
            etag = index == 0 ? page.etag : QByteArray();
            const bool known = index < seen->pages.size() && seen->pages[index] == key;
            if (!known && now.pages[index] != key) {
                handedOver = true;
                if (const auto taken = co_await sink(std::move(page)); !taken) {
                    untaken = untaken ? untaken : taken.error();
                    co_return;
                }
            }
            now.pages[index] = key;
        },
        {stop, {}}, most);
    // What was given up half-way may not have been taken in: nothing of it is known.
    if (stop.stop_requested())
        co_return poll;
    if (untaken && !poll.report.error)
        poll.report.error = untaken;
    const bool enough = stoppedAtMost(poll.report);
    poll.whole = !poll.report.error && (poll.report.complete || enough);
    const std::int64_t entities = poll.report.distinct;
    now.whole = poll.whole;
    if (poll.whole) {
        poll.missing = without(seen->ids, poll.report.ids);
        now.ids = poll.report.ids;
        now.pageCount = poll.report.pages;
        // A page that may be full says nothing of what comes behind it.
        if (now.pages.size() == 1 && (enough || (entities < size && entities % capStep != 0))) {
            now.etag = etag;
            now.etagSize = size;
        }
    } else {
        now.ids = together(seen->ids, poll.report.ids);
        now.pageCount = std::max(seen->pageCount, poll.report.pages);
    }
    poll.changed = handedOver || !poll.missing.empty() || !seen->whole;
    // After a failure the pages that did come are known; those behind are asked for as if for the first time.
    *seen = std::move(now);
    co_return poll;
}

void Poller::note(Poll &poll, int pagesBefore, int pagesNow)
{
    m_gone.ids = together(m_gone.ids, poll.missing);
    for (int page = pagesNow + 1; page <= pagesBefore; ++page)
        m_gone.documents.push_back(pageName(poll.query.type, page));
}

void Poller::end(std::optional<Error> error)
{
    m_failures = error ? m_failures + 1 : 0;
    if (!error)
        m_lastSuccess = currentMoment();
    m_error = std::move(error);
    Gone gone = std::exchange(m_gone, {});
    // What one query lost another may have: an entity of several types, or of another type now.
    for (const auto &query : m_queries)
        gone.ids = without(gone.ids, query.second->ids);
    m_timer.start(wait());
    setState(State::Waiting);
    const QPointer self(this);
    if (!gone.ids.empty() || !gone.documents.empty())
        Q_EMIT this->gone(gone);
    if (self)
        Q_EMIT updated();
}

void Poller::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

}  // namespace civiscope::live
