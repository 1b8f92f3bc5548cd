// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/entityselection.h"

namespace civiscope::workspace {

std::optional<EntityKey> EntitySelection::current() const
{
    return m_entities.empty() ? std::nullopt : std::optional(m_entities.back());
}

void EntitySelection::select(std::vector<EntityKey> entities)
{
    if (entities == m_entities)
        return;
    m_entities = std::move(entities);
    Q_EMIT changed();
}

void EntitySelection::hover(std::optional<EntityKey> entity)
{
    if (entity == m_hovered)
        return;
    m_hovered = std::move(entity);
    Q_EMIT hoveredChanged();
}

}  // namespace civiscope::workspace
