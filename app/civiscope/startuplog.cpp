// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/startuplog.h"

#include "widgets/window/windowviews.h"

#include <QEvent>
#include <QTimer>

#include <algorithm>

namespace civiscope::app {

Q_LOGGING_CATEGORY(startupLog, "civiscope.start", QtInfoMsg)

namespace {

class FirstPaint : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            qCDebug(startupLog, "window");
            deleteLater();
        }
        return false;
    }
};

bool loaded(const workspace::Session &session)
{
    return std::ranges::none_of(
        session.sources(), [](const auto &source) { return source->state() == workspace::Source::State::Loading; });
}

}  // namespace

void watchStart(widgets::MainWindow &window, const workspace::Session &session, const gis::TileServer &tiles)
{
    if (!startupLog().isDebugEnabled())
        return;
    window.installEventFilter(new FirstPaint(&window));
    auto *look = new QTimer(&window);
    QObject::connect(look, &QTimer::timeout, &window, [&window, &session, &tiles, look, seen = false]() mutable {
        if (!loaded(session))
            return;
        if (!seen)
            qCDebug(startupLog, "city");
        seen = true;
        widgets::MapPage &map = window.views().map;
        if (!map.sessionMap().busy() && map.view().controller().settled() && !tiles.busy()) {
            qCDebug(startupLog, "map");
            look->deleteLater();
            look->stop();
        }
    });
    look->start(std::chrono::milliseconds(5));
}

}  // namespace civiscope::app

#include "startuplog.moc"
