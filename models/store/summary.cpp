// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/summary.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace civiscope::store {

namespace {

using Datatypes = std::array<bool, std::size_t(Datatype::Mixed)>;

std::optional<Datatype> datatypeOf(CellType type)
{
    switch (type) {
    case CellType::None: return std::nullopt;
    case CellType::Number: return Datatype::Number;
    case CellType::Boolean: return Datatype::Boolean;
    case CellType::String: return Datatype::String;
    case CellType::Time: return Datatype::Time;
    case CellType::Relationship: return Datatype::Relationship;
    case CellType::Point:
    case CellType::Geometry: return Datatype::Geometry;
    case CellType::Json: return Datatype::Json;
    }
    return std::nullopt;
}

bool isGeometry(CellType type)
{
    return type == CellType::Point || type == CellType::Geometry;
}

// What one table has of one attribute: the columns of its datasetIds.
struct Instances {
    const Table *table = nullptr;
    std::vector<const Column *> columns;

    [[nodiscard]] std::int64_t entities() const
    {
        if (columns.size() == 1)
            return columns.front()->present();
        std::int64_t count = 0;
        for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
            count += std::ranges::any_of(
                columns, [row](const Column *column) { return column->at(row).type != CellType::None; });
        }
        return count;
    }
};

void addDatatypes(const Table &table, const Column &column, Datatypes &seen)
{
    const auto add = [&seen](CellType type) {
        if (const auto datatype = datatypeOf(type))
            seen[std::size_t(*datatype)] = true;
    };
    add(column.type());
    for (std::uint32_t row = 0; column.mixed() && row < table.rowCount(); ++row)
        add(column.at(row).type);
}

// One kind if all are of it, nullopt if mixed.
std::optional<ngsild::AttributeKind> onlyKind(const std::array<std::int64_t, ngsild::attributeKindCount> &kinds)
{
    const auto first = std::ranges::find_if(kinds, [](std::int64_t count) { return count > 0; });
    if (first == kinds.end() || std::any_of(first + 1, kinds.end(), [](std::int64_t count) { return count > 0; }))
        return std::nullopt;
    return ngsild::AttributeKind(first - kinds.begin());
}

Datatype onlyDatatype(const Datatypes &seen, std::optional<ngsild::AttributeKind> kind)
{
    // Targets may come one by one or in arrays.
    if (kind == ngsild::AttributeKind::Relationship || kind == ngsild::AttributeKind::ListRelationship)
        return Datatype::Relationship;
    const auto first = std::ranges::find(seen, true);
    if (first == seen.end())
        return Datatype::Json;
    return std::find(first + 1, seen.end(), true) == seen.end() ? Datatype(first - seen.begin()) : Datatype::Mixed;
}

void addUnique(std::vector<std::string> &list, const std::string &item)
{
    if (std::ranges::find(list, item) == list.end())
        list.push_back(item);
}

AttributeSummary summariseAttribute(const std::vector<Instances> &parts)
{
    const Column &first = *parts.front().columns.front();
    AttributeSummary summary;
    summary.iri = first.key().path.front();
    summary.name = first.name();
    summary.defined = first.defined();
    std::array<std::int64_t, ngsild::attributeKindCount> kinds{};
    Datatypes seen{};
    for (const Instances &part : parts) {
        summary.count += part.entities();
        for (const Column *column : part.columns) {
            std::ranges::transform(kinds, column->kinds(), kinds.begin(), std::plus());
            addDatatypes(*part.table, *column, seen);
            for (const std::string &unit : column->units())
                addUnique(summary.units, unit);
            addUnique(summary.datasets, column->key().datasetId.empty() ? "@none" : column->key().datasetId);
        }
    }
    summary.kind = onlyKind(kinds);
    summary.datatype = onlyDatatype(seen, summary.kind);
    return summary;
}

