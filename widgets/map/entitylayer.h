// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapcontroller.h"

#include <QPointer>
#include <QQuickItem>

namespace civiscope::widgets {

// All entities of the map as one item: two images (entities, highlights) that follow the camera at once and are
// replaced when a worker has drawn new ones. Image nodes work on OpenGL and on the software renderer alike. It also
// takes the mouse and the keys of the map.
class EntityLayer : public QQuickItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(civiscope::widgets::MapController *controller READ controller WRITE setController NOTIFY
                   controllerChanged REQUIRED)

public:
    explicit EntityLayer(QQuickItem *parent = nullptr);

    [[nodiscard]] MapController *controller() const { return m_controller; }
    void setController(MapController *controller);

Q_SIGNALS:
    void controllerChanged();

protected:
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void wheelEvent(QWheelEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Drag { None, Pressed, Pan, Box };

    void resizeView();

    QPointer<MapController> m_controller;
    Drag m_drag = Drag::None;
    QPointF m_pressed;  // where the button went down
    QPointF m_last;
};

}  // namespace civiscope::widgets
