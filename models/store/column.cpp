// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/column.h"

#include <algorithm>

namespace civiscope::store {

namespace {

// For the rows of a chunk that no cell was ever written to.
std::span<const double> noNumbers(std::uint32_t count)
{
    static const std::vector<double> none(chunkRows, mark::missingNumber);
    return std::span(none).first(count);
}

// Numbers, booleans, times and texts stand in groups, what is missing comes last.
int group(CellType type)
{
    switch (type) {
    case CellType::Number: return 0;
    case CellType::Boolean: return 1;
    case CellType::Time: return 2;
    case CellType::String:
    case CellType::Relationship: return 3;
    case CellType::Point: return 4;
    case CellType::Geometry:
    case CellType::Json: return 5;
    case CellType::None: return 6;
    }
    return 6;
}

template<typename T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace

Column::Column(ColumnKey key, std::string name, bool defined)
    : m_key(std::make_shared<const ColumnKey>(std::move(key)))
    , m_name(std::make_shared<const std::string>(std::move(name)))
    , m_defined(defined)
    , m_texts(std::make_shared<Texts>())
    , m_units(std::make_shared<const std::vector<std::string>>(1))
    , m_unitCounts(1)
{
}

Cell Column::otherCell(const OtherCell &other) const
{
    Cell cell;
    cell.type = other.type;
    cell.number = other.number;
    cell.boolean = other.number != 0;
    cell.moment = other.moment;
    cell.place = other.place;
    if (laneOf(other.type) == LaneKind::Text)
        cell.text = m_texts->at(other.text);
    return cell;
}

std::span<const double> Column::numbers(std::uint32_t chunk) const
{
    const std::uint64_t begin = std::uint64_t(chunk) * chunkRows;
    if (m_type != CellType::Number || begin >= m_rows)
        return {};
    const auto count = std::uint32_t(std::min<std::uint64_t>(m_rows - begin, chunkRows));
    if (chunk >= m_chunks.size() || m_chunks[chunk].numbers.capacity() == 0)
        return noNumbers(count);
    return {m_chunks[chunk].numbers.data(), count};
}

std::vector<std::string> Column::units() const
{
    std::vector<std::uint16_t> byCount;
    for (std::size_t i = 1; i < m_unitCounts.size(); ++i) {
        if (m_unitCounts[i] > 0)
            byCount.push_back(std::uint16_t(i));
    }
    std::ranges::stable_sort(byCount, std::greater{}, [this](std::uint16_t unit) { return m_unitCounts[unit]; });
    std::vector<std::string> units;
    units.reserve(byCount.size());
    for (const std::uint16_t unit : byCount)
        units.push_back((*m_units)[unit]);
    return units;
}

std::optional<Moment> Column::newest() const
{
    return m_newest == noMoment ? std::nullopt : std::optional(m_newest);
}

int Column::compare(std::uint32_t a, std::uint32_t b) const
{
    const Cell left = at(a);
    const Cell right = at(b);
    if (const int groups = order(group(left.type), group(right.type)); groups != 0)
        return groups;
    switch (group(left.type)) {
    case 0: return order(left.number, right.number);
    case 1: return order(left.boolean, right.boolean);
    case 2: return order(left.moment, right.moment);
    case 4: {
        const int lon = order(left.place.lon, right.place.lon);
        return lon != 0 ? lon : order(left.place.lat, right.place.lat);
    }
    case 6: return order(!has(a), !has(b));
    default: return order(left.text, right.text);
    }
}

}  // namespace civiscope::store
