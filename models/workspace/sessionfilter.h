// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/latestwins.h"
#include "query/filter.h"
#include "workspace/source.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace civiscope::workspace {

// The one filter of a session: what was written, and which entities of each source match. Evaluated here in workers,
// anew with each version that is shown of a source and each change of the filter; until an answer is there the last one
// stands. Here alone is known whether a source is shown as it is or as it was.
// Owned by the session; main thread.
class SessionFilter : public QObject {
    Q_OBJECT

public:
    explicit SessionFilter(QObject *parent = nullptr);
    ~SessionFilter() override;

    // Puts a filter in force, or says why not; then the one before stays. `box`: only what the map shows.
    [[nodiscard]] query::Parsed<void> set(const query::FilterText &text, std::optional<GeoBox> box = std::nullopt);
    void clear() { std::ignore = set({}); }

    [[nodiscard]] bool active() const { return !m_filter.empty(); }
    [[nodiscard]] const query::FilterText &text() const { return m_text; }
    [[nodiscard]] const std::optional<GeoBox> &box() const { return m_filter.box; }
    [[nodiscard]] bool busy() const;  // an answer is awaited
    // Why it is not known what matches in one of the sources, of which nothing is shown then; nullopt: it is.
    [[nodiscard]] std::optional<Error> error() const;

    // What of a source is shown: a version and its matching rows, which belong together. Rows null: all of them, for
    // there is no filter. Version null: the first answer is not there yet.
    struct Shown {
        store::VersionPtr version;
        std::shared_ptr<const query::Selection> rows;

        // The rows of one table; null: all.
        [[nodiscard]] std::shared_ptr<const query::Rows> of(std::uint32_t table) const;
    };
    [[nodiscard]] Shown shown(const Source &source) const;
    // The version of a source that is looked at: its own, or an earlier state of it. Never null.
    [[nodiscard]] store::VersionPtr version(const Source &source) const;

    // Over all sources together.
    struct Count {
        qint64 matching = 0;
        qint64 all = 0;
    };
    [[nodiscard]] Count count() const;

    // Names in the filter that nothing in any source bears: why nothing may match.
    [[nodiscard]] std::vector<std::string> unknown() const;

    // To be told by the session.
    void watch(const Source &source);  // a new source, or a new version of one
    void setPast(int source, store::VersionPtr past);  // an earlier state to be shown instead; null: none
    void forget(int source);

Q_SIGNALS:
    void changed();  // the filter, or what matches it

private:
    struct State {
        store::VersionPtr live;
        store::VersionPtr past;  // shown instead; null: none
        Shown shown;
        std::optional<Error> error;  // why `shown` has no rows
        LatestWins question;

        [[nodiscard]] const store::VersionPtr &current() const { return past ? past : live; }
    };
    void evaluate(int source);
    void take(int source, const store::VersionPtr &version, Result<query::Selection> selection);

    query::FilterText m_text;
    query::Filter m_filter;
    std::map<int, State> m_sources;
};

}  // namespace civiscope::workspace
