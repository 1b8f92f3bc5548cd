// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/scorecard.h"

#include "audit/check.h"

#include <algorithm>

namespace civiscope::audit {

namespace {

std::string joined(const std::vector<std::string> &ids)
{
    std::string all;
    for (const std::string &id : ids)
        all += (all.empty() ? "" : ", ") + id;
    return all;
}

// From best to worst, for what can be compared.
int badness(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return 0;
    case Verdict::MetWithRemarks: return 1;
    case Verdict::CouldNotBeTested: return 2;
    case Verdict::NotMet: return 3;
    case Verdict::NeedsHumanEvidence:
    case Verdict::NotApplicable: break;
    }
    return -1;
}

// Where any of several checks is enough: one that is met carries the row, those that are not become a remark.
void anyOf(Row &row, const std::vector<const CheckResult *> &results)
{
    const auto isMet = [](const CheckResult *result) {
        return result->verdict == Verdict::Met || result->verdict == Verdict::MetWithRemarks;
    };
    std::vector<std::string> failed;
    for (const CheckResult *result : results)
        if (!isMet(result) && result->verdict != Verdict::NotApplicable)
            failed.push_back(result->id);
    if (std::ranges::any_of(results, isMet)) {
        const bool clean = failed.empty() && std::ranges::none_of(results, [](const CheckResult *result) {
                               return result->verdict == Verdict::MetWithRemarks;
                           });
        row.verdict = clean ? Verdict::Met : Verdict::MetWithRemarks;
        if (!failed.empty())
            row.reasons.push_back({ReasonCode::SomeChecksFailed, {joined(failed)}});
    }
}

}  // namespace

Row rollUp(const Requirement &requirement, const std::map<std::string, CheckResult> &checks)
{
    Row row{.requirement = &requirement, .verdict = Verdict::CouldNotBeTested, .reasons = {}, .checks = {}};
    if (requirement.automatic == Automatic::No) {
        row.verdict = Verdict::NeedsHumanEvidence;
        row.reasons.push_back({ReasonCode::HumanOnly, {}});
        return row;
    }
    std::vector<std::string> missing;
    std::vector<const CheckResult *> results;
    bool stopped = false;
    for (const std::string &id : requirement.checks) {
        if (!hasCheck(id)) {
            missing.push_back(id);
            continue;
        }
        row.checks.push_back(id);
        const auto found = checks.find(id);
        stopped = stopped || found == checks.end();
        if (found != checks.end())
            results.push_back(&found->second);
    }
    if (row.checks.empty()) {
        row.reasons.push_back({ReasonCode::NotBuiltYet, {joined(missing)}});
        return row;
    }
    if (stopped) {
        row.reasons.push_back({ReasonCode::Stopped, {}});
        return row;
    }
    // The worst of those that apply; nothing applies only when none does.
    row.verdict = Verdict::NotApplicable;
    for (const CheckResult *result : results)
        if (badness(result->verdict) > badness(row.verdict))
            row.verdict = result->verdict;
    if (requirement.anyCheck)
        anyOf(row, results);
    if (!missing.empty())
        row.reasons.push_back({ReasonCode::SomeNotBuiltYet, {joined(missing)}});
    if (requirement.automatic == Automatic::Partly)
        row.reasons.push_back({ReasonCode::HumanConfirms, {}});
    if (row.verdict == Verdict::Met && (!missing.empty() || requirement.automatic == Automatic::Partly))
        row.verdict = Verdict::MetWithRemarks;
    return row;
}

std::vector<Column> rollUp(const Edition &edition, const std::map<std::string, CheckResult> &checks)
{
    std::vector<Column> columns;
    for (const Mim &mim : edition.mims) {
        Column column{.mim = &mim, .rows = {}};
        for (const Requirement &requirement : mim.requirements)
            column.rows.push_back(rollUp(requirement, checks));
        columns.push_back(std::move(column));
    }
    return columns;
}

std::array<int, verdictCount> Column::counts() const
{
    std::array<int, verdictCount> counts{};
    for (const Row &row : rows)
        ++counts[std::size_t(row.verdict)];
    return counts;
}

std::array<int, verdictCount> Scorecard::counts() const
{
    std::array<int, verdictCount> counts{};
    for (const Column &column : columns)
        for (const Row &row : column.rows)
            ++counts[std::size_t(row.verdict)];
    return counts;
}

}  // namespace civiscope::audit
