// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/rule.h"
#include "schema/validator.h"

namespace civiscope::schema {

// Reads the columns once.
[[nodiscard]] SourceFacts sourceFacts(const store::Version &version, const ValidationOptions &options);

}  // namespace civiscope::schema
