// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <jsoncons/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace civiscope::schema {

// The JSON of the schema library. Heavy: for sources of this folder only.
using Json = jsoncons::json;

// Parses without exceptions; nesting deeper than `depth` is an error. nullopt: no JSON; `problem` then says what the
// parser said.
[[nodiscard]] std::optional<Json> parseJson(std::string_view text, int depth, std::string &problem);

// What stands at an RFC 6901 pointer; null: nothing.
[[nodiscard]] const Json *atPointer(const Json &document, std::string_view pointer);

// One reference token, escaped.
[[nodiscard]] std::string token(std::string_view name);
// The first token of a pointer that is not empty, unescaped; `rest` gets what follows.
[[nodiscard]] std::string firstToken(std::string_view pointer, std::string_view &rest);

// JSON text, cut (with an ellipsis) after `most` bytes, between characters.
[[nodiscard]] std::string jsonText(const Json &value, std::size_t most = 200);

}  // namespace civiscope::schema
