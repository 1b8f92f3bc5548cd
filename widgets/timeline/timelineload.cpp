// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timelineload.h"

#include "words/errorwords.h"
#include "words/numberwords.h"
#include "words/timelinewords.h"

#include <QCoreApplication>

namespace civiscope::widgets {

TimelineLoad::TimelineLoad(TimelineLoader loader, QObject *parent)
    : QObject(parent)
    , m_loader(std::move(loader))
{
}

TimelineLoad::~TimelineLoad()
{
    m_stop.request_stop();
}

void TimelineLoad::start(std::vector<Question> questions, std::function<void(Answer)> done)
{
    stop();
    m_stop = {};
    m_running = true;
    // The report may come from a worker.
    const Job job{m_stop.get_token(), [self = QPointer(this), generation = m_generation](const Progress &progress) {
                      const auto show = [self, generation, progress] {
                          if (self && self->m_generation == generation)
                              Q_EMIT self->progressed(progress);
                      };
                      QMetaObject::invokeMethod(qApp, show, Qt::QueuedConnection);
                  }};
    run(this, m_generation, std::move(questions), std::move(done), job);
}

void TimelineLoad::stop()
{
    m_stop.request_stop();
    ++m_generation;
    m_running = false;
}

// The arguments live in the coroutine, for it may outlast the load.
QCoro::Task<> TimelineLoad::run(QPointer<TimelineLoad> self, int generation, std::vector<Question> questions,
                                std::function<void(Answer)> done, Job job)
{
    auto answer = co_await tasks::loadSeries({std::move(questions)}, self->m_loader, std::move(job));
    if (!self || self->m_generation != generation)
        co_return;
    self->m_running = false;
    if (answer)
        done(*std::move(answer));
}

QStringList timelineNotes(const TimelineLoad::Answer &answer)
{
    QStringList notes;
    if (!answer.complete)
        notes << TimelineLoad::tr("Not all of it came.");
    for (const Error &problem : answer.problems)
        notes << words::noHistory(problem);
    if (!answer.unread.empty())
        notes << TimelineLoad::tr("%Ln values could not be read.", nullptr,
                                  words::numerus(qint64(answer.unread.size())));
    for (const TimelinePart &part : answer.parts) {
        if (part.series.unitsDiffer)
            notes << TimelineLoad::tr("%1 came in several units; all of it is drawn in the newest, %2.")
                         .arg(QString::fromStdString(part.series.name), words::unit(part.series.unit));
    }
    if (!answer.parts.empty()) {
        for (const Error &failure : answer.failures)
            notes << words::noHistory(failure);
    }
    notes.removeDuplicates();
    return notes;
}

}  // namespace civiscope::widgets
