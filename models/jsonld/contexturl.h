// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace civiscope::jsonld {

// The one spelling under which a document is fetched and kept: host in lower case, no default port, no fragment, then
// the rules. Text that is no http or https URL comes back as it is.
[[nodiscard]] std::string canonicalContextUrl(std::string_view url);

}  // namespace civiscope::jsonld
