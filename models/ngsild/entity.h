// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "ngsild/attributekind.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace civiscope::ngsild {

struct Attribute;

// One instance of an attribute, whole and exact: for the inspector, the embedded broker and exports, one entity at a
// time. Datasets use the columns of models/store instead.
struct AttributeInstance {
    AttributeKind kind = AttributeKind::Property;
    std::string datasetId;            // empty: the default instance
    nlohmann::ordered_json value;     // the kind's value member as it came; null when it was missing
    // Reserved members as they came, in order: observedAt, unitCode, createdAt, modifiedAt, objectType, valueType, …
    nlohmann::ordered_json metadata = nlohmann::ordered_json::object();
    std::vector<Attribute> attributes;  // sub-attributes
};

struct Attribute {
    std::string name;  // as written
    std::vector<AttributeInstance> instances;
};

struct Entity {
    std::string id;
    std::vector<std::string> types;
    std::vector<std::string> scopes;
    nlohmann::ordered_json context;  // its own @context; null when it has none
    nlohmann::ordered_json metadata = nlohmann::ordered_json::object();  // createdAt, modifiedAt, expiresAt, …
    std::vector<Attribute> attributes;

    [[nodiscard]] const Attribute *find(std::string_view name) const;
};

enum class Representation { Normalized, Concise, Simplified };

// Reads one entity from its bytes, in any form EntityReader takes. Errors: NotJson, NotNgsiLd with detail.
[[nodiscard]] Result<Entity> readEntity(std::string_view raw);

// Writes an entity; numbers keep their digits. With `sysAttrs`, createdAt and modifiedAt are kept, else left out.
[[nodiscard]] nlohmann::ordered_json writeEntity(const Entity &entity, Representation representation,
                                                 bool sysAttrs = true);

// GeoJSON Feature of the entity (ETSI GS CIM 009 V1.9.1, clause 4.5.16): geometry from `geometryProperty`'s default
// instance, null when there is none.
[[nodiscard]] nlohmann::ordered_json writeFeature(const Entity &entity, Representation representation,
                                                  std::string_view geometryProperty = "location", bool sysAttrs = true);

}  // namespace civiscope::ngsild
