// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace civiscope {

enum class ErrorReason : std::uint8_t;  // base/errorreason.h

// What went wrong, as a code; models/words makes the sentence and the hint.
enum class ErrorCode {
    Usage,            // wrong arguments or settings; exit status 2
    FileNotReadable,  // no such file, no permission, a folder
    FileNotWritable,
    HostNotFound,
    ConnectionRefused,
    ConnectionLost,   // closed before the answer was whole
    TimedOut,
    TlsFailed,
    HttpStatus,       // an error status; detail holds "404 Not Found" and the problem details
    NotAuthorized,    // 401, or 403 that is about rights
    TooManyRequests,  // 429 that did not end
    NotNgsiLd,        // it answers, but not as NGSI-LD (HTML page, other JSON)
    NotJson,
    Empty,            // an answer or a file without content
    TooLarge,         // over a stated limit; detail names it
    TooDeep,          // nested over the limit
    ContextNotAvailable,
    ContextInvalid,
    SchemaNotAvailable,  // a schema, or one it refers to, could not be had
    SchemaInvalid,       // it is no JSON Schema, or one that never ends
    NotFound,         // the named thing (entity, type, source) does not exist
    NoTemporalApi,    // the broker answers, but not about the past
    Incomplete,       // less than the source announced
    EngineMissing,    // civiscope-gis is not installed
    EngineFailed,     // civiscope-gis answered with an error or ended
    Cancelled,
    Internal,
};

// Stable machine word of a code, for `--json` and logs: "connection-refused". Never translated.
[[nodiscard]] const char *codeWord(ErrorCode code);

// A failure of the program's surroundings: I/O, protocol, usage. A fault in the data is a remark, a quarantined
// entity or a finding, never an Error.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string what;    // what was being done, in a few words: "fetching page 3"
    std::string where;   // URL, file, or file#JSON-Pointer; empty when there is no place
    std::string detail;  // facts from outside: system message, problem details
    bool retryable = false;
    ErrorReason reason = {};  // why, where the program itself knows; None: only `detail` says
    std::vector<std::string> args = {};  // the facts of the reason, as it lists them
};

template<typename T>
using Result = std::expected<T, Error>;

}  // namespace civiscope
