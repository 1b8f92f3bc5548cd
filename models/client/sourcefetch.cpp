// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sourcefetch.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>

namespace civiscope::client {

namespace {

// Errors after which asking for the next type is no use either.
bool brokerIsAway(const PagingReport &report)
{
    constexpr std::array away{ErrorCode::HostNotFound, ErrorCode::ConnectionRefused, ErrorCode::TlsFailed,
                              ErrorCode::TimedOut,     ErrorCode::NotAuthorized,     ErrorCode::Cancelled};
    return report.error && (report.received == 0 || report.error->code == ErrorCode::Cancelled) &&
           std::ranges::contains(away, report.error->code);
}

bool listIsMissing(const Error &error)
{
    constexpr std::array missing{ErrorCode::HttpStatus, ErrorCode::NotFound, ErrorCode::NotNgsiLd, ErrorCode::NotJson,
                                 ErrorCode::Empty};
    return std::ranges::contains(missing, error.code);
}

// How many entities the types hold together; nullopt when one of them does not say.
QCoro::Task<std::optional<std::int64_t>> countAll(BrokerClient client, std::vector<std::string> types,
                                                  EntityQuery asked, std::stop_token stop)
{
    std::vector<QCoro::Task<Result<std::optional<std::int64_t>>>> counts;
    counts.reserve(types.size());
    for (const std::string &type : types) {
        asked.type = type;
        counts.push_back(client.count(asked, stop));
    }
    std::optional<std::int64_t> sum = 0;
    for (auto &task : counts) {
        const auto count = co_await task;
        sum = sum && count && *count ? std::optional(*sum + **count) : std::nullopt;
    }
    co_return sum;
}

// Adds one type's report to the sum. Entities of several types come several times and count once.
void add(PagingReport &all, const PagingReport &one, std::int64_t &missing, bool &counted)
{
    std::vector<std::uint64_t> ids;
    ids.reserve(all.ids.size() + one.ids.size());
    std::ranges::set_union(all.ids, one.ids, std::back_inserter(ids));
    const std::int64_t nameless = one.distinct - std::int64_t(one.ids.size());
    all.distinct += std::int64_t(ids.size()) - std::int64_t(all.ids.size()) + nameless;
    all.ids = std::move(ids);
    all.received += one.received;
    all.requests += one.requests;
    all.bytes += one.bytes;
    for (const PagingRemark &remark : one.notes)
        if (!std::ranges::contains(all.notes, remark))
            all.notes.push_back(remark);
    counted = counted && one.total;
    missing += one.total ? std::max<std::int64_t>(*one.total - one.distinct, 0) : 0;
}

std::optional<Error> sumOfErrors(const SourceReport &report)
{
    const auto failed =
        std::ranges::find_if(report.types, [](const auto &type) { return type.paging.error.has_value(); });
    if (failed == report.types.end())
        return std::nullopt;
    Error error = *failed->paging.error;
    if (error.code == ErrorCode::Cancelled || report.all.received == 0)
        return error;
    error.detail = std::to_string(report.all.distinct) + " of " +
                   (report.all.total ? std::to_string(*report.all.total) : "?") + "; " + failed->query.type +
                   (error.detail.empty() ? std::string() : ": " + error.detail);
    error.code = ErrorCode::Incomplete;
    return error;
}

void close(SourceReport &report, std::int64_t missing, bool counted)
{
    report.all.total = counted ? std::optional(report.all.distinct + missing) : std::nullopt;
    report.all.complete = std::ranges::all_of(report.types, [](const auto &type) { return type.paging.complete; });
    report.all.error = sumOfErrors(report);
}

// For a broker that does not list its types: everything at once, in the ways that one broker or another allows (ETSI
// GS CIM 009 V1.9.1, clause 5.7.2: a query without type, attribute, q or geo-query is too wide unless local).
QCoro::Task<SourceReport> fetchWithoutTypes(BrokerClient client, Error whyNot, PageSink sink, Job job,
                                            std::optional<std::int64_t> most, EntityQuery asked)
{
    std::vector<EntityQuery> ways{asked, asked};
    ways[0].local = true;
    ways[1].type = "*";
    // With a query of its own it is not too wide.
    if (!asked.q.empty() || !asked.georel.empty())
        ways.insert(ways.begin(), asked);
    if (const auto attributes = co_await client.attributes(job.stop)) {
        EntityQuery any = asked;
        for (const AttributeInfo &attribute : *attributes)
            any.attrs += (any.attrs.empty() ? "" : ",") + attribute.name;
        if (!any.attrs.empty())
            ways.push_back(any);
    }
    std::optional<PagingReport> best;
    EntityQuery answered;
    for (const EntityQuery &way : ways) {
        PagingReport tried = co_await fetchEntities(client, way, sink, job, most);
        const bool came = tried.received > 0;
        if (came || brokerIsAway(tried) || (!best && !tried.error))
            best = std::move(tried), answered = way;
        if (best && (came || best->error))
            break;
    }
    SourceReport report;
    if (!best) {
        best.emplace();
        best->error = std::move(whyNot);
    }
    best->notes.push_back({PagingNote::TypesUnknown, {}});
    report.types.push_back({std::move(answered), *best});
    report.all = std::move(*best);
    co_return report;
}

}  // namespace

QCoro::Task<SourceReport> fetchSource(BrokerClient client, std::vector<std::string> types, PageSink sink, Job job,
                                      std::optional<std::int64_t> most, EntityQuery asked)
{
    QElapsedTimer clock;
    clock.start();
    SourceReport report;
    if (types.empty()) {
        const auto listed = co_await client.types(job.stop);
        report.all.requests = 1;
        if (!listed && !listIsMissing(listed.error())) {
            report.all.error = listed.error();
            co_return report;
        }
        if (!listed || listed->empty()) {
            const Error why = listed ? Error{} : listed.error();
            SourceReport whole = co_await fetchWithoutTypes(client, why, sink, job, most, asked);
            // A broker that lists no types and gives nothing without one is empty.
            if (listed && whole.all.received == 0 && whole.all.error && !brokerIsAway(whole.all)) {
                whole = {};
                whole.all.total = 0;
                whole.all.complete = true;
            }
            whole.all.seconds = double(clock.elapsed()) / 1000;
            co_return whole;
        }
        for (const TypeInfo &type : *listed)
            types.push_back(type.name);
    }
    std::optional<std::int64_t> expected;
    if (types.size() > 1 && !most) {
        expected = co_await countAll(client, types, asked, job.stop);
        report.all.requests += int(types.size());
    }
    std::int64_t missing = 0;
    bool counted = true;
    for (const std::string &type : types) {
        if (most && report.all.distinct >= *most) {
            report.all.notes.push_back({PagingNote::StoppedAtMost, {}});
            counted = false;
            break;
        }
        const Job part{job.stop, [&](const Progress &p) {
                           const bool alone = types.size() == 1;
                           job.progress(report.all.received + p.done, alone ? p.total : expected);
                       }};
        const auto left = most ? std::optional(*most - report.all.distinct) : std::nullopt;
        EntityQuery query = asked;
        query.type = type;
        report.types.push_back({query, co_await fetchEntities(client, query, sink, part, left)});
        add(report.all, report.types.back().paging, missing, counted);
        if (brokerIsAway(report.types.back().paging))
            break;
    }
    for (std::size_t i = report.types.size(); i < types.size(); ++i) {
        report.unasked.push_back(asked);
        report.unasked.back().type = types[i];
    }
    close(report, missing, counted);
    report.all.complete = report.all.complete && report.types.size() == types.size();
    report.all.seconds = double(clock.elapsed()) / 1000;
    co_return report;
}

}  // namespace civiscope::client
