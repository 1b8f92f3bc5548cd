// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

// What the values of an attribute are.
enum class Datatype : std::uint8_t { Number, String, Boolean, Time, Geometry, Relationship, Json, Mixed };

// "number", "string" …, as `inspect --json` prints it.
[[nodiscard]] std::string_view datatypeWord(Datatype datatype);

// One attribute of the entities of a type: all its datasetId instances, its sub-attributes not.
struct AttributeSummary {
    std::string iri;
    std::string name;                          // short, as the source writes it
    bool defined = true;                       // false: the name is in no context in use
    std::optional<ngsild::AttributeKind> kind;  // nullopt: mixed
    Datatype datatype = Datatype::Json;        // Json too when there are only nulls
    std::int64_t count = 0;                    // entities that have it
    std::vector<std::string> units;            // unit codes as written, the most frequent of each instance first
    std::vector<std::string> datasets;         // datasetIds in order of first appearance, "@none" for the default
};

struct TypeSummary {
    std::string iri;
    std::string name;
    bool defined = true;
    std::int64_t count = 0;                    // entities; one that has several types counts under each
    std::optional<Moment> newest;              // newest observedAt of any attribute, else newest modifiedAt
    std::vector<AttributeSummary> attributes;  // in order of first appearance
};

// What is in a version, as `inspect` says it.
struct Summary {
    std::vector<TypeSummary> types;  // in order of first appearance
    std::int64_t entities = 0;       // each once, whatever types it has
    // Instances of attributes by AttributeKind: one for each entity, attribute and datasetId; sub-attributes not.
    std::array<std::int64_t, ngsild::attributeKindCount> instances{};
    std::int64_t geometries = 0;     // of these, values that are geometries which can be drawn
};

// Any thread. Reads columns' totals, and cells only where these do not say enough (attributes with several datasetIds
// or with values of several types).
[[nodiscard]] Summary summarise(const Version &version);

}  // namespace civiscope::store
