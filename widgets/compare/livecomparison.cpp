// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/livecomparison.h"

#include "words/errorwords.h"
#include "workspace/sourcesubject.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace civiscope::widgets {

using compare::bothSides;
using compare::Side;
using workspace::Session;
using workspace::Source;

namespace {

constexpr std::chrono::milliseconds gathering = std::chrono::seconds(3);  // between two comparisons of live sources
constexpr int restFactor = 5;  // what took long is not begun again at once

}  // namespace

LiveComparison::LiveComparison(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_later.setSingleShot(true);
    m_later.setInterval(gathering);
    connect(&m_later, &QTimer::timeout, this, &LiveComparison::start);
    connect(&session, &Session::sourceAdded, this, &LiveComparison::keepTwo);
    connect(&session, &Session::sourceClosed, this, &LiveComparison::keepTwo);
    connect(&session, &Session::sourceChanged, this, [this](const Source *source) {
        if (source->id() != m_sources.a && source->id() != m_sources.b)
            return;
        if (!m_comparison || std::exchange(m_loaded, false))
            start();
        else
            startLater();
    });
    connect(&session, &Session::versionChanged, this, [this](const Source *source, const store::Delta &delta) {
        if (source->id() != m_sources.a && source->id() != m_sources.b)
            return;
        m_loaded |= delta.reset;
        startLater();
    });
    keepTwo();
}

LiveComparison::~LiveComparison()
{
    m_stop.request_stop();
}

void LiveComparison::setFindings(const workspace::FindingsBook &book)
{
    m_book = &book;
    connect(&book, &workspace::FindingsBook::changed, this, &LiveComparison::startLater);
}

void LiveComparison::startLater()
{
    m_again |= m_running;
    if (!m_running && !m_later.isActive())
        m_later.start();
}

// In the place of a source that is gone comes the first that is not on the other side.
void LiveComparison::keepTwo()
{
    const auto &sources = m_session.sources();
    compare::Sides<int> wanted = m_sources;
    for (const Side side : bothSides) {
        if (wanted[side] != 0 && m_session.source(wanted[side]))
            continue;
        const int other = wanted[side == Side::A ? Side::B : Side::A];
        const auto found = std::ranges::find_if(sources, [&](const auto &source) { return source->id() != other; });
        wanted[side] = found == sources.end() ? 0 : (*found)->id();
    }
    setSources(wanted.a, wanted.b);
}

void LiveComparison::setSources(int a, int b)
{
    const compare::Sides<int> wanted{m_session.source(a) ? a : 0, m_session.source(b) ? b : 0};
    if (wanted.a == m_sources.a && wanted.b == m_sources.b)
        return;
    m_sources = wanted;
    stop();
    m_comparison.reset();
    m_compared.reset();
    Q_EMIT sourcesChanged();
    start();
}

void LiveComparison::setMapping(compare::Mapping mapping)
{
    if (mapping == m_mapping)
        return;
    m_mapping = std::move(mapping);
    stop();
    start();
}

void LiveComparison::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        start();
}

// Whoever does not look does not pay for it.
void LiveComparison::start()
{
    const Source *a = m_session.source(m_sources.a);
    const Source *b = m_session.source(m_sources.b);
    if (!a || !b) {
        Q_EMIT stateTold({});
        return;
    }
    if (!m_watched || m_running)
        return;
    for (const Source *source : {a, b}) {
        if (source->state() == Source::State::Loading && !source->report()) {
            Q_EMIT stateTold(tr("%1 is loading").arg(source->name()));
            return;
        }
    }
    tasks::CompareTask task = question(*a, *b);
    if (m_asked && m_asked->asksTheSame(task))
        return;
    m_asked = task;
    m_running = true;
    m_again = false;
    m_stop = {};
    m_time.start();
    Q_EMIT stateTold(tr("comparing…"));
    run(this, std::move(task), m_compared, {m_stop.get_token(), {}});
}

// What runs is void.
void LiveComparison::stop()
{
    m_stop.request_stop();
    m_running = false;
    m_asked.reset();
}

tasks::CompareTask LiveComparison::question(const Source &a, const Source &b) const
{
    tasks::CompareTask task{
        .subjects = {workspace::subjectOf(a), workspace::subjectOf(b)}, .mapping = m_mapping, .now = m_session.now()};
    if (m_book)
        task.schemas = {m_book->schemasOf(a.request().spec), m_book->schemasOf(b.request().spec)};
    return task;
}

QCoro::Task<> LiveComparison::run(QPointer<LiveComparison> self, tasks::CompareTask task,
                                  std::shared_ptr<const tasks::Compared> before, Job job)
{
    auto result = co_await tasks::compareSources(std::move(task), std::move(before), job);
    if (self && !job.cancelled())
        self->setCompared(std::move(result));
}

void LiveComparison::setCompared(Result<tasks::Compared> result)
{
    m_running = false;
    m_later.setInterval(std::max(gathering, std::chrono::milliseconds(restFactor * m_time.elapsed())));
    if (m_again)
        m_later.start();
    if (!result) {
        Q_EMIT stateTold(words::sentence(result.error()));
        return;
    }
    m_compared = std::make_shared<const tasks::Compared>(*std::move(result));
    m_comparison = {m_compared, &m_compared->comparison};
    Q_EMIT stateTold({});
    Q_EMIT comparisonChanged();
}

}  // namespace civiscope::widgets
