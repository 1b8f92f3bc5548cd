// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapjob.h"

#include <QBuffer>
#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <qgsmaprenderersequentialjob.h>

namespace civiscope::engine {

namespace {

void encodeAndAnswer(const std::shared_ptr<Call> &call, const QImage &image,
                     std::function<Encoded(const QImage &)> encode)
{
    auto *watcher = new QFutureWatcher<Encoded>();
    QObject::connect(watcher, &QFutureWatcher<Encoded>::finished, watcher, [watcher, call] {
        const Encoded encoded = watcher->result();
        call->answer(encoded.result, encoded.payload);
        watcher->deleteLater();
    });
    watcher->setFuture(QtConcurrent::run([image, encode = std::move(encode)] { return encode(image); }));
}

}  // namespace

void drawMap(const std::shared_ptr<Call> &call, std::shared_ptr<const Map> map, const QgsMapSettings &settings,
             std::function<Encoded(const QImage &)> encode)
{
    auto *job = new QgsMapRendererSequentialJob(settings);
    call->onCancel([job] { job->cancelWithoutBlocking(); });
    // The map is kept until the drawing is over, whatever is set meanwhile.
    QObject::connect(job, &QgsMapRendererJob::finished, job,
                     [job, call, map = std::move(map), encode = std::move(encode)] {
                         call->onCancel({});
                         if (call->cancelled())
                             call->fail(gis::protocol::code::cancelled, "cancelled");
                         else
                             encodeAndAnswer(call, job->renderedImage(), encode);
                         job->deleteLater();
                     });
    job->start();
    call->progress(0, 1);
}

std::string pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", 85);
    return bytes.toStdString();
}

}  // namespace civiscope::engine
