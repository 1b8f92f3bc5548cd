// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/table.h"

#include <string>
#include <vector>

namespace civiscope::test {

// A table of a type and its geometry column, cells given one by one: for what only reads places.
class FakeColumn : public store::Column {
public:
    FakeColumn(std::string name, store::CellType type)
        : m_name(std::move(name))
        , m_key{{"https://example.org/" + m_name}, {}}
        , m_type(type)
    {
    }

    std::vector<store::Cell> cells;

    const store::ColumnKey &key() const override { return m_key; }
    const std::string &name() const override { return m_name; }
    bool defined() const override { return true; }
    store::CellType type() const override { return m_type; }
    bool mixed() const override { return false; }
    std::uint32_t present() const override { return static_cast<std::uint32_t>(cells.size()); }
    std::span<const std::uint32_t, ngsild::attributeKindCount> kinds() const override { return m_kinds; }
    std::vector<std::string> units() const override { return {}; }
    std::optional<Moment> newest() const override { return {}; }
    store::Cell at(std::uint32_t row) const override { return cells[row]; }
    std::optional<Moment> observedAt(std::uint32_t) const override { return {}; }
    std::string_view unitCode(std::uint32_t) const override { return {}; }
    ngsild::AttributeKind kind(std::uint32_t) const override { return ngsild::AttributeKind::GeoProperty; }
    std::span<const double> numbers(std::uint32_t) const override { return {}; }
    int compare(std::uint32_t, std::uint32_t) const override { return 0; }
    std::size_t bytes() const override { return 0; }

private:
    std::string m_name;
    store::ColumnKey m_key;
    store::CellType m_type;
    std::uint32_t m_kinds[ngsild::attributeKindCount] = {};
};

class FakeTable : public store::Table {
public:
    explicit FakeTable(std::string name)
        : m_name(std::move(name))
        , m_types{"https://example.org/" + m_name}
    {
    }

    void addPoint(double lon, double lat)
    {
        store::Cell cell;
        cell.type = store::CellType::Point;
        cell.place = {lon, lat};
        m_location->cells.push_back(cell);
    }
    // JSON must outlive the table: a literal.
    void addGeometry(std::string_view json)
    {
        store::Cell cell;
        cell.type = store::CellType::Geometry;
        cell.text = json;
        m_location->cells.push_back(cell);
    }
    void addNowhere() { m_location->cells.push_back({}); }

    const std::vector<std::string> &typeIris() const override { return m_types; }
    const std::string &name() const override { return m_name; }
    bool defined() const override { return true; }
    std::uint32_t rowCount() const override { return static_cast<std::uint32_t>(m_location->cells.size()); }
    std::span<const store::ColumnPtr> columns() const override { return {&m_column, 1}; }
    store::ColumnPtr find(const store::ColumnKey &key) const override
    {
        return key == m_column->key() ? m_column : nullptr;
    }
    std::string_view id(std::uint32_t) const override { return "urn:ngsi-ld:Thing:1"; }
    std::vector<std::string_view> scopes(std::uint32_t) const override { return {}; }
    std::optional<Moment> modifiedAt(std::uint32_t) const override { return {}; }
    store::ColumnPtr geometry() const override { return m_column; }
    std::optional<Moment> newest() const override { return {}; }
    std::size_t bytes() const override { return 0; }

private:
    std::string m_name;
    std::vector<std::string> m_types;
    std::shared_ptr<FakeColumn> m_location = std::make_shared<FakeColumn>("location", store::CellType::Point);
    store::ColumnPtr m_column = m_location;
};

}  // namespace civiscope::test
