// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"

#include <QString>

#include <nlohmann/json_fwd.hpp>

namespace civiscope::words {

// The scorecard as one HTML file that needs nothing else, with all evidence.
[[nodiscard]] QString auditHtml(const audit::Scorecard &card);

// The same for machines, as resources/cli/audit.schema.json says.
[[nodiscard]] nlohmann::ordered_json auditJson(const audit::Scorecard &card);

}  // namespace civiscope::words
