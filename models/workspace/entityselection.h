// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <compare>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::workspace {

// Names an entity whatever becomes of its row.
struct EntityKey {
    int source = 0;  // Source::id
    std::string id;

    auto operator<=>(const EntityKey &) const = default;
};

// Which entities are selected, and which is under the pointer: the same in all views. They may be gone meanwhile. Owned
// by the session; main thread.
class EntitySelection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<EntityKey> &entities() const { return m_entities; }  // in the order of selecting
    // The one that the inspector shows: the last selected; nullopt when nothing is.
    [[nodiscard]] std::optional<EntityKey> current() const;
    void select(std::vector<EntityKey> entities);
    [[nodiscard]] const std::optional<EntityKey> &hovered() const { return m_hovered; }
    void hover(std::optional<EntityKey> entity);

Q_SIGNALS:
    void changed();  // entities
    void hoveredChanged();

private:
    std::vector<EntityKey> m_entities;
    std::optional<EntityKey> m_hovered;
};

}  // namespace civiscope::workspace
