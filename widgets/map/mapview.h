// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapcontroller.h"

#include <QQuickWidget>

namespace civiscope::widgets {

// The map as a widget: the Qt Location map of the tile server below, the entity layer on top, scale bar and attribution
// in the corners. Works on OpenGL and on the software renderer.
class MapView : public QQuickWidget {
    Q_OBJECT

public:
    explicit MapView(QWidget *parent = nullptr);

    [[nodiscard]] MapController &controller() { return *m_controller; }

    // Where base map tiles come from: "http://127.0.0.1:port/secret/", and the private folder that may cache them (one
    // a style). An empty host: entities on plain ground.
    void setTiles(const QString &host, const QString &cache);

    void setTheme(carto::Theme theme);

Q_SIGNALS:
    // What setTiles() was given: other maps of the window follow.
    void tilesChanged(const QString &host, const QString &cache);

private:
    MapController *m_controller;  // a child, so that it outlives the scene
};

}  // namespace civiscope::widgets
