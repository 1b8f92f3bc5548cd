// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/sessionmap.h"

#include <QScrollArea>

namespace civiscope::widgets {

// The legend in the corner of the map. Where it is higher than its share of the map it scrolls.
class LegendBox : public QScrollArea {
    Q_OBJECT

public:
    LegendBox(MapController &controller, SessionMap &map, QWidget *parent);

    void setShown(bool shown);
    // Takes the size that it needs, within what the map of this size leaves it.
    void fitInto(QSize map);

private:
    class Sheet;

    SessionMap &m_map;
    Sheet *m_sheet;
    bool m_shown = true;
};

}  // namespace civiscope::widgets
