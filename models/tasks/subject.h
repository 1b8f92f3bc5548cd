// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"
#include "tasks/sourcerequest.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace civiscope::tasks {

// What of a source a result tells of: by what the data was narrowed, and whether all of that is there.
struct Scope {
    QStringList types = {};             // names, IRIs or selections that were asked for; empty: all
    query::FilterText filter = {};      // that was asked for; empty: none
    std::optional<qint64> limit = {};   // entities that were asked for at most
    bool limitReached = false;          // there is more than that
    bool complete = false;              // all that was asked for is there
    std::int64_t entities = 0;          // of the version
    std::optional<std::int64_t> total = {};  // entities the source has; nullopt: it did not say

    bool operator==(const Scope &) const = default;
    [[nodiscard]] bool narrowed() const { return !types.isEmpty() || !filter.empty() || limitReached; }
    // The source may have entities that the version lacks.
    [[nodiscard]] bool partial() const { return !complete || narrowed(); }
};

// A source as long work looks at it: values, whatever becomes of the source meanwhile.
struct Subject {
    SourceRequest request;
    store::VersionPtr version;  // never null
    Scope scope;
};

// `report`: how its last load ended; null: none has.
[[nodiscard]] Subject subjectOf(SourceRequest request, store::VersionPtr version, const LoadReport *report);

// Which part of its work a task has come to, for whoever tells of progress; units of the job's progress in brackets.
enum class Stage {
    ReadingSchemas,  // (documents)
    Validating,      // (entities)
    Auditing,        // (steps)
    Comparing,       // (columns read and rows compared)
    Writing,         // (entities)
};
using StageReport = std::function<void(Stage)>;

}  // namespace civiscope::tasks
