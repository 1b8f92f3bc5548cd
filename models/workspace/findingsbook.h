// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tasks/validatetask.h"
#include "workspace/session.h"

#include <QStringList>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace civiscope::workspace {

// What is wrong with the data of each open source, kept up to date while somebody looks: checked in workers, again a
// while after each change. One a session; main thread.
class FindingsBook : public QObject {
    Q_OBJECT

public:
    // Where the schemas of a source are when the user has named none: a demo city brings its own.
    using SchemaPlaces = std::function<QStringList(const tasks::SourceSpec &)>;

    FindingsBook(Session &session, std::shared_ptr<const schema::SchemaLoader> loader, SchemaPlaces places,
                 QObject *parent = nullptr);
    ~FindingsBook() override;

    struct State {
        std::shared_ptr<const schema::Validation> validation;  // the last one that ended; null: none yet
        bool running = false;
        Progress progress;           // entities, while running
        std::optional<Error> error;  // why the last one gave nothing
        bool stale = true;           // the data has changed since, or the schemas
    };
    // Of a source that is open; of others an empty state.
    [[nodiscard]] const State &state(int source) const;

    // Folders, files and URLs of schemas the user named, for all sources; naming a URL agrees to fetch it. Checks anew.
    void setSchemas(QStringList places);
    [[nodiscard]] const QStringList &schemas() const { return m_schemas; }
    // What a source of this name is judged by: what the user named, else what it brings itself.
    [[nodiscard]] tasks::SchemaChoice schemasOf(const tasks::SourceSpec &spec) const;

    // Somebody looks at this source (one at a time): it is checked now if it is stale, and whenever it changes. 0:
    // nobody looks.
    void watch(int source);
    void cancel();  // the check under way

Q_SIGNALS:
    void changed(int source);

private:
    struct Run;
    static QCoro::Task<> check(QPointer<FindingsBook> self, std::shared_ptr<Run> run, tasks::ValidateTask task);
    void start();
    void sourceChanged(int source);

    Session &m_session;
    std::shared_ptr<const schema::SchemaLoader> m_loader;
    SchemaPlaces m_places;
    QStringList m_schemas;
    std::map<int, State> m_states;
    std::shared_ptr<Run> m_run;  // under way; null: none
    int m_watched = 0;
    QTimer m_later;
    QTimer m_tick;  // looks how far it is
};

}  // namespace civiscope::workspace
