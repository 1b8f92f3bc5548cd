// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "history/temporalquery.h"
#include "client/connection.h"

#include <qcoro/qcorotask.h>

#include <memory>

namespace civiscope::jsonld {
class ContextStore;
}

namespace civiscope::net {
class HttpTransport;
}

namespace civiscope::history {

// Asks one broker for the past: /temporal/entities and /temporal/entities/{id}, at Connection::temporalBase where that
// is given (ETSI GS CIM 009 V1.9.1, clauses 6.18 and 6.19). Main thread, parsing in workers; a fetch under way keeps
// what it needs, so the client may be destroyed.
class TemporalClient {
public:
    TemporalClient(std::shared_ptr<net::HttpTransport> transport, std::shared_ptr<jsonld::ContextStore> contexts,
                   client::Connection connection);

    // Gets all of it, page by page of entities and, within each, part by part of the time range (status 206, either
    // way). An answer whose longest attribute looks cut by a limit that was not told is asked on from both its ends. It
    // ends where nothing new comes. An id the broker has no history of gives nothing and is no error. Progress: points.
    // Answers exactly once. Errors, when nothing at all came: Usage (neither ids nor type), NoTemporalApi, and those of
    // HttpTransport::get and statusError; Cancelled. What fails later is among the problems.
    [[nodiscard]] QCoro::Task<Result<Timelines>> fetch(TemporalQuery query, Job job) const;

private:
    struct Shared;
    std::shared_ptr<const Shared> m_shared;
};

}  // namespace civiscope::history
