// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tabledata.h"

#include <algorithm>
#include <ranges>

namespace civiscope::store {

namespace {
constexpr std::string_view locationIri = "https://uri.etsi.org/ngsi-ld/location";
}  // namespace

std::size_t RowChunk::bytes() const
{
    return sizeof(RowChunk) + ids.bytes() + offsets.bytes() + lengths.bytes() + modified.bytes() + scopes.bytes() +
           contexts.bytes();
}

TableData::TableData(std::vector<std::string> typeIris, std::string name, bool defined)
    : m_typeIris(std::make_shared<const std::vector<std::string>>(std::move(typeIris)))
    , m_name(std::make_shared<const std::string>(std::move(name)))
    , m_defined(defined)
    , m_byKey(std::make_shared<std::map<ColumnKey, std::uint32_t>>())
    , m_ids(std::make_shared<TextPool>())
    , m_scopes(std::make_shared<Texts>())
{
}

ColumnPtr TableData::find(const ColumnKey &key) const
{
    const auto found = m_byKey->find(key);
    return found == m_byKey->end() ? nullptr : m_columns[found->second];
}

std::string_view TableData::id(std::uint32_t row) const
{
    return m_ids->at(m_chunks[row / chunkRows].ids.at(row % chunkRows));
}

std::vector<std::string_view> TableData::scopes(std::uint32_t row) const
{
    std::vector<std::string_view> scopes;
    const std::string_view joined = m_scopes->at(m_chunks[row / chunkRows].scopes.at(row % chunkRows));
    for (const auto part : joined | std::views::split(' ')) {
        if (!part.empty())
            scopes.emplace_back(part);
    }
    return scopes;
}

std::optional<Moment> TableData::modifiedAt(std::uint32_t row) const
{
    const Moment moment = m_chunks[row / chunkRows].modified.at(row % chunkRows);
    return moment == noMoment ? std::nullopt : std::optional(moment);
}

ColumnPtr TableData::geometry() const
{
    ColumnPtr best;
    for (const ColumnPtr &column : m_columns) {
        if (column->type() != CellType::Point && column->type() != CellType::Geometry)
            continue;
        if (column->key().path.size() != 1)
            continue;
        if (column->key().path.front() == locationIri && column->key().datasetId.empty())
            return column;
        if (!best || column->present() > best->present())
            best = column;
    }
    return best;
}

std::optional<Moment> TableData::newest() const
{
    std::optional<Moment> newest;
    for (const ColumnPtr &column : m_columns)
        newest = std::max(newest, column->newest());
    if (!newest && m_modified != noMoment)
        newest = m_modified;
    return newest;
}

RawPlace TableData::raw(std::uint32_t row) const
{
    const RowChunk &chunk = m_chunks[row / chunkRows];
    return {chunk.offsets.at(row % chunkRows), chunk.lengths.at(row % chunkRows)};
}

std::uint32_t TableData::context(std::uint32_t row) const
{
    return m_chunks[row / chunkRows].contexts.at(row % chunkRows);
}

void TableData::begin(std::uint64_t number)
{
    m_number = number;
    m_shared = m_rows;
}

Pen TableData::pen(std::uint32_t row) const
{
    const std::uint32_t begin = row - row % chunkRows;
    return {m_number, m_shared > begin ? std::min(m_shared - begin, chunkRows) : 0};
}

RowChunk &TableData::chunkFor(std::uint32_t row)
{
    if (row / chunkRows >= m_chunks.size())
        m_chunks.resize(row / chunkRows + 1);
    return m_chunks[row / chunkRows];
}

std::uint32_t TableData::addRow(std::string_view id)
{
    const std::uint32_t row = m_rows++;
    chunkFor(row).ids.set(row % chunkRows, m_ids->keep(id), pen(row));
    return row;
}

void TableData::setRow(std::uint32_t row, const BatchRow &from, RawPlace raw, std::uint32_t context)
{
    RowChunk &chunk = chunkFor(row);
    const std::uint32_t inside = row % chunkRows;
    const Pen mine = pen(row);
    const Moment before = chunk.modified.at(inside);
    m_modifiedLost |= before != noMoment && before == m_modified && from.modifiedAt < before;
    m_modified = std::max(m_modified, from.modifiedAt);
    chunk.modified.set(inside, from.modifiedAt, mine);
    chunk.offsets.set(inside, raw.offset, mine);
    chunk.lengths.set(inside, raw.length, mine);
    chunk.contexts.setFirst(inside, context, mine);
    chunk.scopes.set(inside, m_scopes->add(from.scopes), mine);
}

void TableData::moveRaw(std::uint32_t row, RawPlace raw)
{
    RowChunk &chunk = chunkFor(row);
    chunk.offsets.set(row % chunkRows, raw.offset, pen(row));
    chunk.lengths.set(row % chunkRows, raw.length, pen(row));
}

std::uint32_t TableData::columnIndex(const ColumnKey &key, const std::string &name, bool defined)
{
    const auto found = m_byKey->find(key);
    if (found != m_byKey->end())
        return found->second;
    const auto index = std::uint32_t(m_data.size());
    if (m_byKeyOwner != m_number) {
        m_byKey = std::make_shared<std::map<ColumnKey, std::uint32_t>>(*m_byKey);
        m_byKeyOwner = m_number;
    }
    m_byKey->emplace(key, index);
    m_data.push_back(std::make_shared<ColumnData>(key, name, defined));
    m_columns.push_back(m_data.back());
    m_columnOwners.push_back(m_number);
    return index;
}

ColumnData &TableData::column(std::uint32_t index)
{
    if (m_columnOwners[index] != m_number) {
        m_data[index] = std::make_shared<ColumnData>(*m_data[index]);
        m_columns[index] = m_data[index];
        m_columnOwners[index] = m_number;
    }
    return *m_data[index];
}

void TableData::finish()
{
    const bool longer = m_rows != m_shared;
    m_bytes = sizeof(TableData) + m_ids->bytes() + m_scopes->bytes();
    for (std::uint32_t i = 0; i < m_data.size(); ++i) {
        if (longer || m_columnOwners[i] == m_number)
            column(i).finish(m_rows, m_number);
        m_bytes += m_data[i]->bytes();
    }
    for (const RowChunk &chunk : m_chunks)
        m_bytes += chunk.bytes();
    if (m_modifiedLost) {
        m_modifiedLost = false;
        m_modified = noMoment;
        for (std::uint32_t row = 0; row < m_rows; ++row)
            m_modified = std::max(m_modified, m_chunks[row / chunkRows].modified.at(row % chunkRows));
    }
}

void TableData::remove(std::span<const std::uint32_t> rows)
{
    if (rows.empty())
        return;
    const std::uint32_t first = rows.front();
    std::vector<std::uint32_t> kept;
    kept.reserve(m_rows - first - rows.size());
    auto next = rows.begin();
    for (std::uint32_t row = first; row < m_rows; ++row) {
        if (next != rows.end() && *next == row)
            ++next;
        else
            kept.push_back(row);
    }
    for (std::uint32_t i = 0; i < m_data.size(); ++i) {
        m_data[i] = m_data[i]->without(first, kept, m_number);
        m_columns[i] = m_data[i];
        m_columnOwners[i] = m_number;
    }
    // The arrays from the first changed chunk on are made anew: earlier versions go on reading the old ones.
    const std::uint32_t firstChunk = first / chunkRows;
    const std::vector<RowChunk> old(m_chunks.begin() + firstChunk, m_chunks.end());
    m_chunks.resize(firstChunk);
    m_rows = firstChunk * chunkRows;
    m_shared = m_rows;
    const auto copy = [&](std::uint32_t from) {
        const RowChunk &source = old[from / chunkRows - firstChunk];
        const std::uint32_t at = from % chunkRows;
        const std::uint32_t row = m_rows++;
        RowChunk &chunk = chunkFor(row);
        const std::uint32_t inside = row % chunkRows;
        const Pen mine{m_number, 0};
        chunk.ids.set(inside, source.ids.at(at), mine);
        chunk.offsets.set(inside, source.offsets.at(at), mine);
        chunk.lengths.set(inside, source.lengths.at(at), mine);
        chunk.modified.set(inside, source.modified.at(at), mine);
        chunk.scopes.set(inside, source.scopes.at(at), mine);
        chunk.contexts.setFirst(inside, source.contexts.at(at), mine);
    };
    for (std::uint32_t row = firstChunk * chunkRows; row < first; ++row)
        copy(row);
    for (const std::uint32_t row : kept)
        copy(row);
    m_modifiedLost = m_modified != noMoment;
}

}  // namespace civiscope::store
