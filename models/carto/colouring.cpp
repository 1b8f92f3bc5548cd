// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/colouring.h"

#include "base/naturalorder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>

namespace civiscope::carto {

namespace {

constexpr std::size_t sampled = 3000;
constexpr std::size_t colours = paletteSize;
constexpr std::size_t coloursAndShapes = 3 * paletteSize;
constexpr Mark noValueMark{0, MarkShape::Circle, Ramp::Plain};
constexpr Mark otherMark{1, MarkShape::Circle, Ramp::Plain};

// What a category is called; nullopt for what is no category.
std::optional<std::string_view> wordOf(const store::Cell &cell)
{
    switch (cell.type) {
    case store::CellType::String:
    case store::CellType::Relationship:
    case store::CellType::Time: return cell.text;
    case store::CellType::Boolean: return cell.boolean ? "true" : "false";
    default: return std::nullopt;
    }
}

// The first instance that the row has, with its column; nullptr: none.
std::pair<const store::Column *, store::Cell> valueAt(const std::vector<store::ColumnPtr> &columns, std::uint32_t row)
{
    for (const store::ColumnPtr &column : columns) {
        const store::Cell cell = column->at(row);
        if (cell.type != store::CellType::None)
            return {column.get(), cell};
    }
    return {nullptr, {}};
}

struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
};

std::vector<double> equalCounts(const std::vector<double> &ascending, int classes)
{
    std::vector<double> breaks{ascending.front()};
    const std::size_t last = ascending.size() - 1;
    for (int i = 1; i <= classes; ++i) {
        const double value = ascending[last * std::size_t(i) / std::size_t(classes)];
        if (value > breaks.back() || i == classes)
            breaks.push_back(value);
    }
    if (breaks.size() > 2 && breaks[breaks.size() - 2] == breaks.back())
        breaks.pop_back();
    return breaks;
}

}  // namespace

std::vector<store::ColumnPtr> columnsOf(const store::Table &table, const std::string &attribute)
{
    std::vector<store::ColumnPtr> columns;
    for (const store::ColumnPtr &column : table.columns()) {
        if (column->key().path.size() == 1 && column->key().path.front() == attribute)
            columns.insert(column->key().datasetId.empty() ? columns.begin() : columns.end(), column);
    }
    return columns;
}

ValueSurvey survey(const std::vector<store::TablePtr> &tables, const std::string &attribute)
{
    ValueSurvey values;
    std::map<std::string, std::vector<double>, std::less<>> numbers;  // by unit
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> words;
    for (const store::TablePtr &table : tables) {
        const auto columns = columnsOf(*table, attribute);
        if (columns.empty())
            continue;
        if (values.name.empty())
            values.name = columns.front()->name();
        for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
            const auto [column, cell] = valueAt(columns, row);
            if (!column)
                continue;
            if (cell.type == store::CellType::Number) {
                const std::string_view unit = column->unitCode(row);
                auto found = numbers.find(unit);
                if (found == numbers.end())
                    found = numbers.emplace(std::string(unit), std::vector<double>()).first;
                found->second.push_back(cell.number);
            } else if (const auto word = wordOf(cell)) {
                const auto found = words.find(*word);
                if (found == words.end())
                    words.emplace(std::string(*word), 1);
                else
                    ++found->second;
            }
        }
    }
    for (const auto &[text, count] : words)
        values.categories.push_back({text, count});
    std::ranges::sort(values.categories, [](const auto &a, const auto &b) {
        return a.count != b.count ? a.count > b.count : naturalOrder(a.text, b.text) < 0;
    });
    std::vector<double> *most = nullptr;
    for (auto &[unit, all] : numbers) {
        values.otherUnits += std::ssize(all);
        if (!most || all.size() > most->size()) {
            most = &all;
            values.unit = unit;
        }
    }
    if (most) {
        values.numberCount = std::ssize(*most);
        values.otherUnits -= values.numberCount;
        std::ranges::sort(*most);
        const std::size_t kept = std::min(sampled, most->size());
        for (std::size_t i = 0; i < kept; ++i)
            values.numbers.push_back((*most)[kept == 1 ? 0 : i * (most->size() - 1) / (kept - 1)]);
    }
    // A few numbers among words are words' faults, not a scale.
    const std::int64_t spoken = [&] {
        std::int64_t sum = 0;
        for (const auto &category : values.categories)
            sum += category.count;
        return sum;
    }();
    if (values.numberCount + values.otherUnits < spoken) {
        values.numbers.clear();
        values.numberCount = values.otherUnits = 0;
        values.unit.clear();
    }
    return values;
}

