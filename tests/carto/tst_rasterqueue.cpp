// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/rasterqueue.h"
#include "support/poolgate.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace civiscope;
using carto::Raster;
using carto::RasterQueue;
using carto::Viewport;

namespace {

Viewport at(double zoom)
{
    Viewport view;
    view.zoom = zoom;
    view.size = {4, 4};
    return view;
}

QImage blank(const Viewport &, const std::stop_token &)
{
    return QImage(4, 4, QImage::Format_ARGB32_Premultiplied);
}

}  // namespace

class TestRasterQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_queue = std::make_unique<RasterQueue>();
        m_zooms.clear();
        connect(m_queue.get(), &RasterQueue::drawn, this,
                [this](const Raster &raster) { m_zooms.push_back(raster.view.zoom); });
    }

    void aPictureComesWithItsView()
    {
        m_queue->request(at(3), blank);
        QVERIFY(m_queue->busy());
        QTRY_VERIFY(!m_queue->busy());
        QCOMPARE(m_zooms, std::vector<double>{3});
    }

    // A long pan still shows pictures on its way; of those that wait only the last is drawn.
    void theRunningPictureIsShownAndTheNewestAfterIt()
    {
        test::PoolGate gate;
        for (const double zoom : {1, 2, 3, 4})
            m_queue->request(at(zoom), blank);
        gate.open();
        QTRY_VERIFY(!m_queue->busy());
        QCOMPARE(m_zooms, (std::vector<double>{1, 4}));
    }

    void anUrgentRequestStopsTheRunningOne()
    {
        test::PoolGate gate;
        bool stopped = false;
        m_queue->request(at(1), [&](const Viewport &view, const std::stop_token &stop) {
            stopped = stop.stop_requested();
            return blank(view, stop);
        });
        m_queue->request(at(2), blank, true);
        gate.open();
        QTRY_VERIFY(!m_queue->busy());
        QVERIFY(stopped);
        QCOMPARE(m_zooms, std::vector<double>{2});
    }

    void nothingIsDrawnForAQueueThatIsGone()
    {
        test::PoolGate gate;
        m_queue->request(at(1), blank);
        m_queue.reset();
        gate.openAndSettle();
        QVERIFY(m_zooms.empty());
    }

private:
    std::unique_ptr<RasterQueue> m_queue;
    std::vector<double> m_zooms;  // of the pictures that came
};

QTEST_GUILESS_MAIN(TestRasterQueue)
#include "tst_rasterqueue.moc"
