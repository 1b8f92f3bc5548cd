// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/rasterqueue.h"

#include "base/inworker.h"

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
        drawInWorker(this, std::move(request));
        return;
    }
    m_next = std::move(request);
    if (urgent)
        m_stop.request_stop();
}

QCoro::Task<> RasterQueue::drawInWorker(QPointer<RasterQueue> self, Request request)
{
    self->m_running = true;
    self->m_stop = {};
    const std::stop_token stop = self->m_stop.get_token();
    const Raster raster = co_await inWorker({stop, {}}, [request = std::move(request)](const Job &job) {
        return Raster{request.draw(request.view, job.stop), request.view};
    });
    if (self)
        self->finish(raster, stop.stop_requested());
}

void RasterQueue::finish(const Raster &raster, bool stopped)
{
    m_running = false;
    if (m_next) {
        Request next = std::move(*m_next);
        m_next.reset();
        drawInWorker(this, std::move(next));
    }
    if (!stopped && !raster.image.isNull())
        Q_EMIT drawn(raster);
}

}  // namespace civiscope::carto
