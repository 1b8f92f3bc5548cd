// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columndata.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace civiscope::store {

namespace {

// Two of the many values that are no number; JSON has none.
constexpr double missingNumber = std::bit_cast<double>(std::uint64_t(0x7FF8'0000'0000'0001));
constexpr double otherNumber = std::bit_cast<double>(std::uint64_t(0x7FF8'0000'0000'0002));
constexpr std::uint32_t missingText = 0xFFFF'FFFF;
constexpr std::uint32_t otherText = 0xFFFF'FFFE;
constexpr std::uint8_t missingBoolean = 0xFF;
constexpr std::uint8_t otherBoolean = 0xFE;
constexpr Moment otherMoment = noMoment + 1;

enum class LaneKind : std::uint8_t { None, Number, Time, Place, Text, Boolean };

LaneKind laneOf(CellType type)
{
    switch (type) {
    case CellType::None: return LaneKind::None;
    case CellType::Number: return LaneKind::Number;
    case CellType::Boolean: return LaneKind::Boolean;
    case CellType::Time: return LaneKind::Time;
    case CellType::Point: return LaneKind::Place;
    case CellType::String:
    case CellType::Relationship:
    case CellType::Geometry:
    case CellType::Json: return LaneKind::Text;
    }
    return LaneKind::None;
}

std::uint64_t bits(double number)
{
    return std::bit_cast<std::uint64_t>(number);
}

// For the rows of a chunk that no cell was ever written to.
std::span<const double> noNumbers(std::uint32_t count)
{
    static const std::vector<double> none(chunkRows, missingNumber);
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

ColumnChunk::ColumnChunk()
    : numbers(missingNumber)
    , times(noMoment)
    , places({missingNumber, missingNumber})
    , texts(missingText)
    , booleans(missingBoolean)
    , observed(noMoment)
{
}

std::size_t ColumnChunk::bytes() const
{
    return sizeof(ColumnChunk) + numbers.bytes() + times.bytes() + places.bytes() + texts.bytes() + booleans.bytes() +
           observed.bytes() + units.bytes() + kinds.bytes() + (others ? others->capacity() * sizeof(OtherCell) : 0);
}

ColumnData::ColumnData(ColumnKey key, std::string name, bool defined)
    : m_key(std::make_shared<const ColumnKey>(std::move(key)))
    , m_name(std::make_shared<const std::string>(std::move(name)))
    , m_defined(defined)
    , m_texts(std::make_shared<Texts>())
    , m_units(std::make_shared<const std::vector<std::string>>(1))
    , m_unitCounts(1)
{
}

ColumnData::Slot ColumnData::slot(const ColumnChunk &chunk, std::uint32_t row) const
{
    switch (laneOf(m_type)) {
    case LaneKind::None: return {};
    case LaneKind::Number: {
        const auto value = bits(chunk.numbers.at(row));
        return {value == bits(missingNumber), value == bits(otherNumber)};
    }
    case LaneKind::Time: {
        const Moment value = chunk.times.at(row);
        return {value == noMoment, value == otherMoment};
    }
    case LaneKind::Place: {
        const auto value = bits(chunk.places.at(row).lon);
        return {value == bits(missingNumber), value == bits(otherNumber)};
    }
    case LaneKind::Text: {
        const std::uint32_t value = chunk.texts.at(row);
        return {value == missingText, value == otherText};
    }
    case LaneKind::Boolean: {
        const std::uint8_t value = chunk.booleans.at(row);
        return {value == missingBoolean, value == otherBoolean};
    }
    }
    return {};
}

const OtherCell *ColumnData::other(const ColumnChunk &chunk, std::uint32_t row) const
{
    if (!chunk.others)
        return nullptr;
    const auto found = std::ranges::lower_bound(*chunk.others, row, {}, &OtherCell::row);
    return found != chunk.others->end() && found->row == row ? &*found : nullptr;
}

bool ColumnData::has(std::uint32_t row) const
{
    const std::uint32_t chunk = row / chunkRows;
    if (chunk >= m_chunks.size())
        return false;
    return !slot(m_chunks[chunk], row % chunkRows).missing || other(m_chunks[chunk], row % chunkRows);
}

Cell ColumnData::at(std::uint32_t row) const
{
    Cell cell;
    const std::uint32_t number = row / chunkRows;
    if (number >= m_chunks.size())
        return cell;
    const ColumnChunk &chunk = m_chunks[number];
    const std::uint32_t inside = row % chunkRows;
    const Slot here = slot(chunk, inside);
    if (here.missing)
        return cell;
    if (here.other) {
        const OtherCell *found = other(chunk, inside);
        cell.type = found->type;
        cell.number = found->number;
        cell.boolean = found->number != 0;
        cell.moment = found->moment;
        cell.place = found->place;
        if (laneOf(found->type) == LaneKind::Text)
            cell.text = m_texts->at(found->text);
        return cell;
    }
    cell.type = m_type;
    switch (laneOf(m_type)) {
    case LaneKind::None: break;
    case LaneKind::Number: cell.number = chunk.numbers.at(inside); break;
    case LaneKind::Time: cell.moment = chunk.times.at(inside); break;
    case LaneKind::Place: cell.place = chunk.places.at(inside); break;
    case LaneKind::Text: cell.text = m_texts->at(chunk.texts.at(inside)); break;
    case LaneKind::Boolean: cell.boolean = chunk.booleans.at(inside) != 0; break;
    }
    return cell;
}

std::optional<Moment> ColumnData::observedAt(std::uint32_t row) const
{
    if (row / chunkRows >= m_chunks.size())
        return std::nullopt;
    const Moment moment = m_chunks[row / chunkRows].observed.at(row % chunkRows);
    return moment == noMoment ? std::nullopt : std::optional(moment);
}

std::string_view ColumnData::unitCode(std::uint32_t row) const
{
    if (!has(row))
        return {};
    return (*m_units)[m_chunks[row / chunkRows].units.at(row % chunkRows)];
}

ngsild::AttributeKind ColumnData::kind(std::uint32_t row) const
{
    if (row / chunkRows >= m_chunks.size())
        return ngsild::AttributeKind::Property;
    return ngsild::AttributeKind(m_chunks[row / chunkRows].kinds.at(row % chunkRows));
}

std::span<const double> ColumnData::numbers(std::uint32_t chunk) const
{
    const std::uint64_t begin = std::uint64_t(chunk) * chunkRows;
    if (m_type != CellType::Number || begin >= m_rows)
        return {};
    const auto count = std::uint32_t(std::min<std::uint64_t>(m_rows - begin, chunkRows));
    if (chunk >= m_chunks.size() || m_chunks[chunk].numbers.capacity() == 0)
        return noNumbers(count);
    return {m_chunks[chunk].numbers.data(), count};
}

std::vector<std::string> ColumnData::units() const
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

std::optional<Moment> ColumnData::newest() const
{
    return m_newest == noMoment ? std::nullopt : std::optional(m_newest);
}

int ColumnData::compare(std::uint32_t a, std::uint32_t b) const
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

ColumnChunk &ColumnData::chunkFor(std::uint32_t row)
{
    if (row / chunkRows >= m_chunks.size())
        m_chunks.resize(row / chunkRows + 1);
    return m_chunks[row / chunkRows];
}

// The most frequent type of the first cells; null says nothing.
void ColumnData::settleType(const std::vector<BatchCell> &cells)
{
    if (m_type != CellType::None)
        return;
    std::array<std::uint32_t, std::size_t(CellType::Json) + 1> counts{};
    for (const BatchCell &cell : cells)
        ++counts[std::size_t(cell.type)];
    counts[std::size_t(CellType::None)] = 0;
    const auto most = std::ranges::max_element(counts);
    if (*most == 0)
        return;
    m_type = CellType(most - counts.begin());
    // Nulls that came before stand among the others; they need a mark now that there is a lane.
    for (ColumnChunk &chunk : m_chunks) {
        if (!chunk.others)
            continue;
        for (const OtherCell &cell : *chunk.others)
            mark(chunk, cell.row, true, Pen{});
    }
}

void ColumnData::mark(ColumnChunk &chunk, std::uint32_t row, bool asOther, Pen pen)
{
    switch (laneOf(m_type)) {
    case LaneKind::None: break;
    case LaneKind::Number: chunk.numbers.set(row, asOther ? otherNumber : missingNumber, pen); break;
    case LaneKind::Time: chunk.times.set(row, asOther ? otherMoment : noMoment, pen); break;
    case LaneKind::Place: {
        const double value = asOther ? otherNumber : missingNumber;
        chunk.places.set(row, {value, value}, pen);
        break;
    }
    case LaneKind::Text: chunk.texts.set(row, asOther ? otherText : missingText, pen); break;
    case LaneKind::Boolean: chunk.booleans.set(row, asOther ? otherBoolean : missingBoolean, pen); break;
    }
}

void ColumnData::countUnit(std::uint16_t unit, int step)
{
    m_unitCounts[unit] += std::uint32_t(step);
}

// Takes the cell at `row` into the totals (step 1) or out of them (−1).
void ColumnData::count(const ColumnChunk &chunk, std::uint32_t row, int step)
{
    m_present += std::uint32_t(step);
    m_kinds[chunk.kinds.at(row)] += std::uint32_t(step);
    countUnit(chunk.units.at(row), step);
    const Moment observed = chunk.observed.at(row);
    if (step > 0)
        m_newest = std::max(m_newest, observed);
    else if (observed != noMoment && observed == m_newest)
        m_newestLost = true;
    if (const OtherCell *found = slot(chunk, row).other ? other(chunk, row) : nullptr;
        found && found->type != CellType::None)
        m_others += std::uint32_t(step);
}

void ColumnData::setOther(ColumnChunk &chunk, std::uint16_t row, const OtherCell *cell, std::uint64_t number)
{
    if (!cell && !other(chunk, row))
        return;
    if (!chunk.others || chunk.othersOwner != number) {
        chunk.others = chunk.others ? std::make_shared<std::vector<OtherCell>>(*chunk.others)
                                    : std::make_shared<std::vector<OtherCell>>();
        chunk.othersOwner = number;
    }
    std::vector<OtherCell> &others = *chunk.others;
    const auto place = std::ranges::lower_bound(others, row, {}, &OtherCell::row);
    const bool there = place != others.end() && place->row == row;
    if (!cell)
        others.erase(place);
    else if (there)
        *place = *cell;
    else
        others.insert(place, *cell);
}

std::uint32_t ColumnData::textNumber(std::uint32_t text, Source &source)
{
    constexpr std::uint32_t unknown = 0xFFFF'FFFF;
    if (source.textNumbers.empty())
        source.textNumbers.resize(source.texts.size(), unknown);
    std::uint32_t &number = source.textNumbers[text];
    if (number == unknown)
        number = m_texts->add(source.texts[text]);
    return number;
}

std::uint16_t ColumnData::unitNumber(std::uint16_t unit, Source &source)
{
    constexpr std::uint16_t unknown = 0xFFFF;
    if (unit == 0)
        return 0;
    if (source.unitNumbers.empty())
        source.unitNumbers.resize(source.units.size(), unknown);
    std::uint16_t &number = source.unitNumbers[unit];
    if (number != unknown)
        return number;
    const auto found = std::ranges::find(*m_units, source.units[unit]);
    if (found == m_units->end() && m_units->size() >= unknown)
        return number = 0;
    number = std::uint16_t(found - m_units->begin());
    if (found == m_units->end()) {
        auto more = std::make_shared<std::vector<std::string>>(*m_units);
        more->emplace_back(source.units[unit]);
        m_units = std::move(more);
        m_unitCounts.push_back(0);
    }
    return number;
}

bool ColumnData::set(std::uint32_t row, const BatchCell &cell, Source &source, std::uint64_t number,
                     std::uint32_t shared)
{
    ColumnChunk &chunk = chunkFor(row);
    const std::uint32_t begin = row - row % chunkRows;
    const Pen pen{number, shared > begin ? std::min(shared - begin, chunkRows) : 0};
    const auto inside = std::uint16_t(row % chunkRows);
    const bool before = has(row);
    const auto unit = unitNumber(cell.unit, source);
    const LaneKind lane = laneOf(m_type);
    const bool fits = cell.type == m_type && lane != LaneKind::None;

    if (before) {
        // A cell that says the same is left alone, so that its chunk need not be copied.
        const Cell old = at(row);
        bool same = old.type == cell.type && chunk.observed.at(inside) == cell.observedAt &&
                    chunk.units.at(inside) == unit && chunk.kinds.at(inside) == std::uint8_t(cell.kind);
        if (same) {
            switch (laneOf(cell.type)) {
            case LaneKind::None: break;
            case LaneKind::Number: same = old.number == cell.number; break;
            case LaneKind::Time: same = old.moment == cell.moment; break;
            case LaneKind::Place: same = old.place == cell.place; break;
            case LaneKind::Text: same = old.text == source.texts[cell.text]; break;
            case LaneKind::Boolean: same = old.boolean == cell.boolean; break;
            }
        }
        if (same)
            return false;
        count(chunk, inside, -1);
        setOther(chunk, inside, nullptr, number);
    }

    if (fits) {
        switch (lane) {
        case LaneKind::None: break;
        case LaneKind::Number: chunk.numbers.set(inside, cell.number, pen); break;
        case LaneKind::Time: chunk.times.set(inside, cell.moment, pen); break;
        case LaneKind::Place: chunk.places.set(inside, cell.place, pen); break;
        case LaneKind::Text: chunk.texts.set(inside, textNumber(cell.text, source), pen); break;
        case LaneKind::Boolean: chunk.booleans.set(inside, cell.boolean, pen); break;
        }
    } else {
        OtherCell odd{.row = inside, .type = cell.type, .text = 0, .number = 0, .moment = 0, .place = {}};
        switch (laneOf(cell.type)) {
        case LaneKind::None: break;
        case LaneKind::Number: odd.number = cell.number; break;
        case LaneKind::Time: odd.moment = cell.moment; break;
        case LaneKind::Place: odd.place = cell.place; break;
        case LaneKind::Text: odd.text = textNumber(cell.text, source); break;
        case LaneKind::Boolean: odd.number = cell.boolean; break;
        }
        setOther(chunk, inside, &odd, number);
        mark(chunk, inside, true, pen);
    }
    chunk.observed.set(inside, cell.observedAt, pen);
    chunk.units.setFirst(inside, unit, pen);
    chunk.kinds.setFirst(inside, std::uint8_t(cell.kind), pen);
    count(chunk, inside, 1);
    return true;
}

void ColumnData::append(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source,
                        std::uint64_t number, std::uint32_t shared)
{
    while (!cells.empty()) {
        const std::uint32_t chunk = rows[cells.front().row] / chunkRows;
        const auto end = std::ranges::partition_point(
            cells, [&](const BatchCell &cell) { return rows[cell.row] / chunkRows == chunk; });
        const auto count = std::size_t(end - cells.begin());
        appendToChunk(cells.first(count), rows, source, number, shared);
        cells = cells.subspan(count);
    }
}

void ColumnData::appendToChunk(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source,
                               std::uint64_t number, std::uint32_t shared)
{
    const LaneKind lane = laneOf(m_type);
    const bool allFit = lane != LaneKind::None &&
                        std::ranges::all_of(cells, [this](const BatchCell &cell) { return cell.type == m_type; });
    if (!allFit) {
        for (const BatchCell &cell : cells)
            set(rows[cell.row], cell, source, number, shared);
        return;
    }
    const std::uint32_t begin = rows[cells.front().row] / chunkRows * chunkRows;
    const std::uint32_t end = rows[cells.back().row] + 1 - begin;
    const Pen pen{number, shared > begin ? std::min(shared - begin, chunkRows) : 0};
    ColumnChunk &chunk = chunkFor(begin);
    const auto write = [&](auto *values, auto valueOf) {
        for (const BatchCell &cell : cells)
            values[rows[cell.row] - begin] = valueOf(cell);
    };
    switch (lane) {
    case LaneKind::None: break;
    case LaneKind::Number:
        write(chunk.numbers.open(end, pen), [](const BatchCell &cell) { return cell.number; });
        break;
    case LaneKind::Time: write(chunk.times.open(end, pen), [](const BatchCell &cell) { return cell.moment; }); break;
    case LaneKind::Place: write(chunk.places.open(end, pen), [](const BatchCell &cell) { return cell.place; }); break;
    case LaneKind::Text:
        write(chunk.texts.open(end, pen), [&](const BatchCell &cell) { return textNumber(cell.text, source); });
        break;
    case LaneKind::Boolean:
        write(chunk.booleans.open(end, pen), [](const BatchCell &cell) { return cell.boolean; });
        break;
    }
    Moment newest = noMoment;
    for (const BatchCell &cell : cells)
        newest = std::max(newest, cell.observedAt);
    if (newest != noMoment) {
        write(chunk.observed.open(end, pen), [](const BatchCell &cell) { return cell.observedAt; });
        m_newest = std::max(m_newest, newest);
    }
    const BatchCell &first = cells.front();
    const bool alike = std::ranges::all_of(
        cells, [&first](const BatchCell &cell) { return cell.unit == first.unit && cell.kind == first.kind; });
    const std::uint32_t step = alike ? std::uint32_t(cells.size()) : 1;
    for (const BatchCell &cell : alike ? cells.first(1) : cells) {
        m_unitCounts[unitNumber(cell.unit, source)] += step;
        m_kinds[std::size_t(cell.kind)] += step;
    }
    m_present += std::uint32_t(cells.size());
    // The first cell settles what is common; then mostly nothing is left to write.
    const std::uint16_t unit = unitNumber(first.unit, source);
    chunk.units.setFirst(rows[first.row] - begin, unit, pen);
    chunk.kinds.setFirst(rows[first.row] - begin, std::uint8_t(first.kind), pen);
    if (alike && chunk.units.isAll(unit) && chunk.kinds.isAll(std::uint8_t(first.kind)))
        return;
    for (const BatchCell &cell : cells) {
        chunk.units.set(rows[cell.row] - begin, unitNumber(cell.unit, source), pen);
        chunk.kinds.set(rows[cell.row] - begin, std::uint8_t(cell.kind), pen);
    }
}

bool ColumnData::clear(std::uint32_t row, std::uint64_t number, std::uint32_t shared)
{
    if (!has(row))
        return false;
    ColumnChunk &chunk = chunkFor(row);
    const std::uint32_t begin = row - row % chunkRows;
    const Pen pen{number, shared > begin ? std::min(shared - begin, chunkRows) : 0};
    const auto inside = std::uint16_t(row % chunkRows);
    count(chunk, inside, -1);
    setOther(chunk, inside, nullptr, number);
    mark(chunk, inside, false, pen);
    chunk.observed.set(inside, noMoment, pen);
    return true;
}

void ColumnData::findNewest()
{
    m_newest = noMoment;
    m_newestLost = false;
    for (std::uint32_t row = 0; row < m_rows; ++row) {
        if (const auto moment = observedAt(row))
            m_newest = std::max(m_newest, *moment);
    }
}

void ColumnData::finish(std::uint32_t rows, std::uint64_t number)
{
    m_rows = rows;
    // numbers() gives out one array a chunk, which must reach over all its rows.
    for (std::size_t i = 0; m_type == CellType::Number && i < m_chunks.size(); ++i) {
        const auto begin = std::uint32_t(i) * chunkRows;
        if (rows > begin)
            m_chunks[i].numbers.reach(std::min(rows - begin, chunkRows), number);
    }
    m_bytes = std::accumulate(m_chunks.begin(), m_chunks.end(), sizeof(ColumnData) + m_texts->bytes(),
                              [](std::size_t sum, const ColumnChunk &chunk) { return sum + chunk.bytes(); });
    if (m_newestLost)
        findNewest();
}

std::shared_ptr<ColumnData> ColumnData::without(std::uint32_t first, std::span<const std::uint32_t> kept,
                                                std::uint64_t number) const
{
    auto result = std::make_shared<ColumnData>(*this);
    const std::uint32_t firstChunk = first / chunkRows;
    if (firstChunk < m_chunks.size())
        result->m_chunks.resize(firstChunk);
    // The totals of what goes and what is written again.
    for (std::uint32_t row = firstChunk * chunkRows; row < m_rows && firstChunk < m_chunks.size(); ++row) {
        if (has(row))
            result->count(m_chunks[row / chunkRows], row % chunkRows, -1);
    }
    std::vector<std::vector<OtherCell>> others;
    std::uint32_t to = firstChunk * chunkRows;
    const auto copy = [&](std::uint32_t from) {
        const std::uint32_t target = to++;
        if (!has(from))
            return;
        const ColumnChunk &source = m_chunks[from / chunkRows];
        const std::uint32_t at = from % chunkRows;
        ColumnChunk &chunk = result->chunkFor(target);
        const std::uint32_t inside = target % chunkRows;
        const Pen pen{number, 0};
        switch (laneOf(m_type)) {
        case LaneKind::None: break;
        case LaneKind::Number: chunk.numbers.set(inside, source.numbers.at(at), pen); break;
        case LaneKind::Time: chunk.times.set(inside, source.times.at(at), pen); break;
        case LaneKind::Place: chunk.places.set(inside, source.places.at(at), pen); break;
        case LaneKind::Text: chunk.texts.set(inside, source.texts.at(at), pen); break;
        case LaneKind::Boolean: chunk.booleans.set(inside, source.booleans.at(at), pen); break;
        }
        chunk.observed.set(inside, source.observed.at(at), pen);
        chunk.units.setFirst(inside, source.units.at(at), pen);
        chunk.kinds.setFirst(inside, source.kinds.at(at), pen);
        if (const OtherCell *odd = other(source, at)) {
            others.resize(std::max<std::size_t>(others.size(), target / chunkRows + 1));
            others[target / chunkRows].push_back(*odd);
            others[target / chunkRows].back().row = std::uint16_t(inside);
        }
    };
    for (std::uint32_t row = firstChunk * chunkRows; row < first; ++row)
        copy(row);
    for (const std::uint32_t row : kept)
        copy(row);
    for (std::size_t i = firstChunk; i < others.size(); ++i) {
        if (!others[i].empty())
            result->m_chunks[i].others = std::make_shared<std::vector<OtherCell>>(std::move(others[i]));
    }
    for (std::uint32_t row = firstChunk * chunkRows; row < to; ++row) {
        if (row / chunkRows < result->m_chunks.size() && result->has(row))
            result->count(result->m_chunks[row / chunkRows], row % chunkRows, 1);
    }
    result->finish(to, number);
    return result;
}

}  // namespace civiscope::store
