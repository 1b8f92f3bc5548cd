// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/groundscale.h"
#include "carto/viewport.h"

#include <QTest>

#include <cmath>

using namespace civiscope;
using namespace civiscope::carto;

namespace {

// Pixels that a kilometre of ground spans from the middle of a view; the mean of east and north, geodesic.
double pixelsOfKilometre(LonLat centre, double zoom)
{
    const Viewport view{.centre = toWorld(centre), .zoom = zoom, .size = {800, 600}};
    const auto pixels = [&](LonLat there) {
        const QPointF at = view.toScreen(toWorld(there)) - QPointF(400, 300);
        return std::hypot(at.x(), at.y()) / distanceMetres(centre, there) * 1000;
    };
    return std::sqrt(pixels({centre.lon + 0.01, centre.lat}) * pixels({centre.lon, centre.lat + 0.01}));
}

}  // namespace

class TestGroundScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKilometreIsAsLongInHelsinkiAsInSeville()
    {
        const LonLat helsinki{24.94, 60.17};
        const LonLat seville{-5.99, 37.39};
        for (double zoom = 0; zoom <= maxZoom; zoom += 0.25) {
            const double other = zoomOfSameGround(seville.lat, helsinki.lat, zoom);
            const double ratio = pixelsOfKilometre(helsinki, zoom) / pixelsOfKilometre(seville, other);
            QVERIFY2(std::abs(ratio - 1) < 0.005, qPrintable(QStringLiteral("zoom %1: %2").arg(zoom).arg(ratio)));
        }
        // At one zoom it would not be.
        QVERIFY(pixelsOfKilometre(helsinki, 12) / pixelsOfKilometre(seville, 12) > 1.5);
    }

    void thereAndBackIsTheSameZoom()
    {
        QCOMPARE(zoomOfSameGround(51.2, 51.2, 11), 11.0);
        QVERIFY(std::abs(zoomOfSameGround(51.2, -27.5, zoomOfSameGround(-27.5, 51.2, 11)) - 11) < 1e-12);
    }
};

QTEST_APPLESS_MAIN(TestGroundScale)
#include "tst_groundscale.moc"
