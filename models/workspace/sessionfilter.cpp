// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sessionfilter.h"

#include "query/unknownnames.h"

#include <algorithm>

namespace civiscope::workspace {

SessionFilter::SessionFilter(QObject *parent)
    : QObject(parent)
{
}

SessionFilter::~SessionFilter() = default;

query::Parsed<void> SessionFilter::set(const query::FilterText &text, std::optional<GeoBox> box)
{
    if (text == m_text && box == m_filter.box)
        return {};
    auto filter = query::parseFilter(text);
    if (!filter)
        return std::unexpected(filter.error());
    m_filter = *std::move(filter);
    m_filter.box = box;
    m_text = text;
    for (auto &[id, state] : m_sources) {
        state.question.stop();
        state.error.reset();
        if (active())
            evaluate(id);
        else
            state.shown = {};
    }
    Q_EMIT changed();
    return {};
}

bool SessionFilter::busy() const
{
    return std::ranges::any_of(m_sources, [](const auto &source) { return source.second.question.isRunning(); });
}

std::optional<Error> SessionFilter::error() const
{
    const auto failed =
        std::ranges::find_if(m_sources, [](const auto &source) { return source.second.error.has_value(); });
    return failed == m_sources.end() ? std::nullopt : failed->second.error;
}

SessionFilter::Shown SessionFilter::shown(const Source &source) const
{
    const auto known = m_sources.find(source.id());
    if (!active() || known == m_sources.end())
        return {version(source), nullptr};
    return known->second.shown;
}

store::VersionPtr SessionFilter::version(const Source &source) const
{
    const auto known = m_sources.find(source.id());
    return known != m_sources.end() && known->second.past ? known->second.past : source.version();
}

std::shared_ptr<const query::Rows> SessionFilter::Shown::of(std::uint32_t table) const
{
    if (!rows)
        return nullptr;
    // Shares the life of the whole selection.
    return table < rows->tables.size() ? std::shared_ptr<const query::Rows>(rows, &rows->tables[table])
                                       : std::make_shared<const query::Rows>();
}

SessionFilter::Count SessionFilter::count() const
{
    Count count;
    for (const auto &[id, state] : m_sources) {
        const auto all = qint64(state.current()->entityCount());
        count.all += all;
        count.matching += !active() ? all : state.shown.rows ? qint64(state.shown.rows->count()) : 0;
    }
    return count;
}

std::vector<std::string> SessionFilter::unknown() const
{
    std::vector<store::VersionPtr> versions;
    versions.reserve(m_sources.size());
    for (const auto &[id, state] : m_sources)
        versions.push_back(state.current());
    return query::unknownNames(versions, m_filter);
}

void SessionFilter::watch(const Source &source)
{
    State &state = m_sources[source.id()];
    state.live = source.version();
    if (active() && !state.past)
        evaluate(source.id());
}

void SessionFilter::setPast(int source, store::VersionPtr past)
{
    State &state = m_sources[source];
    state.past = std::move(past);
    if (active())
        evaluate(source);
}

void SessionFilter::forget(int source)
{
    if (m_sources.erase(source) > 0)
        Q_EMIT changed();
}

void SessionFilter::evaluate(int source)
{
    State &state = m_sources[source];
    const auto work = [version = state.current(), filter = m_filter](const Job &job) {
        return query::select(*version, filter, nullptr, {job.stop, {}});
    };
    state.question.ask(work, [this, source, version = state.current()](Result<query::Selection> selection) {
        take(source, version, std::move(selection));
    });
}

void SessionFilter::take(int source, const store::VersionPtr &version, Result<query::Selection> selection)
{
    State &state = m_sources[source];
    state.error = selection ? std::nullopt : std::optional(selection.error());
    // Of what cannot be read nothing can be shown: what matches is not known.
    state.shown = {version, selection ? std::make_shared<const query::Selection>(*std::move(selection))
                                      : std::make_shared<const query::Selection>()};
    Q_EMIT changed();
}

}  // namespace civiscope::workspace
