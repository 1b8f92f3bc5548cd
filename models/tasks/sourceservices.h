// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"
#include "base/job.h"
#include "client/connection.h"
#include "history/temporalquery.h"
#include "tasks/sourcerequest.h"

#include <QByteArray>

#include <qcoro/qcorotask.h>

#include <chrono>
#include <functional>
#include <memory>

namespace civiscope::jsonld {
class ContextStore;
}

namespace civiscope::net {
class HttpTransport;
}

namespace civiscope::tasks {

// How sources reach what lies behind them; built once by main. `connect` tells where a broker or demo city answers, on
// the main thread; a demo city is made first.
struct SourceServices {
    std::shared_ptr<net::HttpTransport> transport;
    std::shared_ptr<jsonld::ContextStore> contexts;
    std::function<QCoro::Task<Result<client::Connection>>(SourceRequest)> connect;
    std::function<Moment()> now;
    std::chrono::milliseconds pollInterval = std::chrono::seconds(5);
    // Asks a source for its history, on the main thread. Empty: nobody can.
    std::function<QCoro::Task<Result<history::Timelines>>(SourceRequest, std::shared_ptr<const SourceServices>,
                                                          history::TemporalQuery, Job)>
        askHistory = {};
    // IANA name of the zone that a source's city lives in; empty when it is not known, as is an empty function.
    std::function<QByteArray(const SourceRequest &)> zone = {};
};

}  // namespace civiscope::tasks
