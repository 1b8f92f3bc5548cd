// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/findingsbook.h"

#include "workspace/sourcesubject.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>

namespace civiscope::workspace {

namespace {
constexpr std::chrono::milliseconds settleTime = std::chrono::seconds(2);
constexpr int restFactor = 5;  // a check that takes long is not begun again at once
}  // namespace

// One check; outlives the book.
struct FindingsBook::Run {
    int source = 0;
    std::stop_source stop;
    std::int64_t done = 0;
    QElapsedTimer time;
};

FindingsBook::FindingsBook(Session &session, std::shared_ptr<const schema::SchemaLoader> loader, SchemaPlaces places,
                           QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_loader(std::move(loader))
    , m_places(std::move(places))
{
    m_later.setSingleShot(true);
    m_later.setInterval(settleTime);
    connect(&m_later, &QTimer::timeout, this, &FindingsBook::start);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_run)
            return;
        m_states[m_run->source].progress.done = m_run->done;
        Q_EMIT changed(m_run->source);
    });
    connect(&session, &Session::versionChanged, this, [this](Source *source) { sourceChanged(source->id()); });
    connect(&session, &Session::sourceChanged, this, [this](Source *source) {
        // The end of a load says whether the source is whole, and so what is known of targets of relationships.
        if (source->id() == m_watched && source->state() != Source::State::Loading && state(source->id()).stale &&
            !m_later.isActive())
            m_later.start();
    });
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        if (m_run && m_run->source == source)
            cancel();
        m_states.erase(source);
        Q_EMIT changed(source);
    });
}

FindingsBook::~FindingsBook()
{
    cancel();
}

const FindingsBook::State &FindingsBook::state(int source) const
{
    static const State none;
    const auto found = m_states.find(source);
    return found == m_states.end() ? none : found->second;
}

void FindingsBook::setSchemas(QStringList places)
{
    m_schemas = std::move(places);
    for (auto &[source, state] : m_states)
        state.stale = true;
    cancel();
    start();
}

void FindingsBook::watch(int source)
{
    m_watched = source;
    if (source != 0 && !m_later.isActive())
        start();
}

void FindingsBook::cancel()
{
    if (!m_run)
        return;
    m_run->stop.request_stop();
    State &state = m_states[m_run->source];
    state.running = false;
    state.stale = true;
    const int source = m_run->source;
    m_run.reset();
    m_tick.stop();
    Q_EMIT changed(source);
}

void FindingsBook::sourceChanged(int source)
{
    m_states[source].stale = true;
    if (source == m_watched && !m_run && !m_later.isActive())
        m_later.start();
}

void FindingsBook::start()
{
    const Source *source = m_session.source(m_watched);
    if (m_run || !source || source->state() == Source::State::Loading || !m_states[m_watched].stale)
        return;
    m_run = std::make_shared<Run>();
    m_run->source = m_watched;
    tasks::ValidateTask task{
        .subject = subjectOf(*source), .schemas = schemasOf(source->request().spec), .now = m_session.now()};
    for (const auto &other : m_session.sources()) {
        if (other.get() != source)
            task.elsewhere.push_back(other->version());
    }
    State &state = m_states[m_watched];
    state.running = true;
    state.stale = false;
    state.progress = {0, task.subject.scope.entities};
    m_run->time.start();
    m_tick.start();
    Q_EMIT changed(m_watched);
    check(QPointer(this), m_run, std::move(task));
}

tasks::SchemaChoice FindingsBook::schemasOf(const tasks::SourceSpec &spec) const
{
    return {m_schemas.isEmpty() ? m_places(spec) : m_schemas, m_loader};
}

QCoro::Task<> FindingsBook::check(QPointer<FindingsBook> self, std::shared_ptr<Run> run, tasks::ValidateTask task)
{
    const auto validating = std::make_shared<bool>(false);
    const Job job{run->stop.get_token(), [run, validating](const Progress &progress) {
                      if (*validating)
                          run->done = progress.done;
                  }};
    const auto validated = co_await tasks::validateSource(
        std::move(task), job, [validating](tasks::Stage stage) { *validating = stage == tasks::Stage::Validating; });
    if (!self || self->m_run != run)
        co_return;
    self->m_run.reset();
    self->m_tick.stop();
    State &state = self->m_states[run->source];
    state.running = false;
    state.error.reset();
    if (validated)
        state.validation = validated->validation;
    else
        state.error = validated.error();
    const std::chrono::milliseconds rest(restFactor * run->time.elapsed());
    self->m_later.setInterval(std::max(settleTime, rest));
    if (self->state(self->m_watched).stale && self->m_watched != 0)
        self->m_later.start();
    Q_EMIT self->changed(run->source);
}

}  // namespace civiscope::workspace
