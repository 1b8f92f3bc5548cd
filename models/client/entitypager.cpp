// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/entitypager.h"

#include "base/idkey.h"
#include "client/pageids.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <limits>
#include <memory>
#include <unordered_set>

namespace civiscope::client {

namespace {

using namespace Qt::StringLiterals;

constexpr int carefulLimit = 20;           // a page that no broker refuses for its size
constexpr int usualLimit = 100;            // the largest page of many brokers that refuse larger ones
constexpr int longestEmptyRun = 50;        // empty pages followed by their next links
constexpr std::size_t sampleSize = 4000;   // ids kept as text, to split by
constexpr int deepestSplit = 12;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

// A page on its way. Given up when it is destroyed before it was awaited.
struct InFlight {
    PageWindow window;
    std::stop_source stop;
    QCoro::Task<Result<EntityPage>> task;
};

QCoro::Task<Result<EntityPage>> fetchPage(BrokerClient client, EntityQuery query, PageWindow window,
                                          std::stop_token outer, std::stop_source own)
{
    const std::stop_callback both(outer, [own]() mutable { own.request_stop(); });
    co_return co_await client.entitiesPage(query, window, own.get_token());
}

// What a next link says.
struct NextWindow {
    std::optional<std::int64_t> offset;
    std::optional<int> limit;
};

NextWindow readNext(const QByteArray &link)
{
    const QUrlQuery query(QUrl::fromEncoded(link).query(QUrl::FullyEncoded));
    const auto number = [&](const QString &name) -> std::optional<std::int64_t> {
        bool fine = false;
        const qint64 value = query.queryItemValue(name).toLongLong(&fine);
        return fine && value >= 0 ? std::optional<std::int64_t>(value) : std::nullopt;
    };
    NextWindow next{number(u"offset"_s), std::nullopt};
    if (const auto limit = number(u"limit"_s); limit && *limit > 0 && *limit < 1'000'000)
        next.limit = int(*limit);
    return next;
}

// The limit to try after one was refused: that which the refusal names, if it does.
int limitAfter(int limit, const Error &refusal)
{
    static const QRegularExpression most(u"max\\w*\\D{0,20}(\\d{1,9})"_s, QRegularExpression::CaseInsensitiveOption);
    const int named = most.match(QString::fromStdString(refusal.detail)).captured(1).toInt();
    if (named > 0 && named < limit)
        return named;
    return limit > usualLimit ? usualLimit : limit / 2;
}

// How one run over the pages of one query ended.
enum class End : std::uint8_t {
    Clean,     // the count was reached, or, without one, a page was the last
    Empty,     // a page was empty before the count was reached
    Repeated,  // a page brought nothing new before the count was reached
    TooDeep,   // more than can be reached by paging; only the first page was taken
    Stopped,   // as many as were wanted
    Failed,
};

struct Walk {
    End end = End::Clean;
    bool begun = false;                  // a page came
    bool limitSuspected = false;         // a small page could be had where the first was refused
    std::int64_t distinct = 0;
    std::int64_t offset = 0;             // reached
    std::optional<std::int64_t> count;   // newest
    bool shrank = false;                 // the count went down on the way
    bool skipped = false;                // a next link led past entities
    bool uneven = false;                 // a page before the last was short: the next may overlap it
    std::vector<std::string> sample;     // of ids
    std::optional<Error> error;
};

// Lives in the frame of fetchEntities, which ends only after all that it awaits.
class Pager {
public:
    Pager(BrokerClient client, EntityQuery query, PageSink sink, Job job, std::optional<std::int64_t> most)
        : m_client(std::move(client))
        , m_query(std::move(query))
        , m_sink(std::move(sink))
        , m_job(std::move(job))
        , m_most(most)
    {
    }

