// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/contextbuilder.h"
#include "store/dataset.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

// A version put together cell by cell, for what only reads versions.
namespace civiscope::test {

inline store::Cell numberCell(double number)
{
    store::Cell cell;
    cell.type = store::CellType::Number;
    cell.number = number;
    return cell;
}

// Text must outlive the version: a literal.
inline store::Cell textCell(store::CellType type, std::string_view text)
{
    store::Cell cell;
    cell.type = type;
    cell.text = text;
    if (type == store::CellType::Time)
        cell.moment = parseDateTime(text)->moment;
    return cell;
}

inline store::Cell pointCell(double lon, double lat, std::string_view text = {})
{
    store::Cell cell = textCell(store::CellType::Point, text);
    cell.place = {lon, lat};
    return cell;
}

class VersionColumn : public store::Column {
public:
    struct Held {
        store::Cell cell = {};
        ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
        std::optional<Moment> observedAt = {};
        std::string unitCode = {};
    };

    VersionColumn(store::ColumnKey key, std::string name)
        : m_key(std::move(key))
        , m_name(std::move(name))
    {
    }

    void set(std::uint32_t row, Held held)
    {
        ++m_kinds[std::size_t(held.kind)];
        m_held[row] = std::move(held);
    }

    const store::ColumnKey &key() const override { return m_key; }
    const std::string &name() const override { return m_name; }
    bool defined() const override { return true; }
    store::CellType type() const override
    {
        return m_held.empty() ? store::CellType::None : m_held.begin()->second.cell.type;
    }
    bool mixed() const override
    {
        return std::ranges::any_of(m_held, [this](const auto &held) { return held.second.cell.type != type(); });
    }
    std::uint32_t present() const override { return static_cast<std::uint32_t>(m_held.size()); }
    std::span<const std::uint32_t, ngsild::attributeKindCount> kinds() const override { return m_kinds; }
    std::vector<std::string> units() const override
    {
        std::vector<std::string> units;
        for (const auto &[row, held] : m_held) {
            if (!held.unitCode.empty() && std::ranges::find(units, held.unitCode) == units.end())
                units.push_back(held.unitCode);
        }
        return units;
    }
    std::optional<Moment> newest() const override
    {
        std::optional<Moment> newest;
        for (const auto &[row, held] : m_held)
            newest = std::max(newest, held.observedAt);
        return newest;
    }
    store::Cell at(std::uint32_t row) const override { return held(row).cell; }
    std::optional<Moment> observedAt(std::uint32_t row) const override { return held(row).observedAt; }
    std::string_view unitCode(std::uint32_t row) const override { return held(row).unitCode; }
    ngsild::AttributeKind kind(std::uint32_t row) const override { return held(row).kind; }
    std::span<const double> numbers(std::uint32_t) const override { return {}; }
    int compare(std::uint32_t, std::uint32_t) const override { return 0; }
    std::size_t bytes() const override { return 0; }

private:
    const Held &held(std::uint32_t row) const
    {
        static const Held none;
        const auto it = m_held.find(row);
        return it == m_held.end() ? none : it->second;
    }

    store::ColumnKey m_key;
    std::string m_name;
    std::map<std::uint32_t, Held> m_held;
    std::array<std::uint32_t, ngsild::attributeKindCount> m_kinds{};
};

class VersionTable : public store::Table {
public:
    VersionTable(std::vector<std::string> typeIris, std::string name)
        : m_typeIris(std::move(typeIris))
        , m_name(std::move(name))
    {
    }

    std::uint32_t addRow(std::string id, std::string raw = {}, std::optional<Moment> modifiedAt = {})
    {
        m_rows.push_back({std::move(id), std::move(raw), modifiedAt});
        return rowCount() - 1;
    }
    VersionColumn &addColumn(store::ColumnKey key, std::string name)
    {
        auto column = std::make_shared<VersionColumn>(std::move(key), std::move(name));
        m_columns.push_back(column);
        return *column;
    }
    void placeBy(std::size_t column) { m_geometry = m_columns[column]; }
    const std::string &raw(std::uint32_t row) const { return m_rows[row].raw; }

    const std::vector<std::string> &typeIris() const override { return m_typeIris; }
    const std::string &name() const override { return m_name; }
    bool defined() const override { return true; }
    std::uint32_t rowCount() const override { return static_cast<std::uint32_t>(m_rows.size()); }
    std::span<const store::ColumnPtr> columns() const override { return m_columns; }
    store::ColumnPtr find(const store::ColumnKey &key) const override
    {
        const auto it = std::ranges::find_if(m_columns, [&key](const auto &column) { return column->key() == key; });
        return it == m_columns.end() ? nullptr : *it;
    }
    std::string_view id(std::uint32_t row) const override { return m_rows[row].id; }
    std::vector<std::string_view> scopes(std::uint32_t) const override { return {}; }
    std::optional<Moment> modifiedAt(std::uint32_t row) const override { return m_rows[row].modifiedAt; }
    store::ColumnPtr geometry() const override { return m_geometry; }
    std::optional<Moment> newest() const override
    {
        std::optional<Moment> newest;
        for (const auto &column : m_columns)
            newest = std::max(newest, column->newest());
        std::optional<Moment> modified;
        for (const Row &row : m_rows)
            modified = std::max(modified, row.modifiedAt);
        return newest ? newest : modified;
    }
    std::size_t bytes() const override { return 0; }

private:
    struct Row {
        std::string id;
        std::string raw;
        std::optional<Moment> modifiedAt;
    };
    std::vector<std::string> m_typeIris;
    std::string m_name;
    std::vector<Row> m_rows;
    std::vector<store::ColumnPtr> m_columns;
    store::ColumnPtr m_geometry;
};

class FakeVersion : public store::Version {
public:
    VersionTable &addTable(std::vector<std::string> typeIris, std::string name)
    {
        auto table = std::make_shared<VersionTable>(std::move(typeIris), std::move(name));
        m_tables.push_back(table);
        return *table;
    }

    std::uint64_t number() const override { return 1; }
    std::span<const store::TablePtr> tables() const override { return m_tables; }
    std::size_t entityCount() const override
    {
        std::size_t count = 0;
        for (const auto &table : m_tables)
            count += table->rowCount();
        return count;
    }
    std::optional<store::EntityRef> find(std::string_view) const override { return {}; }
    Result<std::string> raw(store::EntityRef entity) const override
    {
        return static_cast<const VersionTable &>(*m_tables[entity.table]).raw(entity.row);
    }
    ngsild::ContextPtr context(store::EntityRef) const override { return m_context; }
    std::span<const ngsild::Quarantined> quarantine() const override { return {}; }
    const ngsild::Remarks &remarks() const override { return m_remarks; }
    std::size_t bytes() const override { return 0; }

private:
    std::vector<store::TablePtr> m_tables;
    ngsild::Remarks m_remarks;
    ngsild::ContextPtr m_context =
        ngsild::buildContext(nullptr, {}, [](const std::string &) { return nullptr; })->context;
};

}  // namespace civiscope::test
