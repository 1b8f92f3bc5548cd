// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace civiscope {

const char *codeWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return "usage";
    case ErrorCode::FileNotReadable: return "file-not-readable";
    case ErrorCode::FileNotWritable: return "file-not-writable";
    case ErrorCode::HostNotFound: return "host-not-found";
    case ErrorCode::ConnectionRefused: return "connection-refused";
    case ErrorCode::ConnectionLost: return "connection-lost";
    case ErrorCode::TimedOut: return "timed-out";
    case ErrorCode::TlsFailed: return "tls-failed";
    case ErrorCode::HttpStatus: return "http-status";
    case ErrorCode::NotAuthorized: return "not-authorized";
    case ErrorCode::TooManyRequests: return "too-many-requests";
    case ErrorCode::NotNgsiLd: return "not-ngsi-ld";
    case ErrorCode::NotJson: return "not-json";
    case ErrorCode::Empty: return "empty";
    case ErrorCode::TooLarge: return "too-large";
    case ErrorCode::TooDeep: return "too-deep";
    case ErrorCode::ContextNotAvailable: return "context-not-available";
    case ErrorCode::ContextInvalid: return "context-invalid";
    case ErrorCode::SchemaNotAvailable: return "schema-not-available";
    case ErrorCode::SchemaInvalid: return "schema-invalid";
    case ErrorCode::NotFound: return "not-found";
    case ErrorCode::NoTemporalApi: return "no-temporal-api";
    case ErrorCode::Incomplete: return "incomplete";
    case ErrorCode::EngineMissing: return "engine-missing";
    case ErrorCode::EngineFailed: return "engine-failed";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Internal: return "internal";
    }
    return "internal";
}

}  // namespace civiscope
