// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributerecords.h"
#include "ngsild/valuereader.h"

#include <string_view>

namespace civiscope::ngsild {

// Reads what nearly all attributes are, {"type":"Property","value":4.5,"observedAt":"…","unitCode":"…"}, in one go.
// false: something else stands here, or something odd; then nothing was read, and the careful reader goes on. `text`:
// all that the tokens stand for; without a backslash.
[[nodiscard]] bool readPlainAttribute(const JsonTokens &tokens, ValueReader &values, std::string_view text,
                                      JsonTokens::Token &token, AttributeRecord &record);

}  // namespace civiscope::ngsild