    QCoro::Task<PagingReport> run();

private:
    QCoro::Task<Walk> walk(EntityQuery query, bool useLinks, std::int64_t reach);
    QCoro::Task<bool> limitIsTheTrouble(EntityQuery query);
    QCoro::Task<bool> lowerRefusedLimit(EntityQuery query, Error refusal, PageWindow &window, Walk &walk);
    QCoro::Task<> split(std::string known, std::vector<std::string> sample, std::int64_t reach, int depth);
    QCoro::Task<std::int64_t> take(const EntityPage &page, Walk &walk, std::unordered_set<std::uint64_t> &ofWalk);
    bool advance(PageWindow &window, const EntityPage &page, std::int64_t entities, Walk &walk, bool useLinks);
    InFlight start(const EntityQuery &query, PageWindow window) const;
    void lowerLimit(PageWindow &window, int limit);
    void readCount(const EntityPage &page, const EntityQuery &query, Walk &walk);
    void note(PagingNote note, std::string detail = {});
    void finish(const Walk &walk);
    [[nodiscard]] bool enough() const { return m_most && std::int64_t(m_seen.size()) + m_nameless >= *m_most; }
    [[nodiscard]] std::int64_t distinct() const { return std::int64_t(m_seen.size()) + m_nameless; }

    BrokerClient m_client;
    EntityQuery m_query;
    PageSink m_sink;
    Job m_job;
    std::optional<std::int64_t> m_most;
    PagingReport m_report;
    std::unordered_set<std::uint64_t> m_seen;
    std::int64_t m_nameless = 0;        // entities without an id, all taken for different
    std::optional<std::int64_t> m_total;
    std::vector<std::string> m_fetchedPrefixes;             // of ids, by split
    std::unordered_set<std::string> m_fetchedPatterns;
    std::optional<Error> m_splitError;
    bool m_splitOver = false;                               // parts are not possible
    int m_number = 0;
};

void Pager::note(PagingNote note, std::string detail)
{
    const auto known = std::ranges::find(m_report.notes, note, &PagingRemark::note);
    if (known == m_report.notes.end())
        m_report.notes.push_back({note, std::move(detail)});
    else if (note == PagingNote::PageLimitLowered)
        known->detail = std::move(detail);
}

InFlight Pager::start(const EntityQuery &query, PageWindow window) const
{
    std::stop_source stop;
    auto task = fetchPage(m_client, query, window, m_job.stop, stop);
    return {std::move(window), stop, std::move(task)};
}

void Pager::lowerLimit(PageWindow &window, int limit)
{
    window.limit = std::max(limit, 1);
    m_client.manners().pageLimit = std::min(m_client.manners().pageLimit, window.limit);
    note(PagingNote::PageLimitLowered, std::to_string(window.limit));
}

// Some refuse a page size in words that do not say so: a small page tells.
QCoro::Task<bool> Pager::limitIsTheTrouble(EntityQuery query)
{
    ++m_report.requests;
    co_return (co_await m_client.entitiesPage(query, {.limit = carefulLimit}, m_job.stop)).has_value();
}

// After a page was refused: lowers the limit where that may help, and answers whether it did.
QCoro::Task<bool> Pager::lowerRefusedLimit(EntityQuery query, Error refusal, PageWindow &window, Walk &walk)
{
    const bool status = refusal.code == ErrorCode::HttpStatus;
    if (!walk.begun && !walk.limitSuspected && status && !refusal.retryable && window.limit > carefulLimit)
        walk.limitSuspected = co_await limitIsTheTrouble(query);
    const bool tooMuch =
        refusal.code == ErrorCode::TooLarge || (walk.limitSuspected && status && window.limit > carefulLimit);
    if (!tooMuch || window.limit <= 1 || !window.link.isEmpty())
        co_return false;
    lowerLimit(window, limitAfter(window.limit, refusal));
    co_return true;
}

void Pager::readCount(const EntityPage &page, const EntityQuery &query, Walk &walk)
{
    if (!page.count)
        return;
    walk.shrank = walk.shrank || (walk.count && *page.count < *walk.count);
    walk.count = page.count;
    if (query.idPattern == m_query.idPattern)
        m_total = page.count;
}

// Counts and hands over one page; answers how many of its entities the walk had not seen.
QCoro::Task<std::int64_t> Pager::take(const EntityPage &page, Walk &walk, std::unordered_set<std::uint64_t> &ofWalk)
{
    const PageIds found = pageIds(view(page.answer.body));
    std::int64_t fresh = 0;
    for (const std::string_view id : found.ids) {
        const std::uint64_t key = idKey(id);
        m_seen.insert(key);
        fresh += ofWalk.insert(key).second ? 1 : 0;
        if (walk.sample.size() < sampleSize)
            walk.sample.emplace_back(id);
    }
    const std::int64_t nameless = found.entities - std::int64_t(found.ids.size());
    // Without ids a page repeats when its bytes do.
    if (nameless > 0 && ofWalk.insert(idKey(view(page.answer.body))).second) {
        fresh += nameless;
        m_nameless += nameless;
    }
    walk.distinct += fresh;
    m_report.received += found.entities;
    m_report.bytes += page.answer.body.size();
    for (const std::string &warning : page.warnings)
        note(PagingNote::PartialSources, warning);
    if (found.entities > 0)
        co_await m_sink({.bytes = page.answer.body,
                         .url = page.answer.url,
                         .context = page.context,
                         .type = m_query.type,
                         .number = ++m_number,
                         .etag = page.answer.header("ETag")});
    m_report.pages = std::max(m_report.pages, m_number);
    m_job.progress(distinct(), m_total);
    co_return found.entities == 0 ? -1 : fresh;
}

// Moves the window on; false when there is no next page.
bool Pager::advance(PageWindow &window, const EntityPage &page, std::int64_t entities, Walk &walk, bool useLinks)
{
    const bool counted = walk.count.has_value();
    if (useLinks && !page.next.isEmpty()) {
        const NextWindow next = readNext(page.next);
        if (next.limit && *next.limit < window.limit && !m_most)
            lowerLimit(window, *next.limit);
        if (!next.offset && page.next != window.link) {
            window.link = page.next;
            window.offset += entities;
            return true;
        }
        if (next.offset && *next.offset > window.offset) {
            walk.skipped = walk.skipped || (entities > 0 && *next.offset > window.offset + entities);
            window.link.clear();
            window.offset = *next.offset;
            return true;
        }
        note(PagingNote::NextLinkUseless);
    }
    if (counted && walk.distinct >= *walk.count)
        return false;
    // A first page that is short of the count shows the broker's own limit.
    if (counted && window.offset == 0 && entities > 0 && entities < window.limit && entities < *walk.count)
        lowerLimit(window, int(entities));
    window.link.clear();
    window.offset += entities;
    return entities > 0;
}

QCoro::Task<Walk> Pager::walk(EntityQuery query, bool useLinks, std::int64_t reach)
{
    Walk walk;
    std::unordered_set<std::uint64_t> ofWalk;
    PageWindow window{.limit = m_client.manners().pageLimit};
    std::optional<InFlight> ahead;
    const auto giveUpAhead = [&] {
        if (ahead)
            ahead->stop.request_stop();
        ahead.reset();
    };
    int emptyRun = 0;
    while (true) {
        if (m_most)
            window.limit = int(std::clamp<std::int64_t>(*m_most - distinct(), 1, window.limit));
        if (ahead && ahead->window.offset != window.offset)
            giveUpAhead();
        InFlight current = ahead ? std::move(*ahead) : start(query, window);
        ahead.reset();
        const std::int64_t following = window.offset + window.limit;
        if (walk.count && following < *walk.count && window.link.isEmpty() && !m_most)
            ahead = start(query, {.offset = following, .limit = window.limit});
        const Result<EntityPage> page = co_await current.task;
        ++m_report.requests;

        if (!page) {
            const bool lowered = co_await lowerRefusedLimit(query, page.error(), window, walk);
            giveUpAhead();
            if (lowered)
                continue;
            walk.end = End::Failed;
            walk.error = page.error();
            break;
        }
        walk.begun = true;
        readCount(*page, query, walk);
        const std::int64_t before = m_report.received;
        const std::int64_t fresh = co_await take(*page, walk, ofWalk);
        const std::int64_t entities = m_report.received - before;
        if (m_job.cancelled()) {
            walk.end = End::Failed;
            walk.error = Error{ErrorCode::Cancelled, "fetching entities", {}, {}, false};
            break;
        }
        if (enough()) {
            walk.end = End::Stopped;
            break;
        }
        const bool reached = !walk.count || walk.distinct >= *walk.count;
        const bool last = walk.count && entities < window.limit && window.offset + entities == *walk.count;
        if (entities > 0 && fresh == 0 && !last) {
            // Past the end some repeat what they have; a full page over and over is another matter.
            const bool full = !walk.count && entities >= window.limit;
            walk.end = reached && !full ? End::Clean : End::Repeated;
            break;
        }
        emptyRun = entities == 0 ? emptyRun + 1 : 0;
        const std::int64_t offset = window.offset;
        const bool more = advance(window, *page, entities, walk, useLinks);
        walk.uneven |= more && entities > 0 && entities < window.limit && walk.count && window.offset < *walk.count;
        const bool past = walk.count && (window.offset >= *walk.count || !window.link.isEmpty());
        const bool hopeless = entities == 0 && (past || emptyRun > longestEmptyRun);
        walk.offset = more ? window.offset : offset;
        if (!more || hopeless) {
            walk.end = reached ? End::Clean : End::Empty;
            break;
        }
        if (walk.count && *walk.count > reach) {
            walk.end = End::TooDeep;
            break;
        }
    }
    giveUpAhead();
    co_return walk;
}

// Fetches in parts by the beginning of the id what could not be reached by paging; `known` begins all ids asked for.
// The sample shows how ids go on. What goes on otherwise is asked for as the rest, and where that is too much it shows
// more of how ids go on: then the parts are cut anew.
QCoro::Task<> Pager::split(std::string known, std::vector<std::string> sample, std::int64_t reach, int depth)
{
    for (bool learned = true; learned && depth <= deepestSplit;) {
        learned = false;
        for (const IdPart &part : splitIds(known, sample)) {
            if (m_splitError || (m_total && distinct() >= *m_total))
                co_return;
            const bool covered = std::ranges::any_of(m_fetchedPrefixes, [&](const std::string &prefix) {
                return part.all && part.prefix.starts_with(prefix);
            });
            if (covered || m_fetchedPatterns.contains(part.pattern))
                continue;
            const bool begun = part.all && std::ranges::any_of(m_fetchedPrefixes, [&](const std::string &prefix) {
                                   return prefix.starts_with(part.prefix);
                               });
            Walk walked;
            if (!begun) {
                EntityQuery query = m_query;
                query.idPattern = part.pattern;
                walked = co_await walk(query, true, reach);
            }
            const bool ignored =
                std::ranges::any_of(walked.sample, [&](const std::string &id) { return !id.starts_with(part.prefix); });
            if (walked.end == End::Failed || ignored) {
                if (ignored)
                    note(PagingNote::IdPatternIgnored);
                m_splitError = walked.error;
                m_splitOver = ignored;
            }
            if (m_splitError || m_splitOver)
                co_return;
            const bool whole = !begun && (!walked.count || walked.distinct >= *walked.count);
            if (!whole)
                sample.insert(sample.end(), walked.sample.begin(), walked.sample.end());
            if (!whole && part.all)
                co_await split(part.prefix, sample, reach, depth + 1);
            else if (!whole)
                learned = learned || !walked.sample.empty();
            if (m_splitOver)
                co_return;
            if (part.all)
                m_fetchedPrefixes.push_back(part.prefix);
            else if (whole)
                m_fetchedPatterns.insert(part.pattern);
        }
        ++depth;
    }
}

QCoro::Task<PagingReport> Pager::run()
{
    QElapsedTimer clock;
    clock.start();
    constexpr std::int64_t anyDepth = std::numeric_limits<std::int64_t>::max();
    Walk first = co_await walk(m_query, true, anyDepth);
    const auto missing = [&] { return m_total && distinct() < *m_total; };
    const bool ended = first.end != End::Failed && first.end != End::Stopped;
    if (first.shrank)
        note(PagingNote::ChangedMeanwhile);
    if (ended && (missing() || first.shrank)) {
        // All offsets were walked and some entities were still missed: they moved between pages, or links led past.
        if (first.shrank || first.skipped || first.offset >= *m_total) {
            note(PagingNote::WalkedTwice);
            m_number = 0;
            first = co_await walk(m_query, false, anyDepth);
        }
        if (missing() && first.end != End::Failed && first.offset < *m_total) {
            note(first.end == End::Repeated ? PagingNote::PagesRepeat : PagingNote::DeepPagesEmpty,
                 std::to_string(first.offset));
            if (m_query.idPattern.empty() && m_query.id.empty()) {
                note(PagingNote::SplitById);
                const std::int64_t reach = std::max<std::int64_t>(first.distinct, 1);
                co_await split({}, std::move(first.sample), reach, 0);
            }
        }
    }
    finish(first);
    m_report.seconds = double(clock.elapsed()) / 1000;
    co_return std::move(m_report);
}

void Pager::finish(const Walk &walk)
{
    m_report.distinct = distinct();
    m_report.total = m_total;
    m_report.ids.assign(m_seen.begin(), m_seen.end());
    std::ranges::sort(m_report.ids);
    if (!m_total && walk.end != End::Failed)
        note(PagingNote::NoCount);
    if (m_total && m_report.distinct > *m_total) {
        note(PagingNote::CountTooSmall, std::to_string(*m_total));
        m_report.total = m_report.distinct;
    }
    // As many came as were counted: what seems to be missing came twice instead.
    const std::int64_t missing = m_total ? *m_total - m_report.distinct : 0;
    const bool whole = (walk.end == End::Empty || walk.end == End::Repeated) && !walk.uneven && !walk.skipped;
    if (missing > 0 && whole && !m_splitError && walk.offset >= *m_total) {
        note(PagingNote::IdsTwice, std::to_string(missing));
        m_total = m_report.total = m_report.distinct;
    }
    if (walk.end == End::Stopped) {
        m_report.complete = m_report.total == m_report.distinct;
        if (!m_report.complete)
            note(PagingNote::StoppedAtMost);
        return;
    }
    const std::optional<Error> &cause = walk.error ? walk.error : m_splitError;
    m_report.complete = !cause && (m_total ? m_report.distinct >= *m_total : walk.end == End::Clean);
    if (m_report.complete)
        return;
    if (cause && (m_report.received == 0 || cause->code == ErrorCode::Cancelled)) {
        m_report.error = cause;
        return;
    }
    const BrokerManners &manners = m_client.manners();
    Error error{
        ErrorCode::Incomplete, "fetching entities",
        entitiesUrl(m_client.connection(), manners, m_query, {.limit = manners.pageLimit}).toEncoded().toStdString(),
        std::to_string(m_report.distinct) + " of " + (m_total ? std::to_string(*m_total) : "?"), false};
    if (cause) {
        error.where = cause->where;
        error.detail += "; " + std::string(codeWord(cause->code));
        if (!cause->detail.empty())
            error.detail += ": " + cause->detail;
        error.retryable = cause->retryable;
        error.reason = cause->reason;
        error.args = cause->args;
    }
    m_report.error = std::move(error);
}

}  // namespace

std::string pageName(std::string_view type, int number)
{
    return (type.empty() ? std::string() : std::string(type) + ", ") + "page " + std::to_string(number);
}

QCoro::Task<PagingReport> fetchEntities(BrokerClient client, EntityQuery query, PageSink sink, Job job,
                                        std::optional<std::int64_t> most)
{
    Pager pager(std::move(client), std::move(query), std::move(sink), std::move(job), most);
    co_return co_await pager.run();
}

}  // namespace civiscope::client
