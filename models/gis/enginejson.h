// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Reads what the engine says. What a program says may be of any form: what is not of the one asked for is as if it were
// not there. Any thread.
namespace civiscope::gis::enginejson {

// A member that is an object or array; null otherwise, which has none. Lives as long as `json`, or for ever.
[[nodiscard]] const nlohmann::json &member(const nlohmann::json &json, const char *name);
// A member that is a string; else empty.
[[nodiscard]] std::string text(const nlohmann::json &json, const char *name);
// A count or the number of a request: ≥ 0 and whole.
[[nodiscard]] std::optional<std::int64_t> whole(const nlohmann::json &json);
[[nodiscard]] std::optional<std::int64_t> whole(const nlohmann::json &json, const char *name);
// All of an array's numbers; nullopt when anything else is among them.
[[nodiscard]] std::optional<std::vector<double>> numbers(const nlohmann::json &json);

// Why a call of `method` has no answer. EngineFailed and TimedOut may be tried again.
[[nodiscard]] Error failure(ErrorCode code, const std::string &method, std::string detail);

}  // namespace civiscope::gis::enginejson
