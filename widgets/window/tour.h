// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace civiscope::gis {
class TileServer;
}  // namespace civiscope::gis

namespace civiscope::workspace {
class Session;
class Source;
}  // namespace civiscope::workspace

namespace civiscope::widgets {

class ComparePage;
class FindingsPage;
class MainWindow;
class ScorecardPage;
class TimelinePage;

// The pages of the window that a tour walks through, beside map and table; null: passed over.
struct TourPages {
    TimelinePage *timeline = nullptr;
    ScorecardPage *scorecard = nullptr;
    FindingsPage *findings = nullptr;
    ComparePage *compare = nullptr;
};

// Walks through the views of a window and writes what it sees: numbered pictures and summary.txt, into one folder. For
// machines without a display, and for looking at every view after a change. Blocks with an event loop of its own until
// done; waits for conditions (loaded, drawn, the map stands still), each for a minute at most. GUI thread.
class Tour {
public:
    // The folder is made when needed; pictures of an earlier tour in it are replaced.
    Tour(MainWindow &window, const TourPages &pages, workspace::Session &session, const gis::TileServer &tiles,
         QString folder);

    // Error: FileNotWritable; TimedOut when a source does not load or the map does not come to rest (where: the step).
    [[nodiscard]] Result<QStringList> run();  // the files written, in order

private:
    Result<void> waitFor(const QString &step, const std::function<bool()> &condition);
    Result<void> mapAtRest(const QString &step);
    Result<void> showFindings();
    Result<void> take(const QString &name, const QString &what);
    Result<void> showSource(const workspace::Source &source);
    Result<void> showEntity(const workspace::Source &source);
    Result<void> showColours(const workspace::Source &source);
    Result<void> showFilter(const workspace::Source &source);
    Result<void> showTimeline(const workspace::Source &source);
    Result<void> showScorecard(const workspace::Source &source);
    Result<void> showComparison();
    Result<void> writeSummary();

    MainWindow &m_window;
    TourPages m_pages;
    workspace::Session &m_session;
    const gis::TileServer &m_tiles;
    QString m_folder;
    QStringList m_files;
    QStringList m_lines;
};

}  // namespace civiscope::widgets
