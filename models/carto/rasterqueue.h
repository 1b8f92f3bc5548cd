// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/entityraster.h"

#include <QObject>
#include <QPointer>

#include <qcoro/qcorotask.h>

#include <functional>
#include <optional>

namespace civiscope::carto {

// A finished picture and the part of the earth it shows.
struct Raster {
    QImage image;
    Viewport view;
};

// Draws in a worker, one picture at a time: a newer request stops the running one only when `urgent` (what it draws is
// wrong by now), else it waits, so that a long pan still shows pictures on its way. Lives on the GUI thread.
class RasterQueue : public QObject {
    Q_OBJECT

public:
    using Draw = std::function<QImage(const Viewport &, const std::stop_token &)>;

    explicit RasterQueue(QObject *parent = nullptr);
    ~RasterQueue() override;

    void request(const Viewport &view, Draw draw, bool urgent = false);
    [[nodiscard]] bool busy() const { return m_running; }

Q_SIGNALS:
    void drawn(const civiscope::carto::Raster &raster);

private:
    struct Request {
        Viewport view;
        Draw draw;
    };
    static QCoro::Task<> drawInWorker(QPointer<RasterQueue> self, Request request);
    void finish(const Raster &raster, bool stopped);

    std::optional<Request> m_next;
    std::stop_source m_stop;
    bool m_running = false;
};

}  // namespace civiscope::carto
