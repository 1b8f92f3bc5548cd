// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/changefeed.h"

#include <QPointer>
#include <QTimer>

#include <map>
#include <stop_token>

namespace civiscope::live {

// What one look at one query brought.
struct Poll {
    client::EntityQuery query;
    bool changed = false;         // pages were handed over, or entities went
    bool whole = false;           // the answer held all there is, or as much as was wanted
    client::PagingReport report;  // without ids when the broker said that nothing changed
    std::vector<std::uint64_t> missing = {};  // idKey of what an earlier answer held, sorted
};

// Looks for changes of a source at an interval: asks for each query again (with its ETag where the broker gives one
// and the answer cannot have grown behind its one page) and hands over the pages whose bytes changed. A round begins an
// interval after the last one ended; while the broker is away the wait doubles, up to five minutes.
class Poller : public ChangeFeed {
    Q_OBJECT
public:
    enum class State { Paused, Waiting, Polling };

    explicit Poller(WatchRequest request);
    ~Poller() override;

    void resume() override;  // the first round comes at once
    void pause() override;
    [[nodiscard]] std::optional<Moment> lastSuccess() const override { return m_lastSuccess; }  // end of a good round
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }  // of the last round

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::chrono::milliseconds wait() const;  // before the next round

Q_SIGNALS:
    void polled(const civiscope::live::Poll &poll);
    void stateChanged();

private:
    // What is known of one query's last answers; shared with the request under way.
    struct Seen {
        std::vector<std::uint64_t> pages;  // keys of their bytes, 0: not known
        std::vector<std::uint64_t> ids;  // of the last whole answer, and what came since
        int pageCount = 0;
        bool whole = false;  // the last one was
        QByteArray etag;  // of the only page
        int etagSize = 0;  // the page size it was got with
    };
    using Sink = decltype(WatchRequest::sink);

    static QCoro::Task<> round(QPointer<Poller> self, std::stop_token stop);
    static QCoro::Task<Poll> look(client::BrokerClient client, client::EntityQuery query, std::shared_ptr<Seen> seen,
                                  std::optional<std::int64_t> most, Sink sink, std::stop_token stop);
    static Poll lookAway(const client::EntityQuery &query, Seen &seen);
    void begin();
    void note(Poll &poll, int pagesBefore, int pagesNow);
    void end(std::optional<Error> error);
    void setState(State state);

    client::BrokerClient m_client;
    std::optional<std::int64_t> m_limit;
    std::chrono::milliseconds m_interval;
    Sink m_sink;
    std::vector<std::pair<client::EntityQuery, std::shared_ptr<Seen>>> m_queries;
    Gone m_gone;  // of the round under way, and of rounds that were given up
    std::stop_source m_stop;
    QTimer m_timer;
    State m_state = State::Paused;
    int m_failures = 0;
    std::optional<Moment> m_lastSuccess;
    std::optional<Error> m_error;
};

}  // namespace civiscope::live
