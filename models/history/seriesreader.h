// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "history/series.h"
#include "jsonld/context.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::history {

// Which of an instance's times places it on the axis (ETSI GS CIM 009 V1.9.1, clause 4.11).
enum class TimeProperty : std::uint8_t { ObservedAt, CreatedAt, ModifiedAt, DeletedAt };
[[nodiscard]] std::string_view timePropertyName(TimeProperty property);  // "observedAt"

// Why a point, or all of an entity, could not be read.
enum class UnreadReason : std::uint8_t {
    NotAnEntity,     // no object, no JSON
    MissingId,
    NoTime,          // one of several instances that lacks the time property
    TimeUnreadable,  // it is no date and time
    TimeWithoutZone, // a local time of nobody knows where
    NotAPair,        // a member of `values` and the like that is no [value, time]
    NotAPeriod,      // a member of an aggregate that is no [value, start, end]
    NotANumber,      // of an aggregate: a value that is none, even as text
    EndBeforeStart,  // of an aggregate
    NoValue,         // an instance without its value member
};
[[nodiscard]] std::string_view unreadWord(UnreadReason reason);  // "no-time": stable, never translated

struct Unread {
    std::string where;  // JSON Pointer into the document, or the line: "/3/no2/values/17"
    UnreadReason reason = UnreadReason::NoTime;
    std::string found;  // the beginning of it, as JSON
};

// What type an entity of the document has.
struct EntityTypes {
    std::string entity;
    std::vector<std::string> names;  // as written; empty: it does not say
    std::size_t context = 0;         // which of the document's contexts they are written with
};

// All series of one document. Nothing goes missing: each instance is a point, is listed in `unread`, repeats another
// one whole, or is one of `untimed`.
struct SeriesDocument {
    std::vector<Series> series;
    std::vector<std::string> contexts;  // raw JSON of the distinct @contexts; the first is the document's, may be empty
    std::size_t entities = 0;
    std::vector<EntityTypes> types;  // of each of them
    std::vector<Unread> unread;
    std::size_t repeated = 0;  // points that said the same of the same moment again
    std::size_t untimed = 0;  // attributes with a value and no time: facts, not history
};

// Reads every temporal form of clause 4.5.6 to 4.5.9 and what brokers make of it: arrays of instances (or a lone one),
// temporalValues of all kinds, aggregated values, mixtures with attributes that have no time; expanded names; entities
// without a type. Errors: those of ngsild::splitDocument, Cancelled. Pure work: run large documents in a worker.
[[nodiscard]] Result<SeriesDocument> readSeries(std::string_view document,
                                                TimeProperty property = TimeProperty::ObservedAt, const Job &job = {});

// Turns the names into IRIs; `contexts` stands for document.contexts one for one, none of them null. Series that turn
// out to be the same are joined.
void nameSeries(SeriesDocument &document, std::span<const jsonld::ContextPtr> contexts);

}  // namespace civiscope::history
