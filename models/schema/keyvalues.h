// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"
#include "schema/json.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::schema {

// An entity in the shape that JSON Schemas of NGSI-LD models describe: the simplified form of ETSI GS CIM 009 V1.9.1,
// clause 4.5.4, with the bare value also for kinds whose simplified form keeps a wrapper (language maps, vocabulary
// words, JSON), and without what brokers add (@context, createdAt, modifiedAt). A typed literal
// {"@type":"DateTime","@value":…} gives its @value.
struct KeyValues {
    // Where a member came from.
    struct Place {
        std::string name;     // in `document`
        std::string pointer;  // of its value, in the entity as it came
        ngsild::AttributeKind kind = ngsild::AttributeKind::Property;
        bool wrapped = false;  // items stood in objects: {"object":…} of a ListRelationship
    };
    // A further instance of an attribute (datasetId), for which the document holds another value.
    struct Instance {
        Place place;
        Json value;
    };

    Json document;  // an object
    std::vector<Place> places;
    std::vector<Instance> others;

    [[nodiscard]] const Place *place(std::string_view name) const;
    // The place in the entity as it came of a pointer into `document`.
    [[nodiscard]] std::string original(std::string_view pointer) const;
};

// `shortName` gives the short name of an IRI that stands for an attribute or a type. The entity may be in any form
// (normalized, concise, simplified, GeoJSON Feature, temporal: the newest instance). Not an object: an empty document.
[[nodiscard]] KeyValues toKeyValues(const Json &entity, const std::function<std::string(std::string_view)> &shortName);

}  // namespace civiscope::schema
