// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

namespace civiscope::compare {

std::string_view matchWord(Match match)
{
    switch (match) {
    case Match::Iri: return "iri";
    case Match::Mapped: return "mapped";
    case Match::Suggested: return "suggested";
    case Match::OnlyA: return "only-a";
    case Match::OnlyB: return "only-b";
    }
    return {};
}

std::string_view matchReasonWord(MatchReason reason)
{
    switch (reason) {
    case MatchReason::SameName: return "same-name";
    case MatchReason::SimilarName: return "similar-name";
    case MatchReason::SameKind: return "same-kind";
    case MatchReason::SameDatatype: return "same-datatype";
    case MatchReason::SameUnit: return "same-unit";
    case MatchReason::ConvertibleUnit: return "convertible-unit";
    case MatchReason::SimilarRange: return "similar-range";
    case MatchReason::SharedAttributes: return "shared-attributes";
    }
    return {};
}

std::string_view conflictWord(Conflict conflict)
{
    switch (conflict) {
    case Conflict::Meaning: return "meaning";
    case Conflict::Kind: return "kind";
    case Conflict::Datatype: return "datatype";
    case Conflict::Unit: return "unit";
    }
    return {};
}

std::string_view noteWord(NoteCode code)
{
    switch (code) {
    case NoteCode::SmallN: return "small-n";
    case NoteCode::UnequalN: return "unequal-n";
    case NoteCode::PartialLoad: return "partial-load";
    case NoteCode::Stale: return "stale";
    case NoteCode::OtherPeriod: return "other-period";
    case NoteCode::MissingUnit: return "missing-unit";
    case NoteCode::SuggestedMatch: return "suggested-match";
    case NoteCode::ScaleSuspect: return "scale-suspect";
    case NoteCode::NoLocation: return "no-location";
    case NoteCode::UndefinedTerm: return "undefined-term";
    }
    return {};
}

std::string_view differenceWord(DifferenceCode code)
{
    switch (code) {
    case DifferenceCode::Unit: return "unit";
    case DifferenceCode::Scale: return "scale";
    case DifferenceCode::ShortName: return "short-name";
    case DifferenceCode::TypeName: return "type-name";
    case DifferenceCode::SameNameOtherIri: return "same-name-other-iri";
    case DifferenceCode::Cadence: return "cadence";
    case DifferenceCode::Geometry: return "geometry";
    case DifferenceCode::Coverage: return "coverage";
    case DifferenceCode::Languages: return "languages";
    case DifferenceCode::TypeOfOneCity: return "type-of-one-city";
    case DifferenceCode::AttributeOfOneCity: return "attribute-of-one-city";
    case DifferenceCode::Kind: return "kind";
    case DifferenceCode::Datatype: return "datatype";
    }
    return {};
}

}  // namespace civiscope::compare
