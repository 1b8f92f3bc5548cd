// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessionmap.h"

#include <QWidget>

namespace civiscope::widgets {

// What stands over the map: legend, scale bar, attribution, painted as in pictures made without a window. Takes no
// mouse.
class MapOverlay : public QWidget {
    Q_OBJECT

public:
    MapOverlay(MapController &controller, SessionMap &map, QWidget *parent = nullptr);

    void setAttribution(const QString &text);  // empty: none
    void setLegendShown(bool shown);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MapController &m_controller;
    SessionMap &m_map;
    QString m_attribution;
    bool m_legendShown = true;
};

}  // namespace civiscope::widgets
