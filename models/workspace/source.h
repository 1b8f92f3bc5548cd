// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "live/changefeed.h"
#include "tasks/sourceservices.h"
#include "store/dataset.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace civiscope::workspace {

// One open source: its dataset, how its load goes, how old its data is. Main thread; owned by the session.
class Source : public QObject {
    Q_OBJECT

public:
    enum class State { Loading, Ready, Incomplete, Failed };

    Source(int id, tasks::SourceRequest request, std::shared_ptr<const tasks::SourceServices> services,
           QObject *parent = nullptr);
    ~Source() override;

    [[nodiscard]] int id() const { return m_id; }  // never used twice in a session
    [[nodiscard]] const tasks::SourceRequest &request() const { return m_request; }
    [[nodiscard]] QString name() const { return m_request.spec.name(); }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Progress &progress() const { return m_progress; }  // while Loading; entities, of a file bytes
    [[nodiscard]] const std::optional<tasks::LoadReport> &report() const
    {
        return m_report;
    }  // of the last finished load
    [[nodiscard]] const std::optional<Error> &error() const
    {
        return m_error;
    }  // why Failed, or why changes are not told
    [[nodiscard]] std::optional<Moment> updated() const { return m_updated; }  // when the source last answered
    [[nodiscard]] bool live() const { return m_feed != nullptr; }  // its changes are followed

    // What views show. Never null. Later than the dataset's own while a load is under way, by half a second at most.
    [[nodiscard]] const store::VersionPtr &version() const { return m_version; }

    // Loads anew, as it was asked for or as it is asked for now. What was there stays until the first new state is
    // whole, and is followed on when none comes.
    void load();
    void loadAs(tasks::SourceRequest request);
    // Gives up the load under way and goes back to what was there before.
    void cancel();

Q_SIGNALS:
    void changed();  // state, progress, error, age
    void versionChanged(const civiscope::store::Delta &delta);

private:
    static QCoro::Task<> run(QPointer<Source> self, tasks::SourceRequest request,
                             std::shared_ptr<const tasks::SourceServices> services,
                             std::shared_ptr<store::Dataset> dataset, Job job);
    void finish(Result<tasks::LoadReport> result, const std::shared_ptr<store::Dataset> &dataset);
    void show(const store::Delta &delta, const store::VersionPtr &version);
    void showLoading();
    void follow();
    void takeGone(const live::Gone &gone);
    void readFeed();

    int m_id;
    tasks::SourceRequest m_request;
    tasks::SourceRequest m_loaded;  // what m_dataset was asked for with
    std::shared_ptr<const tasks::SourceServices> m_services;
    std::shared_ptr<store::Dataset> m_dataset;
    std::shared_ptr<store::Dataset> m_loading;  // becomes m_dataset when whole
    store::VersionPtr m_version;
    State m_state = State::Loading;
    Progress m_progress;
    std::optional<tasks::LoadReport> m_report;
    std::optional<Error> m_error;
    std::optional<Moment> m_updated;
    std::stop_source m_stop;
    QTimer m_tick;
    std::unique_ptr<live::ChangeFeed> m_feed;  // of m_dataset; null: a file, or what cannot be followed
    std::stop_source m_feedStop;
};

}  // namespace civiscope::workspace
