// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"
#include "base/job.h"
#include "client/connection.h"
#include "store/dataset.h"

#include <qcoro/qcorotask.h>

#include <functional>
#include <memory>

namespace civiscope::net {
class HttpTransport;
}

namespace civiscope::schema {
struct Validation;
}  // namespace civiscope::schema

namespace civiscope::audit {

struct AuditSubject {
    std::string name = {};                              // as a person names the source
    std::optional<client::Connection> connection = {};   // nullopt: a file
    std::shared_ptr<net::HttpTransport> transport = {};
    store::VersionPtr version = {};                      // what is loaded; never null
    bool selected = false;  // it is what a filter or a limit left: no other entities of the source are looked at
    std::shared_ptr<const schema::Validation> validation = {};  // of that, against schemas; null: none was made
    std::function<Moment()> now;
};

struct AuditOptions {
    std::uint64_t seed = 1;
    int perType = 200;  // entities of a type in the sample, at most
    std::string programVersion = {};
};

// Runs all checks against a source, reading only (GET), and judges every requirement of the edition that comes with the
// program. Answers always: what a failing or vanished broker leaves untested is said in the scorecard, and so is what
// was not reached when the job is stopped. Job progress: steps done, of all. Main thread; requests one after another.
[[nodiscard]] QCoro::Task<Scorecard> audit(AuditSubject subject, AuditOptions options, Job job);

}  // namespace civiscope::audit
