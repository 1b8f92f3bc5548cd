// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/renaming.h"

namespace civiscope::broker {

using Json = nlohmann::ordered_json;

namespace {

std::string renamed(const std::string &name, const jsonld::Context &from, const jsonld::Context &to)
{
    return to.compact(from.expand(name).iri);
}

void renameText(Json &value, const jsonld::Context &from, const jsonld::Context &to)
{
    if (value.is_string()) {
        value = renamed(value.get<std::string>(), from, to);
    } else if (value.is_array()) {
        for (Json &element : value)
            renameText(element, from, to);
    }
}

void renameAttributes(std::vector<ngsild::Attribute> &attributes, const jsonld::Context &from,
                      const jsonld::Context &to)
{
    for (ngsild::Attribute &attribute : attributes) {
        attribute.name = renamed(attribute.name, from, to);
        for (ngsild::AttributeInstance &instance : attribute.instances) {
            if (instance.kind == ngsild::AttributeKind::VocabProperty)
                renameText(instance.value, from, to);
            if (instance.metadata.contains("objectType"))
                renameText(instance.metadata["objectType"], from, to);
            renameAttributes(instance.attributes, from, to);
        }
    }
}

}  // namespace

void rename(ngsild::Entity &entity, const jsonld::Context &from, const jsonld::Context &to)
{
    for (std::string &type : entity.types)
        type = renamed(type, from, to);
    renameAttributes(entity.attributes, from, to);
}

Json renamedMembers(const Json &attributes, const jsonld::Context &from, const jsonld::Context &to)
{
    if (&from == &to)
        return attributes;
    Json carrier = attributes;
    carrier["id"] = "urn:ngsi-ld:carrier";
    carrier["type"] = "Carrier";
    auto entity = ngsild::readEntity(carrier.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (!entity)
        return attributes;
    rename(*entity, from, to);
    Json result = ngsild::writeEntity(*entity, ngsild::Representation::Normalized);
    result.erase("id");
    result.erase("type");
    return result;
}

}  // namespace civiscope::broker
