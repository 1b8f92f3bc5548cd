// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/city.h"

#include <nlohmann/json_fwd.hpp>

namespace civiscope::demo {

// All that was planted, for tests, demonstrations and people who wonder:
//   city, seed, size, now, entities, types {short name: count}, timeZone
//   differences [{code, iri, antwerp, brisbane, …}]: where the two cities differ on purpose, the same in both manifests
//   oddities [{code, id, pointer}]: odd but legal, one entity each; pointer is a JSON Pointer into the entity
//   faults [{code, id, type, attribute, pointer, what, served}]: what breaks a rule; attribute is empty where the
//     fault is in none, pointer is "" where something is missing; served is false where a broker cannot hold the fault
// Objects in the order written here.
[[nodiscard]] nlohmann::ordered_json manifest(const City &city);

// Stable word of an oddity: "id-with-escaped-slash".
[[nodiscard]] const char *oddityWord(Oddity oddity);

}  // namespace civiscope::demo
