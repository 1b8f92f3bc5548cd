// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "items/roles.h"
#include "items/treemodel.h"
#include "jsonld/context.h"
#include "ngsild/entity.h"

namespace civiscope::items {

// A line of the inspector.
struct DetailNode {
    DetailNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<DetailNode>> children;

    QString name;
    QString value;    // readable, with its unit
    QString exact;    // for copying
    QString toolTip;  // plain text
    QString link;     // id of the entity it leads to
};

// One entity as people read it: value with unit and age in one line, what else is said of it (kind, dataset, times,
// sub-attributes) beneath. Relationships carry their target in LinkRole. GUI thread.
class EntityDetailModel : public TreeModel<EntityDetailModel, DetailNode> {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };

    using TreeModel::TreeModel;

    // Ages are told against `now`. The context tells the IRIs of names; may be null.
    void setEntity(const ngsild::Entity &entity, const jsonld::ContextPtr &context, Moment now);
    void clear();

    [[nodiscard]] int columns() const { return ColumnCount; }
    [[nodiscard]] QVariant cell(const DetailNode &node, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;
};

}  // namespace civiscope::items
