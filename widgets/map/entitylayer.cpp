// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/entitylayer.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>
#include <QStyleHints>

#include <cmath>

namespace civiscope::widgets {

namespace {

constexpr double wheelNotch = 120;  // eighths of a degree
constexpr double zoomPerNotch = 0.5;

// Keeps a picture's texture until another picture comes.
class PictureNode : public QSGNode {
public:
    void update(QQuickWindow *window, const carto::Raster &raster, const carto::Viewport &view)
    {
        if (raster.image.isNull())
            return;
        const bool first = !m_image;
        if (first) {
            m_image = window->createImageNode();
            m_image->setOwnsTexture(true);
        }
        if (m_key != raster.image.cacheKey()) {
            m_key = raster.image.cacheKey();
            m_image->setTexture(window->createTextureFromImage(raster.image));
        }
        const double scale = std::exp2(view.zoom - raster.view.zoom);
        const QSizeF size = raster.view.size * scale;
        QPointF corner = view.toScreen(raster.view.centre) - QPointF(size.width() / 2, size.height() / 2);
        const bool exact = scale == 1;
        if (exact)  // on whole device pixels nothing is smeared
            corner = {std::round(corner.x() * view.dpr) / view.dpr, std::round(corner.y() * view.dpr) / view.dpr};
        m_image->setFiltering(exact ? QSGTexture::Nearest : QSGTexture::Linear);
        m_image->setRect(QRectF(corner, size));
        if (first)  // only now: the software renderer looks at the texture at once
            appendChildNode(m_image);
    }

private:
    QSGImageNode *m_image = nullptr;
    qint64 m_key = 0;
};

class LayerNode : public QSGNode {
public:
    LayerNode()
    {
        for (QSGNode *child : {static_cast<QSGNode *>(&entities), static_cast<QSGNode *>(&highlights)}) {
            child->setFlag(OwnedByParent, false);
            appendChildNode(child);
        }
    }

    void updateBand(QQuickWindow *window, const QRectF &rect, QColor colour)
    {
        if (!m_band) {
            m_band = window->createRectangleNode();
            appendChildNode(m_band);
        }
        colour.setAlpha(50);
        m_band->setColor(colour);
        m_band->setRect(rect);
    }

    PictureNode entities;
    PictureNode highlights;

private:
    QSGRectangleNode *m_band = nullptr;
};

}  // namespace

EntityLayer::EntityLayer(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
}

void EntityLayer::setController(MapController *controller)
{
    m_controller = controller;
    connect(controller, &MapController::viewChanged, this, &QQuickItem::update);
    connect(controller, &MapController::pictureChanged, this, &QQuickItem::update);
    resizeView();
    Q_EMIT controllerChanged();
}

void EntityLayer::resizeView()
{
    if (m_controller && window())
        m_controller->resize(size(), window()->effectiveDevicePixelRatio());
}

QSGNode *EntityLayer::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    auto *layer = static_cast<LayerNode *>(node);
    if (!layer)
        layer = new LayerNode;
    if (m_controller) {
        layer->entities.update(window(), m_controller->pictures().entities(), m_controller->view());
        layer->highlights.update(window(), m_controller->pictures().highlights(), m_controller->view());
        layer->updateBand(window(), m_controller->band(),
                          QColor::fromRgba(carto::highlightColour(m_controller->pictures().theme())));
    }
    return layer;
}

void EntityLayer::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    resizeView();
}

void EntityLayer::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        resizeView();
}

void EntityLayer::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event->position();
    m_drag = event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::Box : Drag::Pressed;
}

void EntityLayer::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF here = event->position();
    if (m_drag == Drag::Pressed &&
        (here - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance()) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Pan)
        m_controller->panBy(m_last - here);
    else if (m_drag == Drag::Box)
        m_controller->setBand(QRectF(m_pressed, here).normalized());
    m_last = here;
}

void EntityLayer::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    unsetCursor();
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    if (drag == Drag::Pressed) {
        Q_EMIT m_controller->clicked(
            carto::entitiesAt(m_controller->view(), m_controller->pictures().layers(), event->position()), add);
    } else if (drag == Drag::Box) {
        const QRectF box = QRectF(m_pressed, event->position()).normalized();
        m_controller->setBand({});
        Q_EMIT m_controller->boxed(carto::entitiesIn(m_controller->view(), m_controller->pictures().layers(), box),
                                   add);
    }
}

void EntityLayer::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_controller->zoomBy(1, event->position());
}

void EntityLayer::mouseUngrabEvent()
{
    m_drag = Drag::None;
    unsetCursor();
    if (m_controller)
        m_controller->setBand({});
}

void EntityLayer::wheelEvent(QWheelEvent *event)
{
    m_controller->zoomBy(event->angleDelta().y() / wheelNotch * zoomPerNotch, event->position());
    event->accept();
}

void EntityLayer::hoverMoveEvent(QHoverEvent *event)
{
    Q_EMIT m_controller->hovered(
        carto::entitiesAt(m_controller->view(), m_controller->pictures().layers(), event->position()),
        event->position());
}

void EntityLayer::hoverLeaveEvent(QHoverEvent *)
{
    Q_EMIT m_controller->hovered({}, {});
}

void EntityLayer::keyPressEvent(QKeyEvent *event)
{
    const double step = std::min(width(), height()) / 4;
    switch (event->key()) {
    case Qt::Key_Left: m_controller->panBy({-step, 0}); break;
    case Qt::Key_Right: m_controller->panBy({step, 0}); break;
    case Qt::Key_Up: m_controller->panBy({0, -step}); break;
    case Qt::Key_Down: m_controller->panBy({0, step}); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_controller->zoomBy(1); break;
    case Qt::Key_Minus: m_controller->zoomBy(-1); break;
    default: event->ignore(); return;
    }
    event->accept();
}

}  // namespace civiscope::widgets
