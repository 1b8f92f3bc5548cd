// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/entityselection.h"
#include "workspace/sessionfilter.h"
#include "workspace/source.h"
#include "workspace/timewindow.h"
#include "workspace/typevisibility.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::workspace {

class AsOf;

// What all views look at: the open sources, and what of them is visible, selected, under the pointer. Views listen and
// ask; they hold nothing of it. One a program, main thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(std::shared_ptr<const tasks::SourceServices> services, QObject *parent = nullptr);
    ~Session() override;

    // Opens and begins to load. A source that is already open with the same words and tenant is loaded anew instead, as
    // the new request asks for.
    Source *open(tasks::SourceRequest request);
    void close(int source);
    [[nodiscard]] const std::vector<std::unique_ptr<Source>> &sources() const { return m_sources; }
    [[nodiscard]] Source *source(int id) const;  // null: not open
    [[nodiscard]] Moment now() const { return m_services->now(); }

    [[nodiscard]] EntitySelection &selection() const { return *m_selection; }
    [[nodiscard]] TypeVisibility &visibility() const { return *m_visibility; }

    // What all views show of the entities; filterChanged tells of every change.
    [[nodiscard]] SessionFilter &filter() const { return *m_filter; }

    // When views look: nullopt is now. AsOf takes them there, which shownChanged tells of.
    [[nodiscard]] const std::optional<TimeWindow> &timeWindow() const { return m_timeWindow; }
    void setTimeWindow(std::optional<TimeWindow> window);
    [[nodiscard]] AsOf &asOf() const { return *m_asOf; }
    // What views show of a source: as it is, or as it was. What judges the data asks the source itself. Never null.
    [[nodiscard]] store::VersionPtr shownVersion(const Source &source) const { return m_filter->version(source); }
    // IANA name of the zone a source's city lives in; empty: not known.
    [[nodiscard]] QByteArray zone(const Source &source) const;

    // Where an entity of this id is shown; the sources in order, `first` before the others. Nullopt: in none.
    [[nodiscard]] std::optional<EntityKey> locate(std::string_view id, int first) const;

Q_SIGNALS:
    void sourceAdded(civiscope::workspace::Source *source);
    void sourceAboutToClose(civiscope::workspace::Source *source);
    void sourceClosed(int source);
    void sourceChanged(civiscope::workspace::Source *source);
    void versionChanged(civiscope::workspace::Source *source, const civiscope::store::Delta &delta);
    // shownVersion is another: the source changed while views look at now, or they look at another time.
    void shownChanged(civiscope::workspace::Source *source, const civiscope::store::Delta &delta);
    void timeWindowChanged();
    void filterChanged();

private:
    std::shared_ptr<const tasks::SourceServices> m_services;
    std::vector<std::unique_ptr<Source>> m_sources;
    // Children.
    EntitySelection *m_selection;
    TypeVisibility *m_visibility;
    SessionFilter *m_filter;
    AsOf *m_asOf;
    std::optional<TimeWindow> m_timeWindow;
    int m_nextId = 1;
};

}  // namespace civiscope::workspace