Colouring Colouring::graduated(const ColourBy &by, const ValueSurvey &values, std::vector<double> breaks)
{
    Colouring colouring;
    colouring.m_attribute = by.attribute;
    colouring.m_name = values.name;
    colouring.m_unit = values.unit;
    colouring.m_numeric = true;
    const std::size_t classes = breaks.size() - 1;
    for (std::size_t i = 0; i < classes; ++i) {
        const auto position = static_cast<std::uint8_t>(classes == 1 ? 127 : i * 255 / (classes - 1));
        colouring.m_looks.push_back(
            {Kind::Class, {position, MarkShape::Circle, by.ramp}, breaks[i], breaks[i + 1], {}});
    }
    // There even when nothing has it yet: values of other times and live ones are drawn by the same looks.
    colouring.m_looks.push_back({Kind::OtherUnit, otherMark, 0, 0, {}});
    colouring.m_looks.push_back({Kind::NoValue, noValueMark, 0, 0, {}});
    return colouring;
}

Colouring Colouring::categorised(const ColourBy &by, const ValueSurvey &values, bool shapes)
{
    Colouring colouring;
    colouring.m_attribute = by.attribute;
    colouring.m_name = values.name;
    const std::size_t most = shapes ? coloursAndShapes : colours;
    const std::size_t shown = values.categories.size() <= most ? values.categories.size() : most;
    for (std::size_t i = 0; i < shown; ++i)
        colouring.m_looks.push_back({Kind::Category, carto::markOf(int(i)), 0, 0, values.categories[i].text});
    colouring.m_looks.push_back({Kind::Other, otherMark, 0, 0, std::to_string(values.categories.size() - shown)});
    colouring.m_looks.push_back({Kind::NoValue, noValueMark, 0, 0, {}});
    return colouring;
}

std::uint8_t Colouring::indexOf(Kind kind) const
{
    const auto found = std::ranges::find(m_looks, kind, &Look::kind);
    return static_cast<std::uint8_t>(found == m_looks.end() ? m_looks.size() - 1
                                                            : std::size_t(found - m_looks.begin()));
}

std::uint8_t Colouring::lookOf(const store::Column &column, std::uint32_t row, const store::Cell &cell) const
{
    if (m_numeric) {
        if (cell.type != store::CellType::Number)
            return indexOf(Kind::NoValue);
        if (column.unitCode(row) != m_unit)
            return indexOf(Kind::OtherUnit);
        // Values that came after the classes were made belong to the nearest.
        std::uint8_t last = 0;
        for (std::size_t i = 0; i < m_looks.size() && m_looks[i].kind == Kind::Class; ++i) {
            last = static_cast<std::uint8_t>(i);
            if (cell.number <= m_looks[i].high)
                break;
        }
        return last;
    }
    const auto word = wordOf(cell);
    if (!word)
        return indexOf(Kind::NoValue);
    for (std::size_t i = 0; i < m_looks.size() && m_looks[i].kind == Kind::Category; ++i) {
        if (m_looks[i].text == *word)
            return static_cast<std::uint8_t>(i);
    }
    return indexOf(Kind::Other);
}

RowMarksPtr Colouring::marks(const store::Table &table, const PlacedTable &placed) const
{
    auto marks = std::make_shared<RowMarks>();
    for (const Look &look : m_looks)
        marks->looks.push_back(look.mark);
    marks->lookOf.assign(placed.rowCount(), indexOf(Kind::NoValue));
    const auto columns = columnsOf(table, m_attribute);
    if (!columns.empty()) {
        for (std::uint32_t row = 0; row < std::min(placed.rowCount(), table.rowCount()); ++row) {
            if (const auto [column, cell] = valueAt(columns, row); column)
                marks->lookOf[row] = lookOf(*column, row, cell);
        }
    }
    marks->located = countLooks(*marks, placed);
    return marks;
}

std::vector<std::int64_t> countLooks(const RowMarks &marks, const PlacedTable &placed)
{
    std::vector<std::int64_t> counts(marks.looks.size(), 0);
    std::vector<bool> counted(marks.lookOf.size(), false);
    const auto count = [&](std::uint32_t row) {
        if (!counted[row])
            ++counts[marks.lookOf[row]];
        counted[row] = true;
    };
    for (const std::uint32_t row : placed.pointRows())
        count(row);
    for (const Shape &shape : placed.shapes())
        count(shape.row);
    return counts;
}

std::vector<double> quantileBreaks(const std::vector<double> &ascending, int classes)
{
    std::vector<double> breaks = equalCounts(ascending, classes);
    if (breaks.size() > std::size_t(classes))
        return breaks;
    std::vector<double> distinct;
    std::ranges::unique_copy(ascending, std::back_inserter(distinct));
    return equalCounts(distinct, classes);
}

}  // namespace civiscope::carto
