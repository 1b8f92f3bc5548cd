// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/sample.h"

#include <span>
#include <string_view>

namespace civiscope::schema {
struct Validation;
}

namespace civiscope::audit {

// What a check may look at. Shared and immutable while the checks run.
struct Material {
    Sample sample;
    store::VersionPtr version;       // what is loaded; never null
    std::shared_ptr<const schema::Validation> validation;  // of the version, against schemas; null: none was made
    std::shared_ptr<Prober> prober;                        // null: the source is a file
    Moment now = 0;
    std::uint64_t seed = 1;
};
using MaterialPtr = std::shared_ptr<const Material>;

// One automatic check of the catalogue; has one of the two functions.
struct Check {
    std::string_view id;
    // Asks the broker. Main thread. Called without a prober only when `worksOnFiles`.
    QCoro::Task<CheckResult> (*probe)(MaterialPtr material, std::stop_token stop) = nullptr;
    // Looks at the data alone; runs in a worker.
    CheckResult (*judge)(const Material &material) = nullptr;
    bool worksOnFiles = false;  // of probe
};

// All checks the program has, in the order in which they run.
[[nodiscard]] std::span<const Check> allChecks();
[[nodiscard]] bool hasCheck(std::string_view id);

// Our own thresholds, for no MIM text gives numbers; the report names them.
inline constexpr double nearlyAll = 0.95;    // of entities, names, targets: enough to be met
inline constexpr double mostOf = 0.5;        // enough for "met with remarks" where the check says so
inline constexpr double kindsShare = 0.99;   // of attributes with a recognisable kind
inline constexpr int certificateDays = 30;   // a certificate that ends sooner is a remark
inline constexpr std::int64_t currentSeconds = 24 * 3600;  // newest data, where its rhythm is not known
inline constexpr double gapsAllowed = 3;     // newest data may be so many usual gaps old

}  // namespace civiscope::audit
