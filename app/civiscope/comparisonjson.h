// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <nlohmann/json.hpp>

#include <QString>

namespace civiscope::app {

// A comparison as `compare --json` prints it (resources/cli/compare.schema.json). `a`, `b`: the sources as the user
// named them.
[[nodiscard]] nlohmann::ordered_json comparisonJson(const compare::Comparison &comparison, const QString &a,
                                                    const QString &b);

}  // namespace civiscope::app
