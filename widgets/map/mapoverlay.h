// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapcontroller.h"

#include <QWidget>

namespace civiscope::widgets {

constexpr int overlayGap = 8;  // pixels between what stands over a map and its edge

// What stands over the map: scale bar and attribution, painted as in pictures made without a window. Takes no
// mouse.
class MapOverlay : public QWidget {
    Q_OBJECT

public:
    explicit MapOverlay(MapController &controller, QWidget *parent = nullptr);

    void setAttribution(const QString &text);  // empty: none

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MapController &m_controller;
    QString m_attribution;
};

}  // namespace civiscope::widgets
