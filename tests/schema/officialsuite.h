// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace civiscope::tests {

// How a verdict differs from that of the official JSON Schema suite.
enum class Manner {
    Lenient,     // accepts what the suite refuses
    Strict,      // refuses what the suite accepts
    Unreadable,  // the schema is not compiled
};

// A named reason for which cases of the suite go otherwise. Closed: a case that fails is explained only by a row that
// names its file, group and schema, and only when it goes otherwise in the manner of that row.
struct Deviation {
    std::string_view file;    // below the draft's folder, without its ending; empty: any
    std::string_view group;   // how the group's description begins; empty: any
    std::string_view test;    // the test's description; empty: any
    std::string_view schema;  // what the schema holds, as compact JSON; empty: anything
    Manner manner;
    const char *reason;
};

// A case as the suite names it.
struct SuiteCase {
    std::string_view file;
    std::string_view group;
    std::string_view test;
    std::string_view schema;
};

// `accepted`: nullopt when the schema was not compiled. nullopt: the verdict is the suite's.
[[nodiscard]] std::optional<Manner> mannerOf(std::optional<bool> accepted, bool isValid);

// The row that explains why a case goes otherwise in this manner; null: nothing does, so it is a fault.
[[nodiscard]] const Deviation *deviationOf(const SuiteCase &suiteCase, Manner manner);

}  // namespace civiscope::tests
