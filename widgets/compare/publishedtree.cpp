// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/publishedtree.h"

#include <QHeaderView>

#include <algorithm>

namespace civiscope::widgets {

using items::ComparisonModel;

namespace {
constexpr int widest = 160;  // of a column, in pixels
constexpr int narrowestName = 220;
}  // namespace

PublishedTree::PublishedTree(QWidget *parent)
    : QTreeView(parent)
    , m_model(new ComparisonModel(this))
{
    setModel(m_model);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAccessibleName(tr("What both publish"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    header()->setStretchLastSection(true);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PublishedTree::choiceChanged);
}

void PublishedTree::setComparison(const std::shared_ptr<const compare::Comparison> &comparison, Moment now)
{
    m_model->setComparison(comparison, now);
    if (!comparison)
        return;
    // A city's long name is cut in the heads rather than the other city pushed out of sight.
    for (int column = 0; column + 1 < m_model->columnCount(); ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::min(columnWidth(column), widest));
    }
    setColumnWidth(ComparisonModel::Name, std::max(columnWidth(ComparisonModel::Name), narrowestName));
    const bool validity = std::ranges::any_of(comparison->types, [](const compare::TypeRow &row) {
        return (row.sides.a && row.sides.a->validity) || (row.sides.b && row.sides.b->validity);
    });
    setColumnHidden(ComparisonModel::ValidA, !validity);
    setColumnHidden(ComparisonModel::ValidB, !validity);
}

void PublishedTree::choose(const items::ComparisonChoice &choice)
{
    if (!choice.type)
        return;
    const QModelIndex index = m_model->find(*choice.type, choice.attribute);
    if (!index.isValid())
        return;
    expand(m_model->find(*choice.type, std::nullopt));
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
}

std::optional<items::ComparisonChoice> PublishedTree::chosen() const
{
    if (!currentIndex().isValid())
        return std::nullopt;
    const items::ComparisonNode &node = m_model->at(currentIndex());
    return items::ComparisonChoice{node.type, node.attribute};
}

}  // namespace civiscope::widgets
