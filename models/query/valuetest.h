// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"
#include "store/cell.h"

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace civiscope::query {

// Whether one value satisfies operator and values of a term (ETSI GS CIM 009 V1.9.1, clause 4.9). Immutable; any
// thread. The rules that are not obvious:
//  - Another type than the query's value: no match, but for !=, which says yes.
//  - Arrays: == when an element equals, however deep it lies; != when none does; other operators never.
//  - Relationships know == and != only.
//  - A JSON text that is a time is compared as a time with a DateTime, as a text with a text.
//  - Keys go into objects, and into the objects of an array; of a LanguageProperty the first one is the language.
class ValueTest {
public:
    explicit ValueTest(const Term &term);

    // The value of an instance that is there (type not None). nullopt: the text of a time, or the JSON of a point, is
    // needed, and the cell came without (cell.text empty).
    [[nodiscard]] std::optional<bool> operator()(const store::Cell &cell, ngsild::AttributeKind kind) const;
    // System members: observedAt and the like, unitCode and the like. A time is a time also for a quoted value.
    [[nodiscard]] bool ofTime(Moment moment) const;
    [[nodiscard]] bool ofText(std::string_view text) const;

    // For walking over arrays of numbers: set when the term compares with numbers only and has no keys.
    struct Numbers {
        Operator op = Operator::Equal;
        std::vector<std::pair<double, double>> ranges;  // of a single value both ends are the same
    };
    [[nodiscard]] const std::optional<Numbers> &numbers() const { return m_numbers; }

private:
    struct Scalar;

    [[nodiscard]] bool scalar(const Scalar &value) const;
    [[nodiscard]] bool equalsAny(const Scalar &value) const;
    [[nodiscard]] bool ordered(const Scalar &value) const;
    [[nodiscard]] bool inJson(std::string_view json, ngsild::AttributeKind kind) const;

    const Term &m_term;
    std::vector<std::string> m_keys;
    std::shared_ptr<const re2::RE2> m_pattern;
    std::optional<Numbers> m_numbers;
};

}  // namespace civiscope::query
