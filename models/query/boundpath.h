// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "query/expression.h"
#include "query/rowreader.h"

#include <map>
#include <set>

namespace civiscope::query {

// What names mean for the rows of one table. With a context each name is the one IRI it expands to; without one it
// means whatever the source's own entities mean by it: attributes whose columns bear the name, in any of their
// contexts.
class TableNames {
public:
    TableNames(const store::Version &version, std::uint32_t table, const jsonld::Context *context);

    [[nodiscard]] std::vector<std::string> irisOf(const Name &name) const;

private:
    const jsonld::Context *m_context;
    jsonld::ContextPtr m_own;  // of the first row; null: no rows
    std::map<std::string, std::set<std::string>, std::less<>> m_names;  // empty with a context
};

// Members of entities and attributes that are no attributes themselves (ETSI GS CIM 009 V1.9.1, clause 4.5.2) and may
// end a path: no2.observedAt.
enum class SystemMember : std::uint8_t {
    None,
    ObservedAt,
    UnitCode,
    DatasetId,
    CreatedAt,   // from here on columns do not have them for attributes
    ModifiedAt,
    OtherTime,
    OtherText,
};

// A path in the terms of one table.
struct BoundPath {
    BoundPath(const Path &path, const store::Table &table, const TableNames &names);

    [[nodiscard]] bool matches(const std::vector<std::string> &path) const;

    std::vector<std::vector<std::string>> steps;  // IRIs of each name but the system member; empty: the entity's own
    std::vector<store::ColumnPtr> columns;        // all instances of the attribute, whatever their datasetId
    SystemMember member = SystemMember::None;
    std::string memberName;
};

}  // namespace civiscope::query
