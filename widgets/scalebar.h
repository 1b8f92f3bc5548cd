// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapcontroller.h"

#include <QWidget>

namespace civiscope::widgets {

// Length on the ground in the middle of the map: true at that latitude, in round metres or kilometres.
class ScaleBar : public QWidget {
    Q_OBJECT

public:
    explicit ScaleBar(MapController &map, QWidget *parent = nullptr);

    // Round length that is drawn, metres, and its width, logical pixels.
    [[nodiscard]] double metres() const;
    [[nodiscard]] double pixels() const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    MapController &m_map;
};

}  // namespace civiscope::widgets
