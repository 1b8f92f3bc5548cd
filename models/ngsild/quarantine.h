// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace civiscope::ngsild {

// Why an entity could not be taken in.
enum class QuarantineReason : std::uint8_t {
    NotAnObject,      // a string, number, array … where an entity should stand
    MissingId,
    MissingType,
    BadId,            // id is no string, or empty
    BadType,          // type is neither a string nor an array of strings
    InvalidUtf8,
    InvalidJson,      // detail: what the parser said
    TooDeep,          // nested deeper than 1,024
    TooLarge,         // over the limit of one entity, 256 MiB
    ConflictingDuplicate,  // the same id came before in this load with other content; the first stays
    CutShort,         // the document ended inside this entity
};

// Stable machine word: "missing-id".
[[nodiscard]] std::string_view quarantineWord(QuarantineReason reason);

// What could not be read, kept with its place and its reason.
struct Quarantined {
    std::string where;   // "page 3, /17" or "file.ndjson, line 12"
    QuarantineReason reason = QuarantineReason::InvalidJson;
    std::string detail;  // facts: the parser's message, the id concerned
    std::string raw;     // the bytes as they came, at most the first 64 KiB
    std::int64_t bytes = 0;  // how many there were
};

}  // namespace civiscope::ngsild