std::vector<AttributeSummary> summariseAttributes(const std::vector<const Table *> &tables)
{
    std::vector<std::vector<Instances>> attributes;
    std::map<std::string_view, std::size_t> places;
    for (const Table *table : tables) {
        for (const ColumnPtr &column : table->columns()) {
            if (column->key().path.size() != 1 || column->present() == 0)
                continue;
            const auto [place, isNew] = places.emplace(column->key().path.front(), attributes.size());
            if (isNew)
                attributes.emplace_back();
            std::vector<Instances> &parts = attributes[place->second];
            if (parts.empty() || parts.back().table != table)
                parts.push_back({table, {}});
            parts.back().columns.push_back(column.get());
        }
    }
    std::vector<AttributeSummary> summaries;
    std::ranges::transform(attributes, std::back_inserter(summaries), summariseAttribute);
    return summaries;
}

std::optional<Moment> newestOf(const std::vector<const Table *> &tables)
{
    std::optional<Moment> observed;
    std::optional<Moment> newest;
    for (const Table *table : tables) {
        newest = std::max(newest, table->newest());
        for (const ColumnPtr &column : table->columns())
            observed = std::max(observed, column->newest());
    }
    return observed ? observed : newest;
}

// Entities of one type: the tables of all sets of types that it is in.
struct TypeTables {
    std::string iri;
    std::vector<std::size_t> indices;
    std::vector<const Table *> tables;
};

std::vector<TypeTables> tablesByType(const Version &version)
{
    std::vector<TypeTables> types;
    for (std::size_t i = 0; i < version.tables().size(); ++i) {
        const Table &table = *version.tables()[i];
        if (table.rowCount() == 0)
            continue;
        for (const std::string &iri : table.typeIris()) {
            auto type = std::ranges::find(types, iri, &TypeTables::iri);
            if (type == types.end())
                type = types.insert(type, TypeTables{iri, {}, {}});
            type->indices.push_back(i);
            type->tables.push_back(&table);
        }
    }
    return types;
}

// The name and whether it is defined: from a table of this type alone, else from the context of the first entity.
void nameType(const Version &version, const TypeTables &type, TypeSummary &summary)
{
    for (const Table *table : type.tables) {
        if (table->typeIris().size() == 1) {
            summary.name = table->name();
            summary.defined = table->defined();
            return;
        }
    }
    const auto context = version.context({static_cast<std::uint32_t>(type.indices.front()), 0});
    summary.name = context->compact(type.iri);
    summary.defined = context->expand(summary.name).defined();
}

}  // namespace

std::string_view datatypeWord(Datatype datatype)
{
    switch (datatype) {
    case Datatype::Number: return "number";
    case Datatype::String: return "string";
    case Datatype::Boolean: return "boolean";
    case Datatype::Time: return "time";
    case Datatype::Geometry: return "geometry";
    case Datatype::Relationship: return "relationship";
    case Datatype::Json: return "json";
    case Datatype::Mixed: return "mixed";
    }
    return "mixed";
}

Summary summarise(const Version &version)
{
    Summary summary;
    summary.entities = static_cast<std::int64_t>(version.entityCount());
    for (const TypeTables &type : tablesByType(version)) {
        TypeSummary &one = summary.types.emplace_back();
        one.iri = type.iri;
        nameType(version, type, one);
        one.count = std::accumulate(type.tables.begin(), type.tables.end(), std::int64_t{0},
                                    [](std::int64_t sum, const Table *table) { return sum + table->rowCount(); });
        one.newest = newestOf(type.tables);
        one.attributes = summariseAttributes(type.tables);
    }
    for (const TablePtr &table : version.tables()) {
        for (const ColumnPtr &column : table->columns()) {
            if (column->key().path.size() != 1)
                continue;
            std::ranges::transform(summary.instances, column->kinds(), summary.instances.begin(), std::plus());
            const bool some = column->mixed() || isGeometry(column->type());
            for (std::uint32_t row = 0; some && row < table->rowCount(); ++row)
                summary.geometries += isGeometry(column->at(row).type);
        }
    }
    return summary;
}

}  // namespace civiscope::store
