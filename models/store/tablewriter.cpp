// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tablewriter.h"

#include <algorithm>

namespace civiscope::store {

TableWriter::TableWriter(const Table &before, std::uint64_t number)
    : m_table(std::make_shared<Table>(before))
    , m_owned(before.m_columns.size())
    , m_number(number)
    , m_shared(before.m_rows)
{
}

Pen TableWriter::penOf(std::uint32_t row) const
{
    const std::uint32_t begin = row - row % chunkRows;
    return {m_number, m_shared > begin ? std::min(m_shared - begin, chunkRows) : 0};
}

RowChunk &TableWriter::chunkFor(std::uint32_t row)
{
    if (row / chunkRows >= m_table->m_chunks.size())
        m_table->m_chunks.resize(row / chunkRows + 1);
    return m_table->m_chunks[row / chunkRows];
}

std::uint32_t TableWriter::addRow(std::string_view id)
{
    const std::uint32_t row = m_table->m_rows++;
    chunkFor(row).ids.set(row % chunkRows, m_table->m_ids->keep(id), penOf(row));
    return row;
}

void TableWriter::setRow(std::uint32_t row, const BatchRow &from, RawPlace raw, std::uint32_t context)
{
    RowChunk &chunk = chunkFor(row);
    const std::uint32_t inside = row % chunkRows;
    const Pen pen = penOf(row);
    const Moment before = chunk.modified.at(inside);
    m_modifiedLost |= before != noMoment && before == m_table->m_modified && from.modifiedAt < before;
    m_table->m_modified = std::max(m_table->m_modified, from.modifiedAt);
    chunk.modified.set(inside, from.modifiedAt, pen);
    chunk.offsets.set(inside, raw.offset, pen);
    chunk.lengths.set(inside, raw.length, pen);
    chunk.contexts.setFirst(inside, context, pen);
    chunk.scopes.set(inside, m_table->m_scopes->addText(from.scopes), pen);
}

void TableWriter::moveRaw(std::uint32_t row, RawPlace raw)
{
    RowChunk &chunk = chunkFor(row);
    chunk.offsets.set(row % chunkRows, raw.offset, penOf(row));
    chunk.lengths.set(row % chunkRows, raw.length, penOf(row));
}

std::uint32_t TableWriter::columnIndex(const ColumnKey &key, const std::string &name, bool defined)
{
    const auto found = m_table->m_byKey->find(key);
    if (found != m_table->m_byKey->end())
        return found->second;
    const auto index = std::uint32_t(m_owned.size());
    if (!m_ownedKeys) {
        m_ownedKeys = std::make_shared<std::map<ColumnKey, std::uint32_t>>(*m_table->m_byKey);
        m_table->m_byKey = m_ownedKeys;
    }
    m_ownedKeys->emplace(key, index);
    m_owned.push_back(std::make_shared<Column>(key, name, defined));
    m_table->m_columns.push_back(m_owned.back());
    return index;
}

Column &TableWriter::ownColumn(std::uint32_t index)
{
    if (!m_owned[index]) {
        m_owned[index] = std::make_shared<Column>(*m_table->m_columns[index]);
        m_table->m_columns[index] = m_owned[index];
    }
    return *m_owned[index];
}

ColumnWriter TableWriter::columnWriter(std::uint32_t index)
{
    return {ownColumn(index), m_number, m_shared};
}

void TableWriter::removeRows(std::span<const std::uint32_t> rows)
{
    if (rows.empty())
        return;
    const std::uint32_t first = rows.front();
    const std::uint32_t count = m_table->m_rows;
    std::vector<std::uint32_t> kept;
    kept.reserve(count - first - rows.size());
    auto next = rows.begin();
    for (std::uint32_t row = first; row < count; ++row) {
        if (next != rows.end() && *next == row)
            ++next;
        else
            kept.push_back(row);
    }
    for (std::uint32_t i = 0; i < m_owned.size(); ++i) {
        m_owned[i] = ColumnWriter::without(*m_table->m_columns[i], first, kept, m_number);
        m_table->m_columns[i] = m_owned[i];
    }
    // The arrays from the first changed chunk on are made anew: earlier versions go on reading the old ones.
    const std::uint32_t firstChunk = first / chunkRows;
    const std::vector<RowChunk> old(m_table->m_chunks.begin() + firstChunk, m_table->m_chunks.end());
    m_table->m_chunks.resize(firstChunk);
    m_table->m_rows = firstChunk * chunkRows;
    m_shared = m_table->m_rows;
    const auto copy = [&](std::uint32_t from) {
        const RowChunk &source = old[from / chunkRows - firstChunk];
        const std::uint32_t at = from % chunkRows;
        const std::uint32_t row = m_table->m_rows++;
        RowChunk &chunk = chunkFor(row);
        const std::uint32_t inside = row % chunkRows;
        const Pen pen{m_number, 0};
        chunk.ids.set(inside, source.ids.at(at), pen);
        chunk.offsets.set(inside, source.offsets.at(at), pen);
        chunk.lengths.set(inside, source.lengths.at(at), pen);
        chunk.modified.set(inside, source.modified.at(at), pen);
        chunk.scopes.set(inside, source.scopes.at(at), pen);
        chunk.contexts.setFirst(inside, source.contexts.at(at), pen);
    };
    for (std::uint32_t row = firstChunk * chunkRows; row < first; ++row)
        copy(row);
    for (const std::uint32_t row : kept)
        copy(row);
    m_modifiedLost = m_table->m_modified != noMoment;
}

void TableWriter::findNewest()
{
    m_table->m_modified = noMoment;
    for (std::uint32_t row = 0; row < m_table->m_rows; ++row) {
        const Moment moment = m_table->m_chunks[row / chunkRows].modified.at(row % chunkRows);
        m_table->m_modified = std::max(m_table->m_modified, moment);
    }
}

TablePtr TableWriter::finish()
{
    const bool longer = m_table->m_rows != m_shared;
    m_table->m_bytes = sizeof(Table) + m_table->m_ids->bytes() + m_table->m_scopes->bytes();
    for (std::uint32_t i = 0; i < m_owned.size(); ++i) {
        if (longer || m_owned[i])
            columnWriter(i).finish(m_table->m_rows);
        m_table->m_bytes += m_table->m_columns[i]->bytes();
    }
    for (const RowChunk &chunk : m_table->m_chunks)
        m_table->m_bytes += chunk.bytes();
    if (m_modifiedLost)
        findNewest();
    m_modifiedLost = false;
    return m_table;
}

}  // namespace civiscope::store
