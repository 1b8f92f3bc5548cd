// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/rasterqueue.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace civiscope::carto {

RasterQueue::RasterQueue(QObject *parent)
    : QObject(parent)
{
}

RasterQueue::~RasterQueue()
{
    m_stop.request_stop();
}

void RasterQueue::request(const Viewport &view, Draw draw, bool urgent)
{
    Request request{view, std::move(draw)};
    if (!m_running) {
        start(std::move(request));
        return;
    }
    m_next = std::move(request);
    if (urgent)
        m_stop.request_stop();
}

void RasterQueue::start(Request request)
{
    m_running = true;
    m_stop = {};
    // The picture comes back through the application, which outlives the worker; the queue itself may be gone by then.
    QThreadPool::globalInstance()->start(
        [self = QPointer(this), request = std::move(request), stop = m_stop.get_token()] {
            Raster raster{request.draw(request.view, stop), request.view};
            QMetaObject::invokeMethod(
                qApp,
                [self, raster = std::move(raster), stopped = stop.stop_requested()] {
                    if (self)
                        self->finish(raster, stopped);
                },
                Qt::QueuedConnection);
        });
}

void RasterQueue::finish(const Raster &raster, bool stopped)
{
    m_running = false;
    if (m_next) {
        Request next = std::move(*m_next);
        m_next.reset();
        start(std::move(next));
    }
    if (!stopped && !raster.image.isNull())
        Q_EMIT drawn(raster);
}

}  // namespace civiscope::carto
