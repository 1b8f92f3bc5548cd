// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "store/dataset.h"
#include "tasks/pasttask.h"
#include "workspace/timewindow.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <qcoro/qcorotask.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace civiscope::workspace {

class Session;
class Source;

// Takes what views show to the session's time window and back to now. Loads the history of all sources once, for the
// range that play needs, then makes a version of each source for each window asked for, in a worker, all sources of one
// window together. While one is made later windows only replace each other, so nothing piles up. Where a source has no
// history, what its entities say of themselves is all that is known. Owned by the session; main thread.
class AsOf : public QObject {
    Q_OBJECT

public:
    AsOf(Session &session, std::shared_ptr<const tasks::SourceServices> services, QObject *parent = nullptr);
    ~AsOf() override;

    // What is known of a source's history.
    struct State {
        TimeWindow range;  // that was loaded
        std::optional<Error> error;  // why there is none
        std::vector<Error> problems = {};  // why some of it is missing
        bool complete = false;
        bool available = true;  // false: no version could be made of it, and views show the source as it is now
        std::size_t boundToTime = 0;  // entities with at least one attribute that moves
        std::size_t withValues = 0;  // those of them that the window shows
        std::size_t strangers = 0;  // entities that the history knows and the source no longer has: not shown
        std::vector<std::uint32_t> histogram = {};  // observations in equal parts of the range
    };
    // Null while nothing is loaded.
    [[nodiscard]] const State *state(int source) const;
    // What was loaded; nullopt: nothing yet.
    [[nodiscard]] std::optional<TimeWindow> range() const { return m_range; }
    // The window that views show; nullopt: now. Behind the session's own while something is loaded or made.
    [[nodiscard]] const std::optional<TimeWindow> &shown() const { return m_shown; }
    [[nodiscard]] bool loading() const { return m_run != nullptr; }
    [[nodiscard]] Progress progress() const;  // of a load, in thousandths of its steps
    [[nodiscard]] bool busy() const { return m_run || m_stepping; }

    // Loads the history of all sources for this range, instead of what is there once it is whole.
    void load(TimeWindow range);
    // Gives up the load under way; the session's window goes back to what views show.
    void cancel();

Q_SIGNALS:
    void changed();  // any of the above
    // What is to be shown of a source. Null: as it is now.
    void versionMade(int source, const civiscope::store::VersionPtr &past, const civiscope::store::Delta &delta);

private:
    // One source's part of a load.
    struct Part;
    struct Run;
    struct Past {
        std::shared_ptr<history::PastVersions> asOf;  // used by one worker at a time
        State state;
        bool anew = true;  // views do not show the step before
        bool stale = false;  // the source was loaded anew since
    };
    struct Made {
        int source = 0;
        Result<history::PastVersions::Step> step;
    };
    static QCoro::Task<> loadPart(QPointer<AsOf> self, std::shared_ptr<Run> run, std::shared_ptr<Part> part,
                                  tasks::PastTask task, std::shared_ptr<const tasks::SourceServices> services);
    static QCoro::Task<> makeStep(QPointer<AsOf> self, TimeWindow window,
                                  std::vector<std::pair<int, std::shared_ptr<history::PastVersions>>> pasts, int load,
                                  std::stop_token stop);
    void windowChanged();
    void loadMissing();
    void start(TimeWindow range, const std::vector<int> &sources);
    void finish();
    void step();
    void take(TimeWindow window, int load, std::vector<Made> made);
    void showNow();

    Session &m_session;
    std::shared_ptr<const tasks::SourceServices> m_services;
    std::map<int, Past> m_pasts;  // by source
    std::optional<TimeWindow> m_range;
    std::optional<TimeWindow> m_shown;
    std::shared_ptr<Run> m_run;  // null: no load is under way
    std::stop_source m_stop;  // of the step
    int m_load = 0;  // grows with each load that ended
    int m_shownLoad = 0;  // of what views show
    bool m_stepping = false;
    bool m_declined = false;  // a load was given up: none begins by itself
    QTimer m_tick;  // looks how far a load is
};

}  // namespace civiscope::workspace
