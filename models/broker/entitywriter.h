// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/exchange.h"
#include "broker/plainentity.h"
#include "ngsild/entity.h"
#include "store/dataset.h"

#include <optional>
#include <set>
#include <string>

namespace civiscope::broker {

// How a client wants entities written.
struct EntityFormat {
    ngsild::Representation representation = ngsild::Representation::Normalized;
    bool sysAttrs = false;
    std::string geometryProperty = "location";  // a name, for GeoJSON
    bool jsonLdBody = true;  // GeoJSON: @context in the body (Prefer: body=json puts it in a Link)
    std::set<std::string> attributes;  // IRIs of `attrs`; empty: all
    std::optional<std::set<std::string>> pick;  // IRIs and "id", "type", "scope"
    std::set<std::string> omit;  // likewise

    // From options, format, attrs, pick, omit, geometryProperty, Prefer. Problems: BadRequestData, InvalidRequest.
    [[nodiscard]] static std::expected<EntityFormat, Problem> read(const Exchange &exchange);
    // attrs, pick and omit from the body of a POST query.
    void takeNames(const Exchange &exchange, const nlohmann::ordered_json &body);
};

// 200 with entities that were written in this format: media type, context in a Link where it belongs there.
[[nodiscard]] Answer entitiesAnswer(const Exchange &exchange, const EntityFormat &format, QByteArray body);

// Writes entities of one version for one exchange. An entity that is already as wanted goes out as the bytes it came
// as; all others are read and written anew.
class EntityWriter {
public:
    EntityWriter(const Exchange &exchange, EntityFormat format, Moment startedAt);

    // The whole answer's body: an array or a FeatureCollection. Problem: InternalError (the log cannot be read).
    [[nodiscard]] std::expected<QByteArray, Problem> list(const store::Version &version,
                                                          std::span<const store::EntityRef> entities);
    // One object. Problems: ResourceNotFound (`attrs` names nothing it has), InternalError.
    [[nodiscard]] std::expected<QByteArray, Problem> single(const store::Version &version, store::EntityRef entity);

private:
    [[nodiscard]] std::expected<void, Problem> append(QByteArray &out, const store::Version &version,
                                                      store::EntityRef entity, bool inCollection);
    [[nodiscard]] bool mayStay(const store::Version &version, store::EntityRef entity) const;
    void appendAnew(QByteArray &out, const ngsild::Entity &entity, bool inCollection) const;
    void project(ngsild::Entity &entity) const;
    void stamp(ngsild::Entity &entity) const;

    const Exchange &m_exchange;
    EntityFormat m_format;
    std::string m_startedAt;
    PlainEntity m_plain;
};

}  // namespace civiscope::broker
