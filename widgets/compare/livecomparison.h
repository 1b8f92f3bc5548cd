// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/comparetask.h"
#include "workspace/findingsbook.h"
#include "workspace/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <qcoro/qcorotask.h>

#include <memory>
#include <optional>
#include <stop_token>

namespace civiscope::widgets {

// The comparison of two sources of a session, made anew while somebody looks and what it compares has changed. Live
// changes are gathered, and a comparison that takes long is not begun again at once. GUI thread.
class LiveComparison : public QObject {
    Q_OBJECT

public:
    explicit LiveComparison(workspace::Session &session, QObject *parent = nullptr);
    ~LiveComparison() override;

    // By which schemas sources are judged; outlives this. Without it nothing is said of validity.
    void setFindings(const workspace::FindingsBook &book);
    // Sources by id; 0: none, as one that is not open. As sources open and close, the first ones take free places.
    void setSources(int a, int b);
    [[nodiscard]] compare::Sides<int> sources() const { return m_sources; }
    // What was accepted and rejected.
    void setMapping(compare::Mapping mapping);
    [[nodiscard]] const compare::Mapping &mapping() const { return m_mapping; }

    void setWatched(bool watched);  // somebody looks at the outcome

    // Null: none yet. What it is part of holds the versions that were compared.
    [[nodiscard]] const std::shared_ptr<const compare::Comparison> &comparison() const { return m_comparison; }
    [[nodiscard]] const std::shared_ptr<const tasks::Compared> &compared() const { return m_compared; }
    [[nodiscard]] bool running() const { return m_running; }

Q_SIGNALS:
    void sourcesChanged();  // other ones; comparison() is null
    void comparisonChanged();  // a new one
    void stateTold(const QString &state);  // what it does or why it cannot; empty: nothing is to be said

private:
    static QCoro::Task<> run(QPointer<LiveComparison> self, tasks::CompareTask task,
                             std::shared_ptr<const tasks::Compared> before, Job job);
    void keepTwo();
    void startLater();
    void start();
    void stop();
    [[nodiscard]] tasks::CompareTask question(const workspace::Source &a, const workspace::Source &b) const;
    void setCompared(Result<tasks::Compared> result);

    workspace::Session &m_session;
    const workspace::FindingsBook *m_book = nullptr;
    compare::Sides<int> m_sources;
    compare::Mapping m_mapping;
    std::shared_ptr<const tasks::Compared> m_compared;
    std::shared_ptr<const compare::Comparison> m_comparison;  // in it
    std::optional<tasks::CompareTask> m_asked;                // last; nullopt: nothing yet of these two
    std::stop_source m_stop;
    QElapsedTimer m_time;  // since the last comparison began
    QTimer m_later;        // live changes are gathered
    bool m_watched = false;
    bool m_running = false;
    bool m_again = false;   // something came while it ran
    bool m_loaded = false;  // a source was loaded anew: nobody waits for live changes
};

}  // namespace civiscope::widgets
