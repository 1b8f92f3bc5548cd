// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columnwriter.h"

#include <algorithm>
#include <numeric>

namespace civiscope::store {

Pen ColumnWriter::penOf(std::uint32_t row) const
{
    const std::uint32_t begin = row - row % chunkRows;
    return {m_number, m_shared > begin ? std::min(m_shared - begin, chunkRows) : 0};
}

ColumnChunk &ColumnWriter::chunkFor(std::uint32_t row)
{
    if (row / chunkRows >= m_column.m_chunks.size())
        m_column.m_chunks.resize(row / chunkRows + 1);
    return m_column.m_chunks[row / chunkRows];
}

void ColumnWriter::settleType(const std::vector<BatchCell> &cells)
{
    if (m_column.m_type != CellType::None)
        return;
    std::array<std::uint32_t, std::size_t(CellType::Json) + 1> counts{};
    for (const BatchCell &cell : cells)
        ++counts[std::size_t(cell.type)];
    counts[std::size_t(CellType::None)] = 0;
    const auto most = std::ranges::max_element(counts);
    if (*most == 0)
        return;
    m_column.m_type = CellType(most - counts.begin());
    // Nulls that came before stand among the others; they need a mark now that there is a lane.
    for (ColumnChunk &chunk : m_column.m_chunks) {
        if (!chunk.others)
            continue;
        for (const OtherCell &cell : *chunk.others)
            markSlot(chunk, cell.row, true, Pen{});
    }
}

void ColumnWriter::markSlot(ColumnChunk &chunk, std::uint32_t row, bool other, Pen pen) const
{
    switch (laneOf(m_column.m_type)) {
    case LaneKind::None: break;
    case LaneKind::Number: chunk.numbers.set(row, other ? mark::otherNumber : mark::missingNumber, pen); break;
    case LaneKind::Time: chunk.times.set(row, other ? mark::otherMoment : noMoment, pen); break;
    case LaneKind::Place: {
        const double value = other ? mark::otherNumber : mark::missingNumber;
        chunk.places.set(row, {value, value}, pen);
        break;
    }
    case LaneKind::Text: chunk.texts.set(row, other ? mark::otherText : mark::missingText, pen); break;
    case LaneKind::Boolean: chunk.booleans.set(row, other ? mark::otherBoolean : mark::missingBoolean, pen); break;
    }
}

// Takes the cell at `row` into the totals (step 1) or out of them (−1).
void ColumnWriter::countCell(const ColumnChunk &chunk, std::uint32_t row, int step)
{
    m_column.m_present += std::uint32_t(step);
    m_column.m_kinds[chunk.kinds.at(row)] += std::uint32_t(step);
    m_column.m_unitCounts[chunk.units.at(row)] += std::uint32_t(step);
    const Moment observed = chunk.observed.at(row);
    if (step > 0)
        m_column.m_newest = std::max(m_column.m_newest, observed);
    else if (observed != noMoment && observed == m_column.m_newest)
        m_column.m_newestLost = true;
    const OtherCell *other = chunk.slot(m_column.m_type, row).other ? chunk.other(row) : nullptr;
    if (other && other->type != CellType::None)
        m_column.m_others += std::uint32_t(step);
}

void ColumnWriter::setOther(ColumnChunk &chunk, std::uint16_t row, const OtherCell *cell) const
{
    if (!cell && !chunk.other(row))
        return;
    if (!chunk.others || chunk.othersOwner != m_number) {
        chunk.others = chunk.others ? std::make_shared<std::vector<OtherCell>>(*chunk.others)
                                    : std::make_shared<std::vector<OtherCell>>();
        chunk.othersOwner = m_number;
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

std::uint32_t ColumnWriter::textNumber(std::uint32_t text, Source &source)
{
    constexpr std::uint32_t unknown = 0xFFFF'FFFF;
    if (source.textNumbers.empty())
        source.textNumbers.resize(source.texts.size(), unknown);
    std::uint32_t &number = source.textNumbers[text];
    if (number == unknown)
        number = m_column.m_texts->addText(source.texts[text]);
    return number;
}

std::uint16_t ColumnWriter::unitNumber(std::uint16_t unit, Source &source)
{
    constexpr std::uint16_t unknown = 0xFFFF;
    if (unit == 0)
        return 0;
    if (source.unitNumbers.empty())
        source.unitNumbers.resize(source.units.size(), unknown);
    std::uint16_t &number = source.unitNumbers[unit];
    if (number != unknown)
        return number;
    const std::vector<std::string> &known = *m_column.m_units;
    const auto found = std::ranges::find(known, source.units[unit]);
    if (found == known.end() && known.size() >= unknown)
        return number = 0;
    number = std::uint16_t(found - known.begin());
    if (found == known.end()) {
        auto more = std::make_shared<std::vector<std::string>>(known);
        more->emplace_back(source.units[unit]);
        m_column.m_units = std::move(more);
        m_column.m_unitCounts.push_back(0);
    }
    return number;
}

bool ColumnWriter::sameCell(std::uint32_t row, const BatchCell &cell, std::uint16_t unit, const Source &source) const
{
    const ColumnChunk &chunk = m_column.m_chunks[row / chunkRows];
    const std::uint32_t inside = row % chunkRows;
    const Cell old = m_column.at(row);
    if (old.type != cell.type || chunk.observed.at(inside) != cell.observedAt || chunk.units.at(inside) != unit ||
        chunk.kinds.at(inside) != std::uint8_t(cell.kind))
        return false;
    switch (laneOf(cell.type)) {
    case LaneKind::None: return true;
    case LaneKind::Number: return old.number == cell.number;
    case LaneKind::Time: return old.moment == cell.moment;
    case LaneKind::Place: return old.place == cell.place;
    case LaneKind::Text: return old.text == source.texts[cell.text];
    case LaneKind::Boolean: return old.boolean == cell.boolean;
    }
    return true;
}

// A cell of the main type.
void ColumnWriter::writeFitting(ColumnChunk &chunk, std::uint16_t row, const BatchCell &cell, Source &source, Pen pen)
{
    switch (laneOf(cell.type)) {
    case LaneKind::None: break;
    case LaneKind::Number: chunk.numbers.set(row, cell.number, pen); break;
    case LaneKind::Time: chunk.times.set(row, cell.moment, pen); break;
    case LaneKind::Place: chunk.places.set(row, cell.place, pen); break;
    case LaneKind::Text: chunk.texts.set(row, textNumber(cell.text, source), pen); break;
    case LaneKind::Boolean: chunk.booleans.set(row, cell.boolean, pen); break;
    }
}

void ColumnWriter::writeOther(ColumnChunk &chunk, std::uint16_t row, const BatchCell &cell, Source &source, Pen pen)
{
    OtherCell other{.row = row, .type = cell.type, .text = 0, .number = 0, .moment = 0, .place = {}};
    switch (laneOf(cell.type)) {
    case LaneKind::None: break;
    case LaneKind::Number: other.number = cell.number; break;
    case LaneKind::Time: other.moment = cell.moment; break;
    case LaneKind::Place: other.place = cell.place; break;
    case LaneKind::Text: other.text = textNumber(cell.text, source); break;
    case LaneKind::Boolean: other.number = cell.boolean; break;
    }
    setOther(chunk, row, &other);
    markSlot(chunk, row, true, pen);
}

bool ColumnWriter::setCell(std::uint32_t row, const BatchCell &cell, Source &source)
{
    ColumnChunk &chunk = chunkFor(row);
    const Pen pen = penOf(row);
    const auto inside = std::uint16_t(row % chunkRows);
    const auto unit = unitNumber(cell.unit, source);
    if (m_column.has(row)) {
        // A cell that says the same is left alone, so that its chunk need not be copied.
        if (sameCell(row, cell, unit, source))
            return false;
        countCell(chunk, inside, -1);
        setOther(chunk, inside, nullptr);
    }
    if (cell.type == m_column.m_type && laneOf(cell.type) != LaneKind::None)
        writeFitting(chunk, inside, cell, source, pen);
    else
        writeOther(chunk, inside, cell, source, pen);
    chunk.observed.set(inside, cell.observedAt, pen);
    chunk.units.setFirst(inside, unit, pen);
    chunk.kinds.setFirst(inside, std::uint8_t(cell.kind), pen);
    countCell(chunk, inside, 1);
    return true;
}

void ColumnWriter::appendCells(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source)
{
    while (!cells.empty()) {
        const std::uint32_t chunk = rows[cells.front().row] / chunkRows;
        const auto end = std::ranges::partition_point(
            cells, [&](const BatchCell &cell) { return rows[cell.row] / chunkRows == chunk; });
        const auto count = std::size_t(end - cells.begin());
        appendToChunk(cells.first(count), rows, source);
        cells = cells.subspan(count);
    }
}

void ColumnWriter::appendToChunk(std::span<const BatchCell> cells, std::span<const std::uint32_t> rows, Source &source)
{
    const CellType type = m_column.m_type;
    const LaneKind lane = laneOf(type);
    const bool allFit = lane != LaneKind::None &&
                        std::ranges::all_of(cells, [type](const BatchCell &cell) { return cell.type == type; });
    if (!allFit) {
        for (const BatchCell &cell : cells)
            setCell(rows[cell.row], cell, source);
        return;
    }
    const std::uint32_t begin = rows[cells.front().row] / chunkRows * chunkRows;
    const std::uint32_t end = rows[cells.back().row] + 1 - begin;
    const Pen pen = penOf(begin);
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
        m_column.m_newest = std::max(m_column.m_newest, newest);
    }
    m_column.m_present += std::uint32_t(cells.size());
    appendUnitsAndKinds(chunk, cells, rows, source, pen);
}

void ColumnWriter::appendUnitsAndKinds(ColumnChunk &chunk, std::span<const BatchCell> cells,
                                       std::span<const std::uint32_t> rows, Source &source, Pen pen)
{
    const std::uint32_t begin = rows[cells.front().row] / chunkRows * chunkRows;
    const BatchCell &first = cells.front();
    const bool alike = std::ranges::all_of(
        cells, [&first](const BatchCell &cell) { return cell.unit == first.unit && cell.kind == first.kind; });
    const std::uint32_t step = alike ? std::uint32_t(cells.size()) : 1;
    for (const BatchCell &cell : alike ? cells.first(1) : cells) {
        const std::uint16_t unit = unitNumber(cell.unit, source);
        m_column.m_unitCounts[unit] += step;
        m_column.m_kinds[std::size_t(cell.kind)] += step;
    }
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

bool ColumnWriter::clearCell(std::uint32_t row)
{
    if (!m_column.has(row))
        return false;
    ColumnChunk &chunk = chunkFor(row);
    const Pen pen = penOf(row);
    const auto inside = std::uint16_t(row % chunkRows);
    countCell(chunk, inside, -1);
    setOther(chunk, inside, nullptr);
    markSlot(chunk, inside, false, pen);
    chunk.observed.set(inside, noMoment, pen);
    return true;
}

void ColumnWriter::finish(std::uint32_t rows)
{
    m_column.m_rows = rows;
    // numbers() gives out one array a chunk, which must reach over all its rows.
    for (std::size_t i = 0; m_column.m_type == CellType::Number && i < m_column.m_chunks.size(); ++i) {
        const auto begin = std::uint32_t(i) * chunkRows;
        if (rows > begin)
            m_column.m_chunks[i].numbers.reach(std::min(rows - begin, chunkRows), m_number);
    }
    m_column.m_bytes =
        std::accumulate(m_column.m_chunks.begin(), m_column.m_chunks.end(), sizeof(Column) + m_column.m_texts->bytes(),
                        [](std::size_t sum, const ColumnChunk &chunk) { return sum + chunk.bytes(); });
    if (m_column.m_newestLost) {
        m_column.m_newestLost = false;
        m_column.m_newest = noMoment;
        for (std::uint32_t row = 0; row < rows; ++row)
            m_column.m_newest = std::max(m_column.m_newest, m_column.observedAt(row).value_or(noMoment));
    }
}

// Writes the lanes of another state's cell; false: there is none.
bool ColumnWriter::copyCell(const Column &from, std::uint32_t row, std::uint32_t to)
{
    if (!from.has(row))
        return false;
    const ColumnChunk &source = from.m_chunks[row / chunkRows];
    const std::uint32_t at = row % chunkRows;
    ColumnChunk &chunk = chunkFor(to);
    const std::uint32_t inside = to % chunkRows;
    const Pen pen{m_number, 0};
    switch (laneOf(m_column.m_type)) {
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
    return true;
}

std::shared_ptr<Column> ColumnWriter::without(const Column &column, std::uint32_t first,
                                              std::span<const std::uint32_t> kept, std::uint64_t number)
{
    auto result = std::make_shared<Column>(column);
    ColumnWriter writer(*result, number, 0);
    const std::uint32_t firstChunk = first / chunkRows;
    if (firstChunk < column.m_chunks.size())
        result->m_chunks.resize(firstChunk);
    // The totals of what goes and what is written again.
    for (std::uint32_t row = firstChunk * chunkRows; row < column.m_rows && firstChunk < column.m_chunks.size();
         ++row) {
        if (column.has(row))
            writer.countCell(column.m_chunks[row / chunkRows], row % chunkRows, -1);
    }
    std::vector<std::vector<OtherCell>> others;
    std::uint32_t to = firstChunk * chunkRows;
    const auto copy = [&](std::uint32_t from) {
        const std::uint32_t target = to++;
        if (!writer.copyCell(column, from, target))
            return;
        if (const OtherCell *other = column.m_chunks[from / chunkRows].other(from % chunkRows)) {
            others.resize(std::max<std::size_t>(others.size(), target / chunkRows + 1));
            others[target / chunkRows].push_back(*other);
            others[target / chunkRows].back().row = std::uint16_t(target % chunkRows);
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
            writer.countCell(result->m_chunks[row / chunkRows], row % chunkRows, 1);
    }
    writer.finish(to);
    return result;
}

}  // namespace civiscope::store
