// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/profile.h"

#include <algorithm>
#include <array>

namespace civiscope::broker {

namespace {

using enum ProblemKind;

constexpr std::array standardProblems{
    ProblemManner{BadRequestData, "BadRequestData", 400},
    ProblemManner{InvalidRequest, "InvalidRequest", 400},
    ProblemManner{AlreadyExists, "AlreadyExists", 409},
    ProblemManner{ResourceNotFound, "ResourceNotFound", 404},
    ProblemManner{NonexistentTenant, "NonexistentTenant", 404},
    ProblemManner{OperationNotSupported, "OperationNotSupported", 501},
    ProblemManner{LdContextNotAvailable, "LdContextNotAvailable", 504},
    ProblemManner{TooManyResults, "TooManyResults", 403},
    ProblemManner{InternalError, "InternalError", 500},
};

// Orion-LD knows tenants only when it was started with them.
constexpr std::array orionProblems{
    ProblemManner{NonexistentTenant, "NonExistingTenant", 400},
    ProblemManner{LdContextNotAvailable, "LdContextNotAvailable", 503},
};
constexpr std::array orionAbsent{
    std::string_view("pick"),      std::string_view("omit"),      std::string_view("scopeQ"),
    std::string_view("join"),      std::string_view("joinLevel"), std::string_view("containedBy"),
    std::string_view("datasetId"),
};
constexpr std::array orionIdentity{
    IdentityPath{"/ngsi-ld/ex/v1/version",
                 R"({"Orion-LD version":"1.7.0","based on orion":"1.15.0-next","branch":"imitated by civiscope"})"},
    IdentityPath{"/version", R"({"orionld version":"1.7.0","orion version":"1.15.0-next"})"},
};

// The blank behind the name is Scorpio's own.
constexpr std::array scorpioProblems{
    ProblemManner{NonexistentTenant, "TenantNotFound", 404},
    ProblemManner{TooManyResults, "TooManyResults ", 403},
    ProblemManner{LdContextNotAvailable, "LdContextNotAvailable", 503},
};
constexpr std::array scorpioIdentity{
    IdentityPath{"/q/health", R"({"status":"UP","checks":[]})"},
};

constexpr std::array stellioProblems{
    ProblemManner{LdContextNotAvailable, "LdContextNotAvailable", 503},
};
constexpr std::array stellioIdentity{
    IdentityPath{"/actuator/health", R"({"status":"UP"})"},
    IdentityPath{"/actuator/info", R"({"build":{"name":"stellio-search-service","version":"2.35.0"}})"},
};

constexpr std::array table{
    Profile{.name = "plain",
            .defaultLimit = 20,
            .maxLimit = 1000,
            .overLimit = TooManyResults,
            .tooWide = BadRequestData,
            .nextLink = NextLink::Relative,
            .nextLinkType = "*",
            .unknownParameter = UnknownParameter::Reject,
            .absentParameters = {},
            .localParameter = "local",
            .refusesEmptyParameters = false,
            .refusesLocalFalse = false,
            .reducesArrays = false,
            .contextInEachFeature = false,
            .emptyBodyForLimitZero = false,
            .readsFirstLinkOnly = false,
            .sendsProblemStatus = true,
            .hasSourceIdentity = true,
            .temporal = {.offered = true, .instances = 1'000, .tellsCut = true, .mostAskedFor = 0},
            .problems = {},
            .identity = {}},
    Profile{.name = "orion-ld",
            .defaultLimit = 20,
            .maxLimit = 1000,
            .overLimit = BadRequestData,
            .tooWide = BadRequestData,
            .nextLink = NextLink::None,
            .nextLinkType = "",
            .unknownParameter = UnknownParameter::Reject,
            .absentParameters = orionAbsent,
            .localParameter = "local",
            .refusesEmptyParameters = true,
            .refusesLocalFalse = true,
            .reducesArrays = true,
            .contextInEachFeature = true,
            .emptyBodyForLimitZero = false,
            .readsFirstLinkOnly = false,
            .sendsProblemStatus = false,
            .hasSourceIdentity = true,
            .temporal = {.offered = false, .instances = 0, .tellsCut = false, .mostAskedFor = 0},
            .problems = orionProblems,
            .identity = orionIdentity},
    Profile{.name = "scorpio",
            .defaultLimit = 50,
            .maxLimit = 1000,
            .overLimit = TooManyResults,
            .tooWide = InvalidRequest,
            .nextLink = NextLink::WrongHost,
            .nextLinkType = "",
            .unknownParameter = UnknownParameter::Ignore,
            .absentParameters = {},
            .localParameter = "localOnly",
            .refusesEmptyParameters = false,
            .refusesLocalFalse = false,
            .reducesArrays = false,
            .contextInEachFeature = false,
            .emptyBodyForLimitZero = true,
            .readsFirstLinkOnly = false,
            .sendsProblemStatus = true,
            .hasSourceIdentity = false,
            .temporal = {.offered = true, .instances = 50, .tellsCut = false, .mostAskedFor = 1000},
            .problems = scorpioProblems,
            .identity = scorpioIdentity},
    Profile{.name = "stellio",
            .defaultLimit = 30,
            .maxLimit = 100,
            .overLimit = TooManyResults,
            .tooWide = BadRequestData,
            .nextLink = NextLink::Relative,
            .nextLinkType = "application/ld+json",
            .unknownParameter = UnknownParameter::RejectAndList,
            .absentParameters = {},
            .localParameter = "local",
            .refusesEmptyParameters = false,
            .refusesLocalFalse = false,
            .reducesArrays = false,
            .contextInEachFeature = false,
            .emptyBodyForLimitZero = false,
            .readsFirstLinkOnly = true,
            .sendsProblemStatus = true,
            .hasSourceIdentity = false,
            .temporal = {.offered = true, .instances = 10'000, .tellsCut = true, .mostAskedFor = 0},
            .problems = stellioProblems,
            .identity = stellioIdentity},
};

}  // namespace

std::span<const Profile> profiles()
{
    return table;
}

const Profile *findProfile(std::string_view name)
{
    const auto *found = std::ranges::find(table, name, &Profile::name);
    return found == table.end() ? nullptr : found;
}

ProblemManner mannerOf(const Profile &profile, ProblemKind kind)
{
    const auto own = std::ranges::find(profile.problems, kind, &ProblemManner::kind);
    return own != profile.problems.end() ? *own : *std::ranges::find(standardProblems, kind, &ProblemManner::kind);
}

}  // namespace civiscope::broker
