// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/asof.h"

#include "workspace/session.h"
#include "workspace/sourcesubject.h"

#include <algorithm>

namespace civiscope::workspace {

namespace {

constexpr TimeSpan usualRange = std::chrono::hours(24);  // for play, when no other was asked for

}  // namespace

struct AsOf::Part {
    int source = 0;
    State state;
    std::shared_ptr<history::PastVersions> asOf;
    Progress progress{0, 0};
};

struct AsOf::Run {
    TimeWindow range;
    std::stop_source stop;
    std::vector<std::shared_ptr<Part>> parts;
    std::size_t pending = 0;
};

AsOf::AsOf(Session &session, std::shared_ptr<const tasks::SourceServices> services, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_services(std::move(services))
{
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &AsOf::changed);
    connect(&session, &Session::timeWindowChanged, this, &AsOf::windowChanged);
    connect(&session, &Session::filterChanged, this, &AsOf::step);
    connect(&session, &Session::sourceChanged, this, &AsOf::loadMissing);
    connect(&session, &Session::versionChanged, this, [this](const Source *source, const store::Delta &delta) {
        // Loaded anew: what stood still may be something else now.
        const auto past = m_pasts.find(source->id());
        if (!delta.reset || past == m_pasts.end())
            return;
        past->second.stale = true;
        if (past->second.anew)
            m_pasts.erase(past);
    });
    connect(&session, &Session::sourceClosed, this, [this](int source) {
        m_pasts.erase(source);
        if (m_session.sources().empty()) {
            m_range.reset();
            m_session.setTimeWindow(std::nullopt);
        }
        Q_EMIT changed();
    });
}

AsOf::~AsOf()
{
    m_stop.request_stop();
    if (m_run)
        m_run->stop.request_stop();
}

const AsOf::State *AsOf::state(int source) const
{
    const auto known = m_pasts.find(source);
    return known == m_pasts.end() ? nullptr : &known->second.state;
}

Progress AsOf::progress() const
{
    Progress progress{0, 0};
    if (!m_run)
        return progress;
    for (const auto &part : m_run->parts) {
        progress.done += part->progress.done;
        *progress.total += part->progress.total.value_or(0);
    }
    return progress;
}

void AsOf::windowChanged()
{
    const auto &window = m_session.timeWindow();
    if (!window) {
        m_declined = false;
        if (m_run) {
            m_run->stop.request_stop();
            m_run.reset();
            m_tick.stop();
        }
        showNow();
        Q_EMIT changed();
        return;
    }
    if (m_range && m_range->contains(*window)) {
        loadMissing();
        step();
        return;
    }
    if (m_run && m_run->range.contains(*window))
        return;
    const Moment now = m_session.now();
    load(together(m_range.value_or(windowBefore(std::max(now, window->to), usualRange)), *window));
}

void AsOf::load(TimeWindow range)
{
    m_declined = false;
    std::vector<int> all;
    for (const auto &source : m_session.sources()) {
        if (source->state() != Source::State::Loading)
            all.push_back(source->id());
    }
    start(range, all);
}

// Sources that came, or were loaded anew, while views look at the past.
void AsOf::loadMissing()
{
    if (!m_session.timeWindow() || m_run || m_declined || !m_range)
        return;
    std::vector<int> missing;
    for (const auto &source : m_session.sources()) {
        const auto past = m_pasts.find(source->id());
        if (source->state() != Source::State::Loading && (past == m_pasts.end() || past->second.stale))
            missing.push_back(source->id());
    }
    if (!missing.empty())
        start(*m_range, missing);
}

void AsOf::start(TimeWindow range, const std::vector<int> &sources)
{
    if (m_run)
        m_run->stop.request_stop();
    m_run = std::make_shared<Run>();
    m_run->range = range;
    for (const int id : sources) {
        auto part = std::make_shared<Part>();
        part->source = id;
        part->state.range = range;
        m_run->parts.push_back(std::move(part));
    }
    m_run->pending = m_run->parts.size();
    m_tick.start();
    const auto run = m_run;
    for (const auto &part : run->parts)
        loadPart(this, run, part, {subjectOf(*m_session.source(part->source)), range.from, range.to}, m_services);
    if (run->pending == 0 && m_run == run)
        finish();
    Q_EMIT changed();
}

QCoro::Task<> AsOf::loadPart(QPointer<AsOf> self, std::shared_ptr<Run> run, std::shared_ptr<Part> part,
                             tasks::PastTask task, std::shared_ptr<const tasks::SourceServices> services)
{
    const Job job{run->stop.get_token(), [part](const Progress &progress) { part->progress = progress; }};
    auto past = co_await tasks::loadPast(std::move(task), std::move(services), job);
    if (!self || job.cancelled())
        co_return;
    State &state = part->state;
    if (past) {
        part->asOf = std::move(past->asOf);
        state.error = std::move(past->error);
        state.problems = std::move(past->problems);
        state.complete = past->complete;
        state.histogram = std::move(past->histogram);
        state.boundToTime = past->boundToTime;
        state.strangers = past->strangers;
    } else {
        state.error = past.error();
        state.available = false;
    }
    if (--run->pending == 0 && self->m_run == run)
        self->finish();
}

void AsOf::finish()
{
    const auto run = std::exchange(m_run, nullptr);
    m_tick.stop();
    ++m_load;
    m_range = run->range;
    for (const auto &part : run->parts) {
        if (m_session.source(part->source))
            m_pasts[part->source] = {part->asOf, std::move(part->state), true, false};
    }
    Q_EMIT changed();
    loadMissing();
    step();
}

void AsOf::cancel()
{
    if (!m_run)
        return;
    m_run->stop.request_stop();
    m_run.reset();
    m_tick.stop();
    m_declined = true;
    m_session.setTimeWindow(m_shown);
    Q_EMIT changed();
}

void AsOf::step()
{
    const auto &window = m_session.timeWindow();
    if (!window || m_stepping || !m_range || !m_range->contains(*window) ||
        (window == m_shown && m_load == m_shownLoad))
        return;
    // From now to then all sources go together; and a filter must come to its end, or under a steady play none would.
    if ((m_run && !m_shown) || m_session.filter().busy())
        return;
    std::vector<std::pair<int, std::shared_ptr<history::PastVersions>>> pasts;
    for (const auto &[id, past] : m_pasts) {
        if (past.asOf)
            pasts.emplace_back(id, past.asOf);
    }
    if (pasts.empty())
        return;
    m_stepping = true;
    m_stop = {};
    makeStep(this, *window, std::move(pasts), m_load, m_stop.get_token());
}

QCoro::Task<> AsOf::makeStep(QPointer<AsOf> self, TimeWindow window,
                             std::vector<std::pair<int, std::shared_ptr<history::PastVersions>>> pasts, int load,
                             std::stop_token stop)
{
    std::vector<std::shared_ptr<history::PastVersions>> asOfs;
    for (const auto &[id, asOf] : pasts)
        asOfs.push_back(asOf);
    auto steps = co_await tasks::stepTo(std::move(asOfs), window.from, window.to, {stop, {}});
    if (!self)
        co_return;
    std::vector<Made> made;
    for (std::size_t i = 0; i < pasts.size(); ++i)
        made.push_back({pasts[i].first, std::move(steps[i])});
    self->m_stepping = false;
    // Of a load that has been replaced meanwhile nothing is shown any more.
    std::erase_if(made, [&](const Made &one) {
        const auto past = self->m_pasts.find(one.source);
        return past == self->m_pasts.end() || !std::ranges::contains(pasts, std::pair(one.source, past->second.asOf));
    });
    if (!stop.stop_requested())
        self->take(window, load, std::move(made));
    if (self)
        self->step();
}

void AsOf::take(TimeWindow window, int load, std::vector<Made> made)
{
    m_shown = window;
    m_shownLoad = load;
    for (Made &one : made) {
        Past &past = m_pasts[one.source];
        if (!one.step) {
            past.state.error = one.step.error();
            past.anew = true;
            continue;
        }
        past.state.withValues = one.step->withValues;
        store::Delta delta = std::move(one.step->delta);
        delta.reset |= std::exchange(past.anew, false);
        if (delta.reset || !delta.empty())
            Q_EMIT versionMade(one.source, one.step->version, delta);
    }
    Q_EMIT changed();
}

void AsOf::showNow()
{
    m_stop.request_stop();
    m_shown.reset();
    store::Delta all;
    all.reset = true;
    std::vector<int> shown;
    for (auto &[id, past] : m_pasts) {
        if (!std::exchange(past.anew, true))
            shown.push_back(id);
    }
    std::erase_if(m_pasts, [](const auto &past) { return past.second.stale; });
    for (const int id : shown)
        Q_EMIT versionMade(id, nullptr, all);
}

}  // namespace civiscope::workspace
