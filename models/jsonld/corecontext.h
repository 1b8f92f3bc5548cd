// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"

#include <string_view>

namespace civiscope::jsonld {

// The core context of NGSI-LD, built in: it is never fetched, always applied, always last, and its terms win (ETSI GS
// CIM 009 V1.9.1, clauses 4.4 and 5.5.7). One version, the newest, stands for all: from V1.3 on they only grew, and the
// few names that left are kept.

// The address without a version.
inline constexpr std::string_view coreContextUrl = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld";

// Any spelling: http or https, uri.etsi.org, forge.etsi.org, a mirror beside a broker; told by the file's name, with
// or without version, query and fragment.
[[nodiscard]] bool isCoreContextUrl(std::string_view url);

// The core context alone. Immutable, shared by all threads.
[[nodiscard]] const ActiveContextPtr &coreActiveContext();
[[nodiscard]] const ContextPtr &coreContext();

}  // namespace civiscope::jsonld
