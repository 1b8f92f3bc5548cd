// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "tasks/seriestask.h"
#include "widgets/timeline/timelinechoice.h"

#include <qcoro/qcorotask.h>

#include <QObject>
#include <QPointer>

#include <functional>
#include <stop_token>

namespace civiscope::widgets {

// Gives the series of a source; called on the main thread.
using TimelineLoader = tasks::HistoryAsker;

// One load of a timeline: its questions one after the other, their answers as one. Starting another, stopping or ending
// this object drops what is under way. GUI thread.
class TimelineLoad : public QObject {
    Q_OBJECT

public:
    using Question = tasks::SeriesTask::Question;
    using Answer = tasks::SeriesAnswer;

    explicit TimelineLoad(TimelineLoader loader, QObject *parent = nullptr);
    ~TimelineLoad() override;

    // `done` is called once, unless the load is dropped.
    void start(std::vector<Question> questions, std::function<void(Answer)> done);
    void stop();
    [[nodiscard]] bool running() const { return m_running; }

Q_SIGNALS:
    void progressed(const civiscope::Progress &progress);

private:
    static QCoro::Task<> run(QPointer<TimelineLoad> self, int generation, std::vector<Question> questions,
                             std::function<void(Answer)> done, Job job);

    TimelineLoader m_loader;
    std::stop_source m_stop;
    int m_generation = 0;
    bool m_running = false;
};

// What there is to say beside the series of an answer: what is missing and what is odd.
[[nodiscard]] QStringList timelineNotes(const TimelineLoad::Answer &answer);

}  // namespace civiscope::widgets
