// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/table.h"

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

Table::Table(std::vector<std::string> typeIris, std::string name, bool defined)
    : m_typeIris(std::make_shared<const std::vector<std::string>>(std::move(typeIris)))
    , m_name(std::make_shared<const std::string>(std::move(name)))
    , m_defined(defined)
    , m_byKey(std::make_shared<const std::map<ColumnKey, std::uint32_t>>())
    , m_ids(std::make_shared<TextPool>())
    , m_scopes(std::make_shared<Texts>())
{
}

ColumnPtr Table::find(const ColumnKey &key) const
{
    const auto found = m_byKey->find(key);
    return found == m_byKey->end() ? nullptr : m_columns[found->second];
}

std::vector<std::string_view> Table::scopes(std::uint32_t row) const
{
    std::vector<std::string_view> scopes;
    const std::string_view joined = m_scopes->at(m_chunks[row / chunkRows].scopes.at(row % chunkRows));
    for (const auto part : joined | std::views::split(' ')) {
        if (!part.empty())
            scopes.emplace_back(part);
    }
    return scopes;
}

std::optional<Moment> Table::modifiedAt(std::uint32_t row) const
{
    const Moment moment = m_chunks[row / chunkRows].modified.at(row % chunkRows);
    return moment == noMoment ? std::nullopt : std::optional(moment);
}

RawPlace Table::raw(std::uint32_t row) const
{
    const RowChunk &chunk = m_chunks[row / chunkRows];
    return {chunk.offsets.at(row % chunkRows), chunk.lengths.at(row % chunkRows)};
}

std::uint32_t Table::context(std::uint32_t row) const
{
    return m_chunks[row / chunkRows].contexts.at(row % chunkRows);
}

ColumnPtr Table::geometry() const
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

std::optional<Moment> Table::newest() const
{
    std::optional<Moment> newest;
    for (const ColumnPtr &column : m_columns)
        newest = std::max(newest, column->newest());
    if (!newest && m_modified != noMoment)
        newest = m_modified;
    return newest;
}

}  // namespace civiscope::store
