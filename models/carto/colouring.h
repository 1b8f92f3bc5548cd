// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/placedtable.h"
#include "carto/rowmarks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::carto {

// How numbers are cut into classes.
enum class ClassMethod : std::uint8_t { NaturalBreaks, Quantiles, EqualIntervals };
inline constexpr int fewestClasses = 2;
inline constexpr int mostClasses = 9;

// What a person chose to colour the map by. An empty attribute: by type.
struct ColourBy {
    std::string attribute;  // IRI
    ClassMethod method = ClassMethod::NaturalBreaks;
    int classes = 5;        // fewestClasses … mostClasses
    Ramp ramp = Ramp::Viridis;

    bool operator==(const ColourBy &) const = default;
};

// What the values of an attribute are, over several tables: what classes are made from.
struct ValueSurvey {
    std::string name;                // short, as the first source writes it
    std::vector<double> numbers;  // of `unit`, ascending, at most 3,000 of them, evenly picked, both ends among them
    std::string unit;  // UN/CEFACT code that most numbers have; empty: none
    std::int64_t numberCount = 0;  // all numbers in that unit
    std::int64_t otherUnits = 0;  // numbers in another unit: they cannot be laid on the same scale
    struct Category {
        std::string text;  // exact: a string, "true", a relationship's target
        std::int64_t count = 0;
    };
    std::vector<Category> categories;  // most frequent first, then by text

    [[nodiscard]] bool numeric() const { return numberCount + otherUnits > 0; }  // words among numbers count as none
};
// Work for a worker; reads every cell of the attribute once.
[[nodiscard]] ValueSurvey survey(const std::vector<store::TablePtr> &tables, const std::string &attribute);

// Classes or categories with their looks: the same for every table and every view that shows them. Immutable.
class Colouring {
public:
    // `breaks`: ascending, the lowest number to the highest, one more than there are classes; at least two. A number
    // belongs to the first class whose upper break it does not exceed.
    [[nodiscard]] static Colouring graduated(const ColourBy &by, const ValueSurvey &values, std::vector<double> breaks);
    // The first eight categories by colour; with `shapes`, 16 more by colour and shape. The rest is "other".
    [[nodiscard]] static Colouring categorised(const ColourBy &by, const ValueSurvey &values, bool shapes);

    enum class Kind : std::uint8_t { Class, Category, Other, OtherUnit, NoValue };
    struct Look {
        Kind kind = Kind::NoValue;
        Mark mark;
        double low = 0;  // of a class
        double high = 0;
        std::string text;  // of a category; of Other: how many categories it holds
    };
    [[nodiscard]] const std::vector<Look> &looks() const { return m_looks; }
    [[nodiscard]] const std::string &attribute() const { return m_attribute; }
    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] const std::string &unit() const { return m_unit; }  // of the classes

    // Work for a worker; reads every cell once. A value that the survey did not know is "other" or "in another unit".
    [[nodiscard]] RowMarksPtr marks(const store::Table &table, const PlacedTable &placed) const;

private:
    [[nodiscard]] std::uint8_t lookOf(const store::Column &column, std::uint32_t row, const store::Cell &cell) const;
    [[nodiscard]] std::uint8_t indexOf(Kind kind) const;

    std::string m_attribute;
    std::string m_name;
    std::string m_unit;
    bool m_numeric = false;
    std::vector<Look> m_looks;
};

// How many of the rows that `placed` shows have each look: those a legend tells of. `placed` may hold only some rows of
// the table that the marks are of. About 2 ns a point.
[[nodiscard]] std::vector<std::int64_t> countLooks(const RowMarks &marks, const PlacedTable &placed);

// The instances of an attribute (IRI) in a table, the default one first; a row's value is that of the first it has.
[[nodiscard]] std::vector<store::ColumnPtr> columnsOf(const store::Table &table, const std::string &attribute);

// Cuts at equal counts. Precondition: `ascending` is not empty. Where breaks would fall together, for some values are
// frequent, each value counts once; gives fewer classes where they still do.
[[nodiscard]] std::vector<double> quantileBreaks(const std::vector<double> &ascending, int classes);

}  // namespace civiscope::carto
