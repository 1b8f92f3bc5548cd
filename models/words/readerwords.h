// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/quarantine.h"
#include "ngsild/remarks.h"

#include <QString>

namespace civiscope::words {

// Why an entity could not be read: "has no id".
[[nodiscard]] QString reason(ngsild::QuarantineReason reason);

// What was odd: "numbers written as text".
[[nodiscard]] QString remark(ngsild::RemarkCode code);

}  // namespace civiscope::words
