// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/session.h"

#include "workspace/asof.h"

#include <algorithm>

namespace civiscope::workspace {

Session::Session(std::shared_ptr<const tasks::SourceServices> services, QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_selection(new EntitySelection(this))
    , m_visibility(new TypeVisibility(this))
    , m_filter(new SessionFilter(this))
    , m_asOf(new AsOf(*this, m_services, this))
{
    connect(m_filter, &SessionFilter::changed, this, &Session::filterChanged);
    connect(m_asOf, &AsOf::versionMade, this, [this](int id, const store::VersionPtr &past, const store::Delta &delta) {
        m_filter->setPast(id, past);
        Q_EMIT shownChanged(source(id), delta);
    });
}

Session::~Session() = default;

Source *Session::open(tasks::SourceRequest request)
{
    const auto same = std::ranges::find_if(m_sources, [&](const auto &source) {
        return source->request().spec == request.spec && source->request().tenant == request.tenant;
    });
    if (same != m_sources.end()) {
        (*same)->loadAs(std::move(request));
        return same->get();
    }
    m_sources.push_back(std::make_unique<Source>(m_nextId++, std::move(request), m_services));
    Source *source = m_sources.back().get();
    connect(source, &Source::changed, this, [this, source] { Q_EMIT sourceChanged(source); });
    connect(source, &Source::versionChanged, this, [this, source](const store::Delta &delta) {
        m_filter->watch(*source);
        Q_EMIT versionChanged(source, delta);
        if (m_filter->version(*source) == source->version())
            Q_EMIT shownChanged(source, delta);
    });
    m_filter->watch(*source);
    Q_EMIT sourceAdded(source);
    source->load();
    return source;
}

void Session::close(int id)
{
    Source *closing = source(id);
    if (!closing)
        return;
    Q_EMIT sourceAboutToClose(closing);
    std::vector<EntityKey> others = m_selection->entities();
    std::erase_if(others, [id](const EntityKey &key) { return key.source == id; });
    if (m_selection->hovered() && m_selection->hovered()->source == id)
        m_selection->hover(std::nullopt);
    std::erase_if(m_sources, [id](const auto &source) { return source->id() == id; });
    m_visibility->forget(id);
    m_filter->forget(id);
    Q_EMIT sourceClosed(id);
    m_selection->select(std::move(others));
}

Source *Session::source(int id) const
{
    const auto found = std::ranges::find(m_sources, id, [](const auto &source) { return source->id(); });
    return found == m_sources.end() ? nullptr : found->get();
}

void Session::setTimeWindow(std::optional<TimeWindow> window)
{
    if (window == m_timeWindow)
        return;
    m_timeWindow = window;
    Q_EMIT timeWindowChanged();
}

QByteArray Session::zone(const Source &source) const
{
    return m_services->zone ? m_services->zone(source.request()) : QByteArray();
}

std::optional<EntityKey> Session::locate(std::string_view id, int first) const
{
    const auto has = [&](const Source &source) { return shownVersion(source)->find(id).has_value(); };
    if (const Source *preferred = source(first); preferred && has(*preferred))
        return EntityKey{first, std::string(id)};
    for (const auto &source : m_sources) {
        if (has(*source))
            return EntityKey{source->id(), std::string(id)};
    }
    return std::nullopt;
}

}  // namespace civiscope::workspace
