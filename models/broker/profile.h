// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace civiscope::broker {

// The errors of ETSI GS CIM 009 V1.9.1, clause 5.5.2, and the plain HTTP ones that have no NGSI-LD name.
enum class ProblemKind {
    BadRequestData,
    InvalidRequest,
    AlreadyExists,
    ResourceNotFound,
    NonexistentTenant,
    OperationNotSupported,
    LdContextNotAvailable,
    TooManyResults,
    InternalError,
};

// How a broker names an error and with which status it sends it.
struct ProblemManner {
    ProblemKind kind;
    std::string_view name;  // last segment of `type`
    int status;
};

enum class NextLink {
    None,
    Relative,   // path and query
    WrongHost,  // absolute, with the address of a gateway that is not there
};

enum class UnknownParameter {
    Ignore,
    Reject,
    RejectAndList,  // the detail lists the accepted names
};

// What the temporal API is like.
struct TemporalManner {
    bool offered;
    int instances;        // the most of one attribute in one answer; 0: any number
    bool tellsCut;        // by status 206 and Content-Range; else it answers 200 as if that were all
    int mostAskedFor;     // of lastN, silently; 0: as asked
};

// A path outside of the API that tells which broker answers.
struct IdentityPath {
    std::string_view path;
    std::string_view body;  // JSON
};

// The limits and manners of one broker; one row of a table, immutable.
struct Profile {
    std::string_view name;  // as --profile takes it
    int defaultLimit;
    int maxLimit;
    ProblemKind overLimit;
    ProblemKind tooWide;  // a query without any filter
    NextLink nextLink;
    std::string_view nextLinkType;  // media type in next and prev; empty: none; "*": the one of the answer
    UnknownParameter unknownParameter;
    std::span<const std::string_view> absentParameters;  // of the standard, but unknown to this broker
    std::string_view localParameter;                     // how `local` is spelled
    bool refusesEmptyParameters;
    bool refusesLocalFalse;
    bool reducesArrays;          // arrays of one element come back as that element
    bool contextInEachFeature;   // GeoJSON: in each Feature, not in the collection
    bool emptyBodyForLimitZero;  // no "[]"
    bool readsFirstLinkOnly;     // of several Link headers in a request
    bool sendsProblemStatus;     // problem details have `status`
    bool hasSourceIdentity;
    TemporalManner temporal;
    std::span<const ProblemManner> problems;  // where they differ from the standard
    std::span<const IdentityPath> identity;
};

// All of them; the first is "plain", the standard as it is written.
[[nodiscard]] std::span<const Profile> profiles();

// Null: no such profile.
[[nodiscard]] const Profile *findProfile(std::string_view name);

// How this broker answers that error.
[[nodiscard]] ProblemManner mannerOf(const Profile &profile, ProblemKind kind);

}  // namespace civiscope::broker
