// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/temporalclient.h"

#include "history/temporalfetch.h"
#include "client/requests.h"

namespace civiscope::history {

namespace {

constexpr std::size_t fewIds = 8;           // asked for one by one
constexpr std::size_t longestIdList = 1500;  // bytes; a URL over about 2,000 does not pass everywhere

// The ids in lists that fit into a URL.
std::vector<std::vector<std::string>> portions(const std::vector<std::string> &ids)
{
    std::vector<std::vector<std::string>> all(1);
    qsizetype length = 0;
    for (const std::string &id : ids) {
        const qsizetype more = client::encoded(id).size() + 3;
        if (length + more > qsizetype(longestIdList) && !all.back().empty()) {
            all.emplace_back();
            length = 0;
        }
        all.back().push_back(id);
        length += more;
    }
    return all;
}

// Whether a failure is about everything that would be asked for next, too.
bool isLasting(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Cancelled:
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::TlsFailed:
    case ErrorCode::TimedOut:
    case ErrorCode::NotAuthorized:
    case ErrorCode::TooManyRequests:
    case ErrorCode::NoTemporalApi: return true;
    default: return false;
    }
}

QCoro::Task<Result<Timelines>> fetchAll(std::shared_ptr<TemporalFetch> fetch)
{
    const TemporalQuery &query = fetch->query;
    if (query.ids.empty() && query.type.empty() && query.attrs.empty())
        co_return std::unexpected(
            Error{ErrorCode::Usage, "asking for the past", {}, "neither entities nor a type are named"});
    co_await TemporalFetch::findContext(fetch);
    const bool commas = std::ranges::any_of(query.ids, [](const std::string &id) { return id.contains(','); });
    const bool oneByOne =
        !query.ids.empty() && (query.ids.size() <= fewIds || commas || (query.type.empty() && query.attrs.empty()));
    std::vector<EntityWindow> windows;
    if (oneByOne) {
        for (const std::string &id : query.ids)
            windows.push_back({.id = id});
    } else {
        for (std::vector<std::string> &ids : portions(query.ids))
            windows.push_back({.ids = std::move(ids), .limit = TemporalFetch::pageOfEntities});
    }
    bool whole = true;
    for (EntityWindow &window : windows) {
        Result<void> done;
        if (oneByOne)
            done = co_await TemporalFetch::walkTime(fetch, std::move(window));
        else
            done = co_await TemporalFetch::walkEntities(fetch, std::move(window));
        if (done)
            continue;
        whole = false;
        fetch->problem(done.error());
        if (isLasting(done.error()))
            break;
    }
    if (fetch->job.cancelled())
        co_return std::unexpected(Error{ErrorCode::Cancelled, "asking for the past", fetch->place(), {}});
    Timelines &found = fetch->found;
    if (!whole && found.series.empty())
        co_return std::unexpected(found.problems.front());
    fetch->keepNewest();
    found.complete = whole && !fetch->cutShort && found.unread.empty();
    co_return std::move(found);
}

}  // namespace

struct TemporalClient::Shared {
    std::shared_ptr<net::HttpTransport> transport;
    std::shared_ptr<jsonld::ContextStore> contexts;
    client::Connection connection;
};

TemporalClient::TemporalClient(std::shared_ptr<net::HttpTransport> transport,
                               std::shared_ptr<jsonld::ContextStore> contexts, client::Connection connection)
    : m_shared(std::make_shared<const Shared>(std::move(transport), std::move(contexts), std::move(connection)))
{
}

QCoro::Task<Result<Timelines>> TemporalClient::fetch(TemporalQuery query, Job job) const
{
    return fetchAll(std::make_shared<TemporalFetch>(m_shared->transport, m_shared->contexts, m_shared->connection,
                                                    std::move(query), std::move(job)));
}

}  // namespace civiscope::history
