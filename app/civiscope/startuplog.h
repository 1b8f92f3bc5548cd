// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/tileserver.h"
#include "widgets/window/mainwindow.h"
#include "workspace/session.h"

#include <QLoggingCategory>

namespace civiscope::app {

// Steps of starting, one line on standard error as each is reached: "main", "application", "window" (painted), "city"
// (all sources have ended their load), "map" (entities and tiles stand). Silent unless QT_LOGGING_RULES switches
// civiscope.start.debug on; `./dev bench start` does, and takes the times.
Q_DECLARE_LOGGING_CATEGORY(startupLog)

// Looks for the last three steps from now on. Main thread; all three outlive the event loop.
void watchStart(widgets::MainWindow &window, const workspace::Session &session, const gis::TileServer &tiles);

}  // namespace civiscope::app
