// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/temporalquery.h"
#include "tasks/seriestask.h"
#include "widgets/timeline/timelinedata.h"
#include "workspace/session.h"

namespace civiscope::widgets {

// How far a timeline goes back.
enum class TimelineRange : std::uint8_t { SixHours, Day, Week, Month, Year, All, Custom };
inline constexpr int timelineRangeCount = 7;
[[nodiscard]] const char *rangeWord(TimelineRange range);  // "6h", "24h", "7d", "30d", "1y", "all", "custom"
[[nodiscard]] std::optional<TimelineRange> rangeOf(std::string_view word);
// Its length in microseconds; nullopt: All and Custom have none of their own.
[[nodiscard]] std::optional<Moment> rangeLength(TimelineRange range);

// An entity whose past is shown, where it stands now.
struct TimelineSubject {
    workspace::EntityKey key;
    store::VersionPtr version;
    store::EntityRef place;
};
// At most mostEntities of what is selected and there, the current one first.
inline constexpr std::size_t mostEntities = 12;
[[nodiscard]] std::vector<TimelineSubject> subjectsOf(const workspace::Session &session);

// The entity's name where it has one, else its id, shortened.
[[nodiscard]] QString nameOf(const TimelineSubject &subject);

// An attribute that can have a past.
struct TimelineAttribute {
    std::string iri;
    QString name;  // short, as the source writes it
    bool number = false;
    bool observed = false;  // an entity says when it was observed

    bool operator==(const TimelineAttribute &) const = default;
};
// What these entities have, places left out; the observed ones first, then in the order of their tables.
[[nodiscard]] std::vector<TimelineAttribute> attributesOf(const std::vector<TimelineSubject> &subjects);

// The first two numbers that are observed; where there are none the first two numbers, else the first of all. IRIs.
[[nodiscard]] std::vector<std::string> sensibleAttributes(const std::vector<TimelineAttribute> &all);

// One request for all entities of one type of one source.
struct TimelineAsk {
    int source = 0;  // of the entities' keys
    history::TemporalQuery query;
};
// `attributes`: IRIs; what a type does not have is not asked of it.
[[nodiscard]] std::vector<TimelineAsk> asksFor(const std::vector<TimelineSubject> &subjects,
                                               const std::vector<std::string> &attributes, std::optional<Moment> from,
                                               std::optional<Moment> to);

// Series that came for them.
using TimelinePart = tasks::SeriesAnswer::Part;

// Named and in order: by attribute, then by entity. Without bounds of its own the time reaches from the first value to
// the last, or to `now` where it has a beginning. Precondition: `parts` is not empty, nor is any series.
[[nodiscard]] TimelineData timelineOf(std::vector<TimelinePart> parts, const std::vector<TimelineSubject> &subjects,
                                      const std::vector<TimelineAttribute> &attributes, std::optional<Moment> from,
                                      std::optional<Moment> to, Moment now);

}  // namespace civiscope::widgets
