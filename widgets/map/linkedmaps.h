// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapcontroller.h"

#include <QObject>

namespace civiscope::widgets {

// Keeps two maps at one scale of the ground: each has its own centre, and when one zooms, or moves to another latitude,
// the other's zoom follows. At the ends of what a map can zoom, both stop where one has to. GUI thread; the controllers
// outlive it.
class LinkedMaps : public QObject {
    Q_OBJECT

public:
    LinkedMaps(MapController &a, MapController &b, QObject *parent = nullptr);

    // Each looks at its own box, at the scale at which both fit. An empty box leaves that map where it is.
    void fit(const GeoBox &a, const GeoBox &b);

private:
    void follow(MapController &leader, MapController &follower);

    MapController &m_a;
    MapController &m_b;
    bool m_following = false;
};

}  // namespace civiscope::widgets
