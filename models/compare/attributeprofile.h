// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "store/dataset.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace civiscope::compare {

// The entities of one type: all tables of sets of types that it is in. Lives as long as the version and the summary.
struct TypeView {
    const store::TypeSummary *summary = nullptr;
    std::vector<const store::Table *> tables;
};
[[nodiscard]] std::vector<TypeView> typeViews(const store::Version &version, const store::Summary &summary);

// Numbers that carry one unit code.
struct UnitShare {
    std::string_view code;  // empty: none
    std::int64_t count = 0;
    double min = 0;
    double max = 0;
};

// What one pass over the cells of an attribute tells.
struct AttributeProfile {
    const store::AttributeSummary *summary = nullptr;
    std::vector<const store::Column *> columns;         // all instances, of all tables
    std::vector<const store::Table *> tables;           // of `columns`, one for one
    std::vector<UnitShare> units;                       // most frequent first; ties by code
    std::int64_t numbers = 0;
    std::optional<Moment> oldest;
    std::optional<Moment> newest;
    std::set<std::string> languages;
    std::unordered_map<std::string_view, std::int64_t> texts;  // texts, words and truth values, how often each

    [[nodiscard]] std::string_view unit() const { return units.empty() ? std::string_view() : units.front().code; }
};

// Without cells: what the columns are.
[[nodiscard]] std::vector<AttributeProfile> attributesOf(const TypeView &type);
// Reads the cells. Work for a worker; about 20 ns a cell.
void readCells(AttributeProfile &profile);

// A UN/CEFACT code, and what to do with numbers that carry it.
struct UnitRule {
    std::string_view code;
    double factor = 1;
    double offset = 0;
};
// Numbers of an attribute in one unit; those whose code has no rule are left out.
[[nodiscard]] std::vector<double> numbersOf(const AttributeProfile &profile, const std::vector<UnitRule> &rules);

// Places, times and how often entities are observed.
[[nodiscard]] TypeSide describeType(const TypeView &type);

}  // namespace civiscope::compare
