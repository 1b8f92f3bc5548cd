// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/validator.h"

#include <nlohmann/json.hpp>

namespace civiscope::app {

// A validation as `validate --json` prints it (resources/cli/validate.schema.json).
[[nodiscard]] nlohmann::ordered_json validationJson(const schema::Validation &validation);

}  // namespace civiscope::app
