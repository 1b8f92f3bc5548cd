// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/comparisonmaps.h"

#include "widgets/parts/theme.h"

#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace civiscope::widgets {

using compare::bothSides;
using compare::Side;

ComparisonMaps::ComparisonMaps(QWidget *parent)
    : QWidget(parent)
    , m_maps{new CityMap, new CityMap}
    , m_links(new LinkedMaps(m_maps.a->controller(), m_maps.b->controller(), this))
    , m_strip(new ComparisonStrip(m_maps.a->controller()))
{
    for (const Side side : bothSides)
        connect(&m_maps[side]->controller(), &MapController::movedByHand, this, [this] { m_fitted = true; });
    auto *maps = new QSplitter(Qt::Horizontal);
    maps->addWidget(m_maps.a);
    maps->addWidget(m_maps.b);
    maps->setChildrenCollapsible(false);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(maps, 1);
    lines->addWidget(m_strip);
    showTheme();
}

void ComparisonMaps::setTiles(const QString &host, const QString &cache)
{
    for (const Side side : bothSides)
        m_maps[side]->view().setTiles(host, cache);
}

void ComparisonMaps::clear()
{
    m_fitted = false;
    for (const Side side : bothSides)
        m_maps[side]->controller().pictures().setLayers({});
    m_strip->setLegend({}, {});
}

void ComparisonMaps::setLayers(const items::ComparisonLayers &layers)
{
    for (const Side side : bothSides)
        m_maps[side]->controller().pictures().setLayers(layers.layers[side]);
    m_strip->setLegend(layers.title, layers.legend);
    if (!m_fitted && (!layers.extents.a.empty() || !layers.extents.b.empty())) {
        m_links->fit(layers.extents.a, layers.extents.b);
        m_fitted = true;
    }
}

void ComparisonMaps::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showTheme();
}

void ComparisonMaps::showTheme()
{
    for (const Side side : bothSides)
        m_maps[side]->view().setTheme(themeOf(palette()));
    m_strip->update();
}

}  // namespace civiscope::widgets
