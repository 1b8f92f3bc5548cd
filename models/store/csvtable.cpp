// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/csvtable.h"

#include "base/csvcell.h"
#include "store/entitytext.h"
#include "store/geometry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace civiscope::store {

namespace {

constexpr double exactIntegers = 9007199254740992;  // 2⁵³: every whole number below is a double

std::string digits(double number)
{
    std::array<char, 32> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

// The digits of a number as they stand in the entity, for a double rounds whole numbers past 2⁵³. What is not found
// stays rounded.
std::string exactDigits(std::string_view raw, const jsonld::Context &context, const ColumnKey &key, double number)
{
    EntityText entity;
    ngsild::JsonTokens tokens;
    if (!entity.readEntity(raw) || tokens.index(entity.valueOf(key.path.front(), context)))
        return digits(number);
    for (ngsild::JsonTokens::Token token = 0; token < tokens.count(); ++token) {
        const char first = tokens.first(token);
        if ((first == '-' || (first >= '0' && first <= '9')) && ngsild::parseNumber(tokens.scalar(token)) == number)
            return std::string(tokens.scalar(token));
    }
    return digits(number);
}

std::string headOf(const Column &column)
{
    const std::string &dataset = column.key().datasetId;
    return dataset.empty() ? column.name() : column.name() + '[' + dataset + ']';
}

}  // namespace

CsvTable::CsvTable(const Version &version, const std::vector<std::uint32_t> &tables)
    : m_version(version)
{
    for (const std::uint32_t table : tables) {
        for (const ColumnPtr &column : version.tables()[table]->columns()) {
            if (column->present() > 0)
                addColumn(*column);
        }
    }
}

void CsvTable::addColumn(const Column &column)
{
    const auto [place, isNew] = m_places.emplace(column.key(), m_groups.size());
    if (isNew) {
        std::string head = headOf(column);
        // Another attribute of the same short name, from another context: told apart by the IRI.
        if (!m_heads.insert(head).second)
            head += " <" + column.key().path.back() + '>';
        m_groups.push_back({std::move(head), column.key()});
    }
    Group &group = m_groups[place->second];
    group.unit |= !column.units().empty();
    group.observedAt |= column.newest().has_value();
}

void CsvTable::writeHead(std::string &to) const
{
    to += "id,type";
    for (const Group &group : m_groups) {
        to += ',';
        appendCsvCell(to, group.head);
        if (group.unit) {
            to += ',';
            appendCsvCell(to, group.head + ".unitCode");
        }
        if (group.observedAt) {
            to += ',';
            appendCsvCell(to, group.head + ".observedAt");
        }
    }
    to += "\r\n";
}

Result<void> CsvTable::writeRow(std::string &to, EntityRef entity)
{
    enter(entity.table);
    const Table &table = *m_version.tables()[entity.table];
    appendCsvCell(to, table.id(entity.row));
    to += ',';
    appendCsvCell(to, table.name());
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const Group &group = m_groups[i];
        const Column *column = m_columns[i].get();
        to += ',';
        if (column) {
            if (const auto written = writeValue(to, *column, entity); !written)
                return written;
        }
        if (group.unit) {
            to += ',';
            if (column)
                appendCsvCell(to, column->unitCode(entity.row));
        }
        if (group.observedAt) {
            to += ',';
            const auto observedAt = column ? column->observedAt(entity.row) : std::nullopt;
            if (observedAt)
                to += formatDateTime(*observedAt);
        }
    }
    to += "\r\n";
    return {};
}

void CsvTable::enter(std::uint32_t table)
{
    if (m_table == table)
        return;
    m_table = table;
    m_columns.clear();
    for (const Group &group : m_groups)
        m_columns.push_back(m_version.tables()[table]->find(group.key));
}

Result<void> CsvTable::writeValue(std::string &to, const Column &column, EntityRef entity) const
{
    const Cell cell = column.at(entity.row);
    switch (cell.type) {
    case CellType::None: break;
    case CellType::Number:
        if (std::fabs(cell.number) < exactIntegers) {
            to += digits(cell.number);
        } else {
            const auto raw = m_version.raw(entity);
            if (!raw)
                return std::unexpected(raw.error());
            to += exactDigits(*raw, *m_version.context(entity), column.key(), cell.number);
        }
        break;
    case CellType::Boolean: to += cell.boolean ? "true" : "false"; break;
    case CellType::Time: to += formatDateTime(cell.moment); break;
    case CellType::Point:
    case CellType::Geometry: {
        const auto shape = shapeOf(cell);
        appendCsvCell(to, shape ? toWkt(*shape) : std::string(cell.text));
        break;
    }
    case CellType::String:
    case CellType::Relationship:
    case CellType::Json: appendCsvCell(to, cell.text); break;
    }
    return {};
}

}  // namespace civiscope::store
