// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/layerspanel.h"

#include "items/celltext.h"
#include "widgets/parts/theme.h"
#include "words/countwords.h"
#include "words/numberwords.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace civiscope::widgets {

namespace {

constexpr int mostRows = 5;  // then it scrolls

// Drops move whole rows and never make one a child of another.
class LayerList : public QTreeWidget {
public:
    explicit LayerList(std::function<void(int, int)> moved)
        : m_moved(std::move(moved))
    {
    }

protected:
    void dropEvent(QDropEvent *event) override
    {
        const int from = indexOfTopLevelItem(currentItem());
        QTreeWidgetItem *over = itemAt(event->position().toPoint());
        int to = over ? indexOfTopLevelItem(over) : topLevelItemCount() - 1;
        if (over && dropIndicatorPosition() == BelowItem && to < from)
            ++to;
        else if (over && dropIndicatorPosition() == AboveItem && to > from)
            --to;
        event->setDropAction(Qt::IgnoreAction);
        event->accept();
        if (from >= 0 && from != to)
            m_moved(from, to);
    }

private:
    std::function<void(int, int)> m_moved;
};

}  // namespace

LayersPanel::LayersPanel(GisLayers &layers, QWidget *parent)
    : QWidget(parent)
    , m_layers(layers)
    , m_list(new LayerList([&layers](int from, int to) { layers.move(std::size_t(from), std::size_t(to)); }))
{
    auto *title = new QLabel(tr("Layers under the entities"));
    title->setWordWrap(true);
    auto *add = new QToolButton;
    add->setIcon(icon("list-add"));
    add->setText(tr("Add a GIS layer…"));
    add->setToolTip(tr("Add a GIS layer: GeoPackage, GeoJSON, Shapefile …"));
    add->setAutoRaise(true);
    connect(add, &QToolButton::clicked, this, &LayersPanel::addWanted);
    m_list->setAccessibleName(title->text());
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 4, 0);
    head->addWidget(title, 1);
    head->addWidget(add);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 2, 0, 0);
    lines->setSpacing(0);
    lines->addLayout(head);
    lines->addWidget(m_list);
    connect(m_list, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        if (!m_filling)
            m_layers.setVisible(std::size_t(m_list->indexOfTopLevelItem(item)), item->checkState(0) == Qt::Checked);
    });
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item) { zoomTo(std::size_t(m_list->indexOfTopLevelItem(item))); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &LayersPanel::showMenu);
    // Queued: what changes them may be one of the list's own items.
    connect(&layers, &GisLayers::changed, this, &LayersPanel::refresh, Qt::QueuedConnection);
    connect(&layers, &GisLayers::told, this, &LayersPanel::refresh, Qt::QueuedConnection);
    refresh();
}

void LayersPanel::refresh()
{
    m_filling = true;
    const int current = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->clear();
    for (const GisLayer &layer : m_layers.all()) {
        auto *item = new QTreeWidgetItem(m_list, {layer.name()});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(0, layer.visible ? Qt::Checked : Qt::Unchecked);
        const int mark = layer.mark.colour * 16 + int(layer.mark.shape);
        item->setIcon(0, layer.problem.isEmpty() ? markIcon(mark, themeOf(palette()), devicePixelRatioF())
                                                 : icon("dialog-warning"));
        QStringList tip{layer.path};
        if (!layer.problem.isEmpty()) {
            tip << layer.problem;
            item->setData(0, Qt::AccessibleDescriptionRole, layer.problem);
        } else if (!layer.facts.id.isEmpty()) {
            tip << words::features(layer.facts.features);
            if (!layer.facts.attribution.isEmpty())
                tip << layer.facts.attribution;
        }
        item->setToolTip(0, items::plainToolTip(tip.join(QLatin1Char('\n'))));
    }
    if (current >= 0)
        m_list->setCurrentItem(m_list->topLevelItem(std::min(current, m_list->topLevelItemCount() - 1)));
    const int rows = std::min(mostRows, int(m_layers.all().size()));
    m_list->setVisible(rows > 0);
    if (rows > 0)
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 4);
    m_filling = false;
}

void LayersPanel::zoomTo(std::size_t index)
{
    const GeoBox &box = m_layers.all()[index].facts.box;
    if (!box.empty())
        Q_EMIT zoomWanted(box);
}

void LayersPanel::showMenu(QPoint at)
{
    QMenu menu;
    QTreeWidgetItem *item = m_list->itemAt(at);
    if (!item)
        return;
    const auto index = std::size_t(m_list->indexOfTopLevelItem(item));
    const GisLayer &layer = m_layers.all()[index];
    menu.addAction(icon("zoom-fit-best"), tr("Zoom to"), this, [this, index] { zoomTo(index); })
        ->setEnabled(!layer.facts.box.empty());
    menu.addAction(icon("go-up"), tr("Move up"), this, [this, index] { m_layers.move(index, index - 1); })
        ->setEnabled(index > 0);
    menu.addAction(icon("go-down"), tr("Move down"), this, [this, index] { m_layers.move(index, index + 1); })
        ->setEnabled(index + 1 < m_layers.all().size());
    menu.addSeparator();
    menu.addAction(icon("list-remove"), tr("Remove"), this, [this, index] { m_layers.remove(index); });
    menu.exec(m_list->viewport()->mapToGlobal(at));
}

bool LayersPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete &&
        m_list->currentItem()) {
        m_layers.remove(std::size_t(m_list->indexOfTopLevelItem(m_list->currentItem())));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LayersPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

}  // namespace civiscope::widgets
