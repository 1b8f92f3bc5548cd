// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "client/entitypager.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace civiscope::live {

// What one look at one query brought.
struct Poll {
    client::EntityQuery query;
    bool changed = false;          // pages were handed over, or fewer came than before
    client::PagingReport report;   // when changed and complete, `ids` holds all that exist: others are gone
};

// Looks for changes of a source at an interval: asks for each query again (with its ETag where the broker gives one
// and the answer is one page) and hands over the pages whose bytes changed. The dataset is brought up to date by
// whoever takes them. A round begins an interval after the last one ended; while the broker is away the wait doubles,
// up to five minutes. Main thread; may be destroyed at any time.
class Poller : public QObject {
    Q_OBJECT
public:
    enum class State { Paused, Waiting, Polling };

    Poller(client::BrokerClient client, std::vector<client::EntityQuery> queries, std::chrono::milliseconds interval,
           client::PageSink sink, QObject *parent = nullptr);
    ~Poller() override;

    void resume();  // also starts; the first round comes at once
    void pause();   // gives up what is under way
    void setInterval(std::chrono::milliseconds interval);
    void setQueries(std::vector<client::EntityQuery> queries);  // from the next round on

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::optional<Moment> lastSuccess() const { return m_lastSuccess; }  // end of the last good round
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }        // of the last round
    [[nodiscard]] std::chrono::milliseconds wait() const;                              // before the next round

Q_SIGNALS:
    void polled(const civiscope::live::Poll &poll);
    void roundEnded();  // lastSuccess, error and wait are up to date
    void stateChanged();

private:
    // What is known of one query's last answers; shared with the request under way.
    struct Seen {
        std::vector<std::uint64_t> pages;  // keys of their bytes
        std::size_t entities = 0;
        QByteArray etag;                   // of the only page
    };

    static QCoro::Task<> round(QPointer<Poller> self, std::stop_token stop);
    static QCoro::Task<Poll> look(client::BrokerClient client, client::EntityQuery query, std::shared_ptr<Seen> seen,
                                  client::PageSink sink, std::stop_token stop);
    void begin();
    void end(std::optional<Error> error);
    void setState(State state);

    client::BrokerClient m_client;
    std::vector<client::EntityQuery> m_queries;
    std::chrono::milliseconds m_interval;
    client::PageSink m_sink;
    std::map<QByteArray, std::shared_ptr<Seen>> m_seen;  // by the URL of the query
    std::stop_source m_stop;
    QTimer m_timer;
    State m_state = State::Paused;
    int m_failures = 0;
    std::optional<Moment> m_lastSuccess;
    std::optional<Error> m_error;
};

}  // namespace civiscope::live
