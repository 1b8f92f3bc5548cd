// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/geo.h"
#include "ngsild/attributekind.h"
#include "ngsild/remarks.h"

#include <optional>
#include <span>
#include <string_view>

namespace civiscope::ngsild {

// A value as it was read. Views live until the next call to the sink.
struct Value {
    enum class Type : std::uint8_t {
        None,          // missing, null or NGSI-LD null
        Number,
        Boolean,
        String,
        Time,          // a string or typed literal that is a DateTime; text keeps it as written
        Relationship,  // one target id, in text
        Point,         // place; text keeps the geometry's JSON
        Geometry,      // text: the geometry's JSON, as it came
        Json,          // text: raw JSON of anything else (objects, arrays, language maps, lists)
    };
    Type type = Type::None;
    double number = 0;
    bool boolean = false;
    Moment moment = 0;
    LonLat place;
    std::string_view text;
};

// One instance of an attribute or sub-attribute.
struct AttributeView {
    std::span<const std::string_view> path;  // names as written, from the entity down: {"no2"}, {"no2","quality"}
    std::string_view datasetId;              // of the outermost attribute; empty: the default instance
    AttributeKind kind = AttributeKind::Property;
    Value value;
    std::optional<Moment> observedAt;
    std::optional<Moment> modifiedAt;
    std::string_view unitCode;               // empty: none given
};

struct EntityHead {
    std::string_view id;
    std::span<const std::string_view> types;   // as written, at least one
    std::span<const std::string_view> scopes;  // empty: none
    std::string_view context;                  // raw JSON of the entity's own @context, empty: none
    std::optional<Moment> createdAt;
    std::optional<Moment> modifiedAt;
};

// Receives what the reader reads, in document order: begin, attributes (an attribute before its sub-attributes), then
// end or abandon. Everything given is a view that lives until the call returns.
class EntitySink {
public:
    virtual ~EntitySink() = default;
    virtual void begin(const EntityHead &head) = 0;
    virtual void attribute(const AttributeView &attribute) = 0;
    virtual void end(std::string_view raw) = 0;  // the entity's bytes, exactly as they came
    virtual void abandon() = 0;                  // what was given since begin is void
    virtual void remark(RemarkCode code, std::string_view pointer) = 0;  // between begin and end
};

}  // namespace civiscope::ngsild
