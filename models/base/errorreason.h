// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace civiscope {

// Why something went wrong, where the program itself knows: models/words makes the sentence. In brackets: what stands
// in Error::args, numbers as plain digits.
enum class ErrorReason : std::uint8_t {
    None,

    QueryWrong,  // a query somebody wrote (query::FaultCode as its word, parameter, character from 1 or nothing, what
                 // was found, what is expected)

    // What was named as a source or its address.
    SourceNotNamed,
    DemoCityUnknown,
    SchemeUnknown,  // other than http and https
    AddressMissing,
    AddressMalformed,

    // Files.
    IsFolder,
    NoSuchFile,
    NoSuchFolder,
    IsPipe,
    IsGzip,
    IsUtf16,
    IsUtf32,
    NoPermission,
    EndingUnknown,  // (the endings there are: ".jsonld .csv")
    TooManyMebibytes,  // (how many are allowed)
    NotAWorkspace,
    SourceWithoutName,

    // Answers.
    NoConnectionInTime,
    NoDataInTime,
    TooManyBytes,  // (how many are allowed)
    NoBody,  // (HTTP status)
    HtmlPage,
    EndsInTheMiddle,  // (bytes that came)
    BytesMissing,  // (bytes that came, bytes announced)

    // @contexts that do not hold; each (names concerned, how many more there are).
    TermsProtected,
    TermsOfTheCore,
    TermsInvalid,
    PartInvalid,
    LeadsBackToItself,

    // Schemas.
    TooManyDocuments,  // (how many are allowed)
    SchemaNotObject,
    NoSchemaInFolder,
    NoSmartDataModel,
    RefersToMissing,  // (URL)
    RefersToItself,  // (place)

    // One entity.
    EntityNotJson,
    EntityNotObject,
    EntityWithoutId,
    EntityWithoutType,
};
inline constexpr int errorReasonCount = int(ErrorReason::EntityWithoutType) + 1;

}  // namespace civiscope
