// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/edition.h"
#include "audit/verdict.h"

#include <array>
#include <map>
#include <vector>

namespace civiscope::audit {

// One requirement as it was judged: rolled up from its checks.
struct Row {
    const Requirement *requirement = nullptr;  // in Scorecard::edition
    Verdict verdict = Verdict::CouldNotBeTested;
    std::vector<Reason> reasons = {};      // about the row itself; those of its checks stand with these
    std::vector<std::string> checks = {};  // that ran, or should have
};

struct Column {
    const Mim *mim = nullptr;  // in Scorecard::edition
    std::vector<Row> rows = {};

    [[nodiscard]] std::array<int, verdictCount> counts() const;  // by Verdict
};

struct SampledCount {
    std::string name = {};
    std::string iri = {};
    std::optional<std::int64_t> total = {};
    std::int64_t taken = 0;
};

// The outcome of one audit. A value; it holds the edition it was made by.
struct Scorecard {
    EditionPtr edition = {};
    std::string source = {};          // as a person names it
    std::string programVersion = {};
    bool isBroker = false;
    Moment begun = 0;
    Moment ended = 0;
    int requests = 0;            // asked for; repetitions after failures not counted
    std::int64_t entities = 0;   // loaded
    std::uint64_t seed = 1;
    int perType = 200;
    std::vector<SampledCount> sample = {};
    std::map<std::string, CheckResult> checks = {};
    std::vector<Column> columns = {};  // one a MIM, in the edition's order
    bool stopped = false;         // by the user, before all checks ran
    std::optional<Error> gone = {};    // the broker stopped answering on the way

    [[nodiscard]] std::array<int, verdictCount> counts() const;
};

// The judgement of all requirements of an edition from what the checks found. `checks` by id; a check the program has
// but that is not among them was stopped.
[[nodiscard]] std::vector<Column> rollUp(const Edition &edition, const std::map<std::string, CheckResult> &checks);
[[nodiscard]] Row rollUp(const Requirement &requirement, const std::map<std::string, CheckResult> &checks);

}  // namespace civiscope::audit
