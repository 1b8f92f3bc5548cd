// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/findingsbook.h"

#include "schema/schemaregistry.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QtConcurrentRun>

#include <qcoro/qcorofuture.h>

#include <algorithm>
#include <atomic>

namespace civiscope::workspace {

namespace {
constexpr std::chrono::milliseconds settleTime = std::chrono::seconds(2);
constexpr int restFactor = 5;  // a check that takes long is not begun again at once
}  // namespace

// One check; outlives the book.
struct FindingsBook::Run {
    int source = 0;
    store::VersionPtr version;
    schema::ValidationOptions options;
    QStringList schemas;
    std::shared_ptr<const schema::SchemaLoader> loader;
    std::stop_source stop;
    std::atomic<std::int64_t> done = 0;
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
    m_run->version = source->version();
    m_run->schemas = m_schemas.isEmpty() ? m_places(source->request().spec) : m_schemas;
    m_run->loader = m_loader;
    m_run->options.now = m_session.now();
    m_run->options.partial = !source->report() || !source->report()->complete || source->report()->limitReached ||
                             !source->request().options.types.isEmpty();
    std::vector<store::VersionPtr> others;
    for (const auto &other : m_session.sources()) {
        if (other.get() != source)
            others.push_back(other->version());
    }
    m_run->options.elsewhere = [others = std::move(others)](std::string_view id) {
        return std::ranges::any_of(others, [id](const auto &version) { return version->find(id).has_value(); });
    };
    State &state = m_states[m_watched];
    state.running = true;
    state.stale = false;
    state.progress = {0, std::int64_t(m_run->version->entityCount())};
    m_run->time.start();
    m_tick.start();
    Q_EMIT changed(m_watched);
    check(QPointer(this), m_run);
}

QCoro::Task<> FindingsBook::check(QPointer<FindingsBook> self, std::shared_ptr<Run> run)
{
    const Job job{run->stop.get_token(), [run](const Progress &progress) { run->done = progress.done; }};
    std::shared_ptr<schema::SchemaRegistry> registry;
    const auto problems = std::make_shared<std::vector<Error>>();
    if (!run->schemas.isEmpty()) {
        std::vector<std::string> iris;
        for (const store::TablePtr &table : run->version->tables())
            iris.insert(iris.end(), table->typeIris().begin(), table->typeIris().end());
        auto read = co_await run->loader->load(run->schemas, std::move(iris), problems, {run->stop.get_token(), {}});
        if (read)
            registry = *read;
        else
            problems->push_back(read.error());
    }
    auto outcome = co_await QtConcurrent::run(
        [run, registry, job] { return schema::validate(run->version, registry, run->options, job); });
    if (!self || self->m_run != run)
        co_return;
    self->m_run.reset();
    self->m_tick.stop();
    State &state = self->m_states[run->source];
    state.running = false;
    state.error.reset();
    if (outcome) {
        outcome->problems.insert(outcome->problems.begin(), problems->begin(), problems->end());
        state.validation = std::make_shared<const schema::Validation>(std::move(*outcome));
    } else {
        state.error = outcome.error();
    }
    const std::chrono::milliseconds rest(restFactor * run->time.elapsed());
    self->m_later.setInterval(std::max(settleTime, rest));
    if (self->state(self->m_watched).stale && self->m_watched != 0)
        self->m_later.start();
    Q_EMIT self->changed(run->source);
}

}  // namespace civiscope::workspace
