// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/linkedmaps.h"

#include "carto/groundscale.h"

#include <cmath>

namespace civiscope::widgets {

namespace {
// Zooms closer than this show the same: a thousandth of a pixel in a thousand.
constexpr double sameZoom = 1e-6;
// A map held at the world's edge changes its latitude by zooming, so the two need some rounds to agree.
constexpr int mostRounds = 8;
}  // namespace

LinkedMaps::LinkedMaps(MapController &a, MapController &b, QObject *parent)
    : QObject(parent)
    , m_a(a)
    , m_b(b)
{
    connect(&a, &MapController::viewChanged, this, [this] { follow(m_a, m_b); });
    connect(&b, &MapController::viewChanged, this, [this] { follow(m_b, m_a); });
}

void LinkedMaps::follow(MapController &leader, MapController &follower)
{
    if (m_following || leader.view().size.isEmpty() || follower.view().size.isEmpty())
        return;
    m_following = true;
    for (int round = 0; round < mostRounds; ++round) {
        const double wanted = carto::zoomOfSameGround(follower.latitude(), leader.latitude(), leader.zoom());
        if (std::abs(wanted - follower.zoom()) < sameZoom)
            break;
        follower.show(follower.view().centre, wanted);
        // It could not go so far: then the leader may not either.
        const double possible = carto::zoomOfSameGround(leader.latitude(), follower.latitude(), follower.zoom());
        if (std::abs(possible - leader.zoom()) >= sameZoom)
            leader.show(leader.view().centre, possible);
    }
    m_following = false;
}

void LinkedMaps::fit(const GeoBox &a, const GeoBox &b)
{
    m_following = true;
    m_a.fit(a);
    m_b.fit(b);
    m_following = false;
    // The one that shows more of the ground leads.
    const double zoomOfA = carto::zoomOfSameGround(m_b.latitude(), m_a.latitude(), m_a.zoom());
    const bool aLeads = !a.empty() && (b.empty() || zoomOfA <= m_b.zoom());
    follow(aLeads ? m_a : m_b, aLeads ? m_b : m_a);
}

}  // namespace civiscope::widgets
