// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/rowreader.h"

#include "ngsild/entity.h"

#include <algorithm>

namespace civiscope::query {

Result<void> RowReader::read(const store::Version &version, store::EntityRef entity)
{
    auto raw = version.raw(entity);
    if (!raw)
        return std::unexpected(raw.error());
    m_raw = *std::move(raw);
    m_context = version.context(entity);
    m_instances.clear();
    m_texts.clear();
    // It was read once; what the reader would not take is not in the dataset.
    std::ignore = m_reader.read(m_raw, *this);
    return {};
}

const std::string &RowReader::expanded(std::string_view name)
{
    auto &names = m_names[m_context];
    const auto known = names.find(std::string(name));
    return known != names.end() ? known->second
                                : names.emplace(std::string(name), m_context->expand(name).iri).first->second;
}

void RowReader::begin(const ngsild::EntityHead &head)
{
    m_instances.clear();
    m_createdAt = head.createdAt;
    m_modifiedAt = head.modifiedAt;
}

void RowReader::attribute(const ngsild::AttributeView &attribute)
{
    RowInstance &instance = m_instances.emplace_back();
    for (const std::string_view name : attribute.path)
        instance.path.push_back(expanded(name));
    instance.datasetId = attribute.datasetId;
    instance.kind = attribute.kind;
    instance.cell = attribute.value;
    instance.cell.text = m_texts.emplace_back(attribute.value.text);
    instance.observedAt = attribute.observedAt;
    instance.modifiedAt = attribute.modifiedAt;
    instance.unitCode = attribute.unitCode;
}

std::vector<std::string> RowReader::members(const std::vector<std::vector<std::string>> &path, std::string_view member)
{
    std::vector<std::string> texts;
    const auto entity = ngsild::readEntity(m_raw);
    if (!entity)
        return texts;
    const auto add = [&](const nlohmann::ordered_json &metadata) {
        const auto found = metadata.find(member);
        if (found != metadata.end() && found->is_string())
            texts.push_back(*found);
    };
    if (path.empty()) {
        add(entity->metadata);
        return texts;
    }
    const auto walk = [&](const auto &self, const std::vector<ngsild::Attribute> &attributes,
                          std::size_t step) -> void {
        for (const ngsild::Attribute &attribute : attributes) {
            if (!std::ranges::contains(path[step], expanded(attribute.name)))
                continue;
            for (const ngsild::AttributeInstance &instance : attribute.instances) {
                const bool deleted = instance.value.is_null() || instance.value == "urn:ngsi-ld:null";
                if (step + 1 == path.size() && !deleted)
                    add(instance.metadata);
                else if (step + 1 < path.size())
                    self(self, instance.attributes, step + 1);
            }
        }
    };
    walk(walk, entity->attributes, 0);
    return texts;
}

}  // namespace civiscope::query
