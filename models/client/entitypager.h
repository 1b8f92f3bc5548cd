// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/brokerclient.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::client {

// What was odd about a broker's paging; models/words makes the sentence.
enum class PagingNote : std::uint8_t {
    PageLimitLowered,      // the broker gives smaller pages than asked for; detail: the page size used at last
    NoCount,               // it never said how many there are: the end is where pages ended
    CountTooSmall,         // more came than it counted
    NextLinkUseless,       // its next link led backwards or in a circle
    PagesRepeat,           // a page brought nothing new
    DeepPagesEmpty,        // pages went empty before the count was reached; detail: the offset
    ChangedMeanwhile,      // entities went away while pages were fetched
    WalkedTwice,           // all pages were fetched a second time to fill what was missed
    SplitById,             // deep pages could not be had: fetched in parts by the beginning of the id
    IdPatternIgnored,      // such parts are not possible with this broker
    IdsTwice,              // it counts entities that it gave twice; detail: how many
    PartialSources,        // NGSILD-Warning: other sources behind the broker failed; detail: its text
    TypesUnknown,          // the broker does not list its types: everything was asked for at once
    StoppedAtMost,         // as many as were wanted came; there are more
};

struct PagingRemark {
    PagingNote note;
    std::string detail;
    bool operator==(const PagingRemark &) const = default;
};

// One page as it arrived, for the reader.
struct FetchedPage {
    QByteArray bytes;            // JSON, shared, not copied
    QUrl url;                    // where it came from
    std::optional<QUrl> context; // that the Link header names
    std::string type;             // that was asked for; empty or "*": any
    int number = 0;              // 1, 2, … of the query; the same again when all pages are walked a second time
    QByteArray etag;              // for asking whether the page changed; empty: none
};

// How a page is called where something is said of it: "Lamp, page 3".
[[nodiscard]] std::string pageName(std::string_view type, int number);

// Takes the pages in order; the next is handed over when the task is done, so a slow reader is not flooded.
using PageSink = std::function<QCoro::Task<>(FetchedPage page)>;

// How a query of many pages went. Nothing is hidden: `complete` is true only when every entity came that the broker
// counted (or, when it does not count, when its pages came to an end).
struct PagingReport {
    std::int64_t received = 0;           // entities in all pages, repeated ones too
    std::int64_t distinct = 0;           // by id
    std::optional<std::int64_t> total;   // as the broker counts, newest word; nullopt: it does not
    bool complete = false;
    int requests = 0;
    std::int64_t bytes = 0;
    double seconds = 0;
    std::vector<PagingRemark> notes;     // each once
    std::vector<std::uint64_t> ids;      // idKey of all that came, sorted
    int pages = 0;                       // handed over; the numbers of FetchedPage go from 1 to this
    std::optional<Error> error;          // Incomplete ("1200 of 8431") with the cause in detail, Cancelled, or why
                                         // nothing came at all
};

// Fetches all entities of a query, page by page, with what real brokers need (ETSI GS CIM 009 V1.9.1, clause 5.5.9 and
// 6.3.10): two pages on their way where offsets are known, next links of any kind, page limits found by trying,
// repeated and empty pages, lost deep pages. What came before a failure is kept. Progress counts distinct entities.
// `most`: stop when so many came. Main thread.
[[nodiscard]] QCoro::Task<PagingReport> fetchEntities(BrokerClient client, EntityQuery query, PageSink sink, Job job,
                                                      std::optional<std::int64_t> most = std::nullopt);

}  // namespace civiscope::client
