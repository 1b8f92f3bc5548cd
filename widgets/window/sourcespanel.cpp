// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/sourcespanel.h"

#include "widgets/parts/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace civiscope::widgets {

using items::SourceTreeModel;

namespace {

constexpr int leastNameWidth = 110;

// Draws the mark of a type where its icon goes.
class MarkDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (const QVariant mark = index.data(items::MarkRole); mark.isValid()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(16, 16);
            option->icon = markIcon(mark.toInt(), themeOf(option->palette), option->widget->devicePixelRatioF());
        } else if (index.column() == SourceTreeModel::Name) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(16, 16);
            option->font.setBold(true);
            const auto state = static_cast<items::LoadState>(index.data(items::LoadStateRole).toInt());
            option->icon = icon(state == items::LoadState::Failed    ? "dialog-warning"
                                : state == items::LoadState::Loading ? "view-refresh"
                                                                     : "network-server-database");
        }
    }
};

}  // namespace

SourcesPanel::SourcesPanel(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new SourceTreeModel(session, std::move(symbology), this))
    , m_tree(new QTreeView(this))
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new MarkDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(tr("Sources and their types"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(10);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(SourceTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SourceTreeModel::Count, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(SourceTreeModel::Newest, QHeaderView::ResizeToContents);
    m_tree->header()->setMinimumSectionSize(24);
    m_tree->setTextElideMode(Qt::ElideRight);
    // Not while the header is at it.
    connect(m_tree->header(), &QHeaderView::sectionResized, this, &SourcesPanel::fitColumns, Qt::QueuedConnection);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_tree);
    setFocusProxy(m_tree);
    setMinimumWidth(180);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &SourcesPanel::showMenu);
    connect(m_tree, &QTreeView::activated, this, &SourcesPanel::activate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_model->isType(index))
            Q_EMIT tableChosen(m_model->at(index).source, m_model->at(index).table);
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &within) {
        if (within.isValid())
            m_tree->expand(within);
    });
    m_tree->expandAll();
}

void SourcesPanel::addBelow(QWidget *section)
{
    layout()->addWidget(section);
}

void SourcesPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

// Names come first: where they have no room, freshness goes.
void SourcesPanel::fitColumns()
{
    if (!m_tree->isColumnHidden(SourceTreeModel::Newest))
        m_newestWidth = m_tree->columnWidth(SourceTreeModel::Newest);
    const int left = m_tree->viewport()->width() - m_tree->columnWidth(SourceTreeModel::Count) - m_newestWidth;
    m_tree->setColumnHidden(SourceTreeModel::Newest, left < leastNameWidth);
}

void SourcesPanel::activate(const QModelIndex &index)
{
    const items::SourceNode &node = m_model->at(index);
    if (m_model->isType(index))
        Q_EMIT zoomToTable(node.source, node.table);
    else
        Q_EMIT zoomToSource(node.source);
}

void SourcesPanel::showMenu(QPoint at)
{
    QMenu menu;
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid()) {
        menu.addAction(icon("network-connect"), tr("Open broker…"), this, &SourcesPanel::openBroker);
        menu.addAction(icon("document-open"), tr("Open file…"), this, &SourcesPanel::openFile);
    } else {
        menu.addAction(icon("zoom-fit-best"), tr("Zoom to"), this, [this, index] { activate(index); });
        workspace::Source *source = m_session.source(m_model->at(index).source);
        if (!m_model->isType(index) && source) {
            if (source->state() == workspace::Source::State::Loading)
                menu.addAction(icon("dialog-cancel"), tr("Stop loading"), source, &workspace::Source::cancel);
            else
                menu.addAction(icon("view-refresh"), tr("Load anew"), source, &workspace::Source::load);
            menu.addAction(icon("window-close"), tr("Close"), this, [this, id = source->id()] { m_session.close(id); });
        }
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

}  // namespace civiscope::widgets
