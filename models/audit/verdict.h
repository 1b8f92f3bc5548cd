// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::audit {

enum class Verdict : std::uint8_t {
    Met,
    MetWithRemarks,
    NotMet,
    CouldNotBeTested,    // the reason says why
    NeedsHumanEvidence,  // no machine can tell
    NotApplicable,       // there is nothing it could apply to; the reason says what is missing
};
inline constexpr int verdictCount = 6;
[[nodiscard]] const char *verdictWord(Verdict verdict);  // "met-with-remarks": stable, never translated

// Why a verdict is what it is; models/words makes the sentence, where %1, %2 … are the arguments.
enum class ReasonCode : std::uint8_t {
    // Causes for which nothing could be said.
    NeedsBroker,       // the source is a file
    NoAnswer,          // `error` says what happened
    NotAuthorized,     // status
    ServerFails,       // status
    NotOffered,        // what, status
    Stopped,           // by the user, before it was its turn
    NotBuiltYet,       // checks of this requirement that the program does not have, comma list
    SomeNotBuiltYet,   // the same, where other checks of it ran
    HumanOnly,
    HumanConfirms,     // the machine's word is a hint
    NothingToTest,     // code of what is missing: "entities", "relationships", …
    SomeChecksFailed,  // of several ways that any would do: those not met, comma list
    // Access.
    FormatsOffered,       // media types, comma list
    OneFormatOnly,        // media type
    NoFormat,
    FormatNotAsAsked,     // asked, got
    FailsOnUnknownFormat, // asked, status
    JsonStrict,           // documents
    JsonBroken,           // broken, of
    KeysRepeated,         // documents
    EntitiesAnswered,     // entities
    NotEntities,          // what came instead
    StatusUnexpected,     // request in short, status
    KindsRecognised,      // recognised, of
    KindsUnrecognised,    // unrecognised, of, names
    SimplifiedOnly,       // types whose attributes show no kind, comma list
    FilterWorks,          // filter, hits, total
    FilterIgnored,        // filter, hits, total
    FilterWrongHits,      // filter, wrong, hits
    FilterNoHits,         // filter, expected about
    FilterRefused,        // filter, status
    HistoryOffered,       // instances, id
    HistoryEmpty,         // ids asked
    DataCurrent,          // types, of
    DataStale,            // type, age in seconds, limit in seconds
    DataInFuture,         // type
    VersionInPath,        // segment
    NoVersionInPath,      // path
    ErrorsStructured,     // errors
    ErrorUnstructured,    // request in short, status
    ErrorStatusWrong,     // request in short, status, expected
    UnfilteredAccepted,
    PagesFit,             // page size
    PagesOverlap,         // entities on both pages, page size
    PageSizeIgnored,      // asked, got
    NoTotal,
    NoNextLink,
    // Identifiers and meaning.
    IdsUnique,            // ids
    IdsNotUris,           // how many, of
    IdsConflict,          // ids that came with different content
    IdsRepeated,          // ids that came more than once, equal
    TypePartDiffers,      // how many, of
    IdsResolve,           // resolved, of
    IdsDoNotResolve,      // not resolved, of
    EntityDiffers,        // how many, of
    NamesDefined,         // defined, of
    NamesUndefined,       // undefined, of, names
    ContextMissing,       // contexts that could not be had, comma list
    RelationsResolve,     // resolved, of
    RelationsDangle,      // dangling, of
    RelationsElsewhere,   // targets that are web addresses, not followed
    // Models.
    SchemasKnown,         // types, of
    SchemasUnknown,       // types without, of, names
    SchemaPasses,         // valid, checked
    SchemaFails,          // invalid, checked
    UnitsGiven,           // attributes, of
    UnitsMissing,         // attributes without, of, names
    UnitsUnknown,         // codes
    CountsWithoutUnit,    // attributes that hold whole numbers only
    TimesReadable,        // times
    TimesUnreadable,      // how many, of
    TimesWithoutZone,     // how many, of
    // Security.
    PlainHttp,
    TlsProtocol,          // "TLS 1.3", cipher
    TlsOlder,             // protocol
    TlsTooOld,            // protocol
    CertificateValid,     // days left
    CertificateEndsSoon,  // days left
    CertificateNotTrusted,// why
    // Places.
    GeometriesValid,      // geometries
    GeometriesInvalid,    // invalid, of
    RingsClockwise,       // geometries
    RingsCrossing,        // geometries
    PlacesPlausible,      // places
    AxesSwapped,          // places, of
    NullIsland,           // places, of
    Projected,            // places, of
    FarAway,              // places, of
    LocationsGiven,       // types
    LocationsPartly,      // type, with, of
    NoLocations,
};
[[nodiscard]] const char *reasonWord(ReasonCode code);  // "needs-broker": stable, never translated

struct Reason {
    ReasonCode code = ReasonCode::NeedsBroker;
    std::vector<std::string> args = {};
    std::optional<Error> error = {};  // NoAnswer
};

// What a verdict stands on: one request and its answer, or one entity of the data.
struct Evidence {
    std::string request = {};    // "GET http://…", without secrets; of a file its name
    Moment at = 0;
    int status = 0;         // 0: no answer, or no request was needed
    std::string mediaType = {};  // as answered
    std::int64_t bytes = 0; // of what is hashed
    std::string sha256 = {};     // of the answer's body, or of the entity's bytes; lower-case hex; empty: no answer
    std::string excerpt = {};    // its beginning, or the place concerned; at most 400 bytes, secrets masked
    std::string entity = {};     // the entity concerned; empty: none in particular
};

// What one check found.
struct CheckResult {
    std::string id = {};  // "A1"
    Verdict verdict = Verdict::CouldNotBeTested;
    std::vector<Reason> reasons = {};    // what decides first
    std::vector<Evidence> evidence = {}; // at most mostEvidence
    std::vector<std::string> entities = {}; // ids of those concerned, at most mostEntities
    std::int64_t entityCount = 0;   // of all concerned
};
inline constexpr std::size_t mostEvidence = 12;
inline constexpr std::size_t mostEntities = 100;

}  // namespace civiscope::audit
