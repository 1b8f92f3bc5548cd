// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "history/temporalpaging.h"
#include "jsonld/contextstore.h"

#include <qcoro/qcorotask.h>

#include <memory>
#include <set>

namespace civiscope::history {

// One fetch of TemporalClient and what it has found so far. Main thread; each coroutine is given the fetch it works on,
// which thereby lives until the coroutine ends.
class TemporalFetch {
public:
    using Ptr = std::shared_ptr<TemporalFetch>;
    static constexpr int pageOfEntities = 100;  // that no broker refuses

    TemporalFetch(std::shared_ptr<net::HttpTransport> transport, std::shared_ptr<jsonld::ContextStore> contexts,
                  client::Connection connection, TemporalQuery query, Job job);

    const TemporalQuery query;
    const Job job;
    Timelines found;
    bool cutShort = false;  // the broker held something back that could not be had

    // Has names mean what they mean in the broker's own data, where the query has short ones and no context was given.
    static QCoro::Task<> findContext(Ptr self);

    // All of the time range for one entity or one page of them. Errors: when the first answer is none.
    static QCoro::Task<Result<void>> walkTime(Ptr self, EntityWindow entities);
    // All pages of a list, the time range of each before the next page. `entities` is the first page.
    static QCoro::Task<Result<void>> walkEntities(Ptr self, EntityWindow entities);

    // Of each series the newest lastN points; parts that were fetched backwards overshoot.
    void keepNewest();
    void problem(Error error);
    [[nodiscard]] std::string place() const;  // for errors: the broker

private:
    // What one answer was like.
    struct Answer {
        bool partial = false;  // status 206
        std::optional<CutRange> range;
        std::optional<Reach> reach;
        std::size_t fresh = 0;  // points that were not there before
        bool enough = false;  // all known of its entities has lastN points by now
        std::vector<std::string> ids;
        std::optional<std::int64_t> total;
        QByteArray next;
    };
    enum class Direction { Later, Earlier };

    static QCoro::Task<Result<Answer>> ask(Ptr self, EntityWindow entities, TimeRange range, int lastN);
    static QCoro::Task<Result<Answer>> read(Ptr self, net::HttpAnswer http);
    static QCoro::Task<std::vector<jsonld::ContextPtr>> resolve(Ptr self, std::vector<std::string> texts,
                                                                std::optional<QUrl> link);
    static QCoro::Task<Result<Answer>> walkPage(Ptr self, EntityWindow entities);
    static QCoro::Task<> walkOn(Ptr self, EntityWindow entities, Answer first, Direction direction);
    void failed(Error error);  // part of the data is missing
    void heldBack();
    [[nodiscard]] TimeRange partBehind(const Answer &answer, Direction direction, bool believeTold) const;
    [[nodiscard]] bool isCut(const Answer &answer) const;
    [[nodiscard]] std::vector<Direction> directions(const Answer &answer) const;

    std::shared_ptr<net::HttpTransport> m_transport;
    std::shared_ptr<jsonld::ContextStore> m_contexts;
    client::Connection m_connection;
    bool m_trailingSlash = false;
    std::int64_t m_points = 0;
};

}  // namespace civiscope::history
