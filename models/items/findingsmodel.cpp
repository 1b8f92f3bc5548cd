// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingsmodel.h"

#include "items/celltext.h"
#include "words/findingwords.h"
#include "words/numberwords.h"
#include "words/tablewords.h"

#include <algorithm>

namespace civiscope::items {

void FindingsModel::show(std::shared_ptr<const schema::Validation> validation, schema::Severity mildest,
                         const QString &type)
{
    beginResetModel();
    m_validation = std::move(validation);
    m_most = 1;
    auto top = std::make_unique<FindingNode>();
    const std::string wanted = type.toStdString();
    const auto groups = m_validation ? m_validation->findings.groups() : std::vector<schema::Findings::Group>{};
    for (const schema::Findings::Group &group : groups) {
        if (group.severity > mildest)
            continue;
        auto node = std::make_unique<FindingNode>();
        node->rule = group.rule;
        node->severity = group.severity;
        for (const auto &of : group.types)
            node->count += wanted.empty() || of.type == wanted ? of.count : 0;
        if (node->count == 0)
            continue;
        m_most = std::max(m_most, node->count);
        FindingNode &hung = append(*top, std::move(node));
        for (const std::uint32_t number : group.kept) {
            if (!wanted.empty() && m_validation->findings.at(number).type != wanted)
                continue;
            auto line = std::make_unique<FindingNode>();
            line->rule = group.rule;
            line->severity = group.severity;
            line->finding = number;
            append(hung, std::move(line));
        }
    }
    setRoot(std::move(top));
    endResetModel();
}

std::optional<schema::Finding> FindingsModel::finding(const QModelIndex &index) const
{
    const FindingNode *at = index.isValid() ? node(index) : nullptr;
    return at && at->finding && m_validation ? std::optional(m_validation->findings.at(*at->finding)) : std::nullopt;
}

QVariant FindingsModel::cell(const FindingNode &node, int column, int role) const
{
    return node.finding ? findingCell(m_validation->findings.at(*node.finding), column, role)
                        : groupCell(node, column, role);
}

QVariant FindingsModel::groupCell(const FindingNode &node, int column, int role) const
{
    const QString title = words::ruleTitle(node.rule);
    const QString count = words::count(node.count);
    switch (role) {
    case Qt::DisplayRole:
        return column == What ? QStringLiteral("%1 · %2").arg(words::severity(node.severity), title) : count;
    case Qt::ToolTipRole: return QString::fromUtf8(schema::ruleWord(node.rule));
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(words::severity(node.severity), title, words::foundTimes(node.count));
    case Qt::TextAlignmentRole: return column == Count ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole: return column == Count ? QVariant(qlonglong(node.count)) : QVariant(title);
    case ShareRole: return double(node.count) / double(m_most);
    case SeverityRole: return int(node.severity);
    case LoadStateRole: return int(LoadState::Loaded);
    default: return {};
    }
}

QVariant FindingsModel::findingCell(const schema::Finding &finding, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return column == What ? words::sentence(finding) : shortId(finding.entity);
    case Qt::ToolTipRole:
        return plainToolTip(column == What ? words::advice(finding) : QString::fromStdString(finding.entity));
    case SortRole:
    case ExactRole: return column == What ? words::sentence(finding) : QString::fromStdString(finding.entity);
    case IdRole: return QString::fromStdString(finding.entity);
    case LoadStateRole: return int(LoadState::Loaded);
    default: return {};
    }
}

QVariant FindingsModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return words::head(column == What ? words::ColumnHead::What : words::ColumnHead::HowOftenWhere);
}

}  // namespace civiscope::items
