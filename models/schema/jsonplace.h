// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace civiscope::schema {

// Bytes [begin, end) of a JSON text.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextRange &) const = default;
};

// Where the value at an RFC 6901 pointer stands; of a member with its name. The empty pointer: the whole text. nullopt:
// nothing stands there, or the text is no JSON that far. Of equal keys the last one counts. No recursion.
[[nodiscard]] std::optional<TextRange> placeOf(std::string_view json, std::string_view pointer);

}  // namespace civiscope::schema
