// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"
#include "client/entitypager.h"

#include <QObject>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::live {

// A query whose answer is kept up to date, with what is known of it already.
struct WatchedQuery {
    client::EntityQuery query;
    std::vector<std::uint64_t> ids = {};  // idKey of the entities that it gave, sorted
    int pages = 0;                        // that came of it
};

// What to watch, and where changes go. `sink` takes a page whose bytes changed and answers when it is taken in; a page
// that it could not take is handed over again in the next round.
struct WatchRequest {
    client::BrokerClient client;
    std::vector<WatchedQuery> queries;
    std::optional<std::int64_t> limit = {};  // at most so many entities of all queries together; nullopt: all
    std::chrono::milliseconds interval{};
    std::function<QCoro::Task<Result<void>>(client::FetchedPage page)> sink;
};

// What is no longer there.
struct Gone {
    std::vector<std::uint64_t> ids;      // idKey of entities that no query gives any more, sorted
    std::vector<std::string> documents;  // client::pageName of pages behind what is now the last one
};

// Tells what changes at a source after it was loaded. Changed pages go to the sink of the request, what went is told by
// a signal. Paused when it is made. Main thread; may be destroyed at any time, and tells nothing afterwards.
class ChangeFeed : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void resume() = 0;  // also starts
    virtual void pause() = 0;  // gives up what is under way
    [[nodiscard]] virtual std::optional<Moment> lastSuccess() const = 0;  // when the source last told all; UTC
    [[nodiscard]] virtual std::optional<Error> error() const = 0;  // why it does not tell now

Q_SIGNALS:
    void gone(const civiscope::live::Gone &gone);
    void updated();  // lastSuccess and error are as of now
};

// The way of telling changes that fits the broker. Never null.
[[nodiscard]] std::unique_ptr<ChangeFeed> watchChanges(WatchRequest request);

}  // namespace civiscope::live
