// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/roles.h"
#include "items/treemodel.h"
#include "schema/validator.h"

#include <optional>
#include <string>

namespace civiscope::items {

// A line of the findings: a rule with its count, or one finding below it.
struct FindingNode {
    FindingNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<FindingNode>> children;

    schema::RuleCode rule = schema::RuleCode::SchemaOther;
    schema::Severity severity = schema::Severity::Error;
    std::int64_t count = 0;  // of a rule: exact, of the types shown
    std::optional<std::uint32_t> finding;  // in Findings; nullopt: a rule
};

// Findings by rule, the severest and most frequent first; below each the findings whose details were kept. GUI thread.
class FindingsModel : public TreeModel<FindingsModel, FindingNode> {
    Q_OBJECT

public:
    enum Column { What, Count, ColumnCount };
    enum FindingRole {
        ShareRole = Qt::UserRole + 100,  // count by the largest count, 0 … 1; of rules only
        SeverityRole,                    // schema::Severity as int; of rules only
    };

    using TreeModel::TreeModel;

    // Only of this severity or worse, and of this type (empty: all).
    void show(std::shared_ptr<const schema::Validation> validation, schema::Severity mildest, const QString &type);
    [[nodiscard]] std::optional<schema::Finding> finding(const QModelIndex &index) const;
    [[nodiscard]] const schema::Validation *validation() const { return m_validation.get(); }

    [[nodiscard]] int columns() const { return ColumnCount; }
    [[nodiscard]] QVariant cell(const FindingNode &node, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;

private:
    [[nodiscard]] QVariant groupCell(const FindingNode &node, int column, int role) const;
    [[nodiscard]] QVariant findingCell(const schema::Finding &finding, int column, int role) const;

    std::shared_ptr<const schema::Validation> m_validation;
    std::int64_t m_most = 1;
};

}  // namespace civiscope::items
