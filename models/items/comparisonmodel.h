// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "items/roles.h"
#include "items/treemodel.h"

#include <QString>

namespace civiscope::items {

// What two sources publish: types, under each its attributes, side by side with what has to be said of them. Holds the
// comparison, not a copy. GUI thread.
struct ComparisonNode {
    ComparisonNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<ComparisonNode>> children;
    std::size_t type = 0;                  // in Comparison::types
    std::optional<std::size_t> attribute;  // in its attributes; nullopt: the type itself
};

class ComparisonModel : public TreeModel<ComparisonModel, ComparisonNode> {
    Q_OBJECT

public:
    enum Column {
        Name,
        Match,
        FilledA,  // of a type: entities
        FilledB,
        UnitA,
        UnitB,
        NewestA,
        NewestB,
        ValidA,
        ValidB,
        Remarks,  // fairness notes, conflicts and reasons, in words
        ColumnCount
    };

    using TreeModel::TreeModel;

    // `now`: what ages are told by. Null: nothing to show.
    void setComparison(std::shared_ptr<const compare::Comparison> comparison, Moment now);

    [[nodiscard]] int columns() const { return ColumnCount; }
    [[nodiscard]] QVariant cell(const ComparisonNode &node, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;

    // Precondition: index is valid.
    [[nodiscard]] const ComparisonNode &at(const QModelIndex &index) const { return *node(index); }
    [[nodiscard]] QModelIndex find(std::size_t type, std::optional<std::size_t> attribute) const;

private:
    [[nodiscard]] QString typeText(const compare::TypeRow &row, int column) const;
    [[nodiscard]] QString attributeText(const compare::AttributeRow &row, int column) const;
    [[nodiscard]] QString remarks(const ComparisonNode &node, const QString &separator) const;

    std::shared_ptr<const compare::Comparison> m_comparison;
    Moment m_now = 0;
};

}  // namespace civiscope::items
