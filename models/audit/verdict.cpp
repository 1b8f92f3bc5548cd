// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verdict.h"

namespace civiscope::audit {

const char *verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met: return "met";
    case Verdict::MetWithRemarks: return "met-with-remarks";
    case Verdict::NotMet: return "not-met";
    case Verdict::CouldNotBeTested: return "could-not-be-tested";
    case Verdict::NeedsHumanEvidence: return "needs-human-evidence";
    case Verdict::NotApplicable: return "not-applicable";
    }
    return "";
}

const char *reasonWord(ReasonCode code)
{
    switch (code) {
    case ReasonCode::NeedsBroker: return "needs-broker";
    case ReasonCode::NoAnswer: return "no-answer";
    case ReasonCode::NotAuthorized: return "not-authorized";
    case ReasonCode::ServerFails: return "server-fails";
    case ReasonCode::NotOffered: return "not-offered";
    case ReasonCode::Stopped: return "stopped";
    case ReasonCode::NotBuiltYet: return "not-built-yet";
    case ReasonCode::SomeNotBuiltYet: return "some-not-built-yet";
    case ReasonCode::HumanOnly: return "human-only";
    case ReasonCode::HumanConfirms: return "human-confirms";
    case ReasonCode::NothingToTest: return "nothing-to-test";
    case ReasonCode::SomeChecksFailed: return "some-checks-failed";
    case ReasonCode::FormatsOffered: return "formats-offered";
    case ReasonCode::OneFormatOnly: return "one-format-only";
    case ReasonCode::NoFormat: return "no-format";
    case ReasonCode::FormatNotAsAsked: return "format-not-as-asked";
    case ReasonCode::FailsOnUnknownFormat: return "fails-on-unknown-format";
    case ReasonCode::JsonStrict: return "json-strict";
    case ReasonCode::JsonBroken: return "json-broken";
    case ReasonCode::KeysRepeated: return "keys-repeated";
    case ReasonCode::EntitiesAnswered: return "entities-answered";
    case ReasonCode::NotEntities: return "not-entities";
    case ReasonCode::StatusUnexpected: return "status-unexpected";
    case ReasonCode::KindsRecognised: return "kinds-recognised";
    case ReasonCode::KindsUnrecognised: return "kinds-unrecognised";
    case ReasonCode::SimplifiedOnly: return "simplified-only";
    case ReasonCode::FilterWorks: return "filter-works";
    case ReasonCode::FilterIgnored: return "filter-ignored";
    case ReasonCode::FilterWrongHits: return "filter-wrong-hits";
    case ReasonCode::FilterNoHits: return "filter-no-hits";
    case ReasonCode::FilterRefused: return "filter-refused";
    case ReasonCode::HistoryOffered: return "history-offered";
    case ReasonCode::HistoryEmpty: return "history-empty";
    case ReasonCode::DataCurrent: return "data-current";
    case ReasonCode::DataStale: return "data-stale";
    case ReasonCode::DataInFuture: return "data-in-future";
    case ReasonCode::VersionInPath: return "version-in-path";
    case ReasonCode::NoVersionInPath: return "no-version-in-path";
    case ReasonCode::ErrorsStructured: return "errors-structured";
    case ReasonCode::ErrorUnstructured: return "error-unstructured";
    case ReasonCode::ErrorStatusWrong: return "error-status-wrong";
    case ReasonCode::UnfilteredAccepted: return "unfiltered-accepted";
    case ReasonCode::PagesFit: return "pages-fit";
    case ReasonCode::PagesOverlap: return "pages-overlap";
    case ReasonCode::PageSizeIgnored: return "page-size-ignored";
    case ReasonCode::NoTotal: return "no-total";
    case ReasonCode::NoNextLink: return "no-next-link";
    case ReasonCode::IdsUnique: return "ids-unique";
    case ReasonCode::IdsNotUris: return "ids-not-uris";
    case ReasonCode::IdsConflict: return "ids-conflict";
    case ReasonCode::IdsRepeated: return "ids-repeated";
    case ReasonCode::TypePartDiffers: return "type-part-differs";
    case ReasonCode::IdsResolve: return "ids-resolve";
    case ReasonCode::IdsDoNotResolve: return "ids-do-not-resolve";
    case ReasonCode::EntityDiffers: return "entity-differs";
    case ReasonCode::NamesDefined: return "names-defined";
    case ReasonCode::NamesUndefined: return "names-undefined";
    case ReasonCode::ContextMissing: return "context-missing";
    case ReasonCode::RelationsResolve: return "relations-resolve";
    case ReasonCode::RelationsDangle: return "relations-dangle";
    case ReasonCode::RelationsElsewhere: return "relations-elsewhere";
    case ReasonCode::SchemasKnown: return "schemas-known";
    case ReasonCode::SchemasUnknown: return "schemas-unknown";
    case ReasonCode::SchemaPasses: return "schema-passes";
    case ReasonCode::SchemaFails: return "schema-fails";
    case ReasonCode::UnitsGiven: return "units-given";
    case ReasonCode::UnitsMissing: return "units-missing";
    case ReasonCode::UnitsUnknown: return "units-unknown";
    case ReasonCode::CountsWithoutUnit: return "counts-without-unit";
    case ReasonCode::TimesReadable: return "times-readable";
    case ReasonCode::TimesUnreadable: return "times-unreadable";
    case ReasonCode::TimesWithoutZone: return "times-without-zone";
    case ReasonCode::PlainHttp: return "plain-http";
    case ReasonCode::TlsProtocol: return "tls-protocol";
    case ReasonCode::TlsOlder: return "tls-older";
    case ReasonCode::TlsTooOld: return "tls-too-old";
    case ReasonCode::CertificateValid: return "certificate-valid";
    case ReasonCode::CertificateEndsSoon: return "certificate-ends-soon";
    case ReasonCode::CertificateNotTrusted: return "certificate-not-trusted";
    case ReasonCode::GeometriesValid: return "geometries-valid";
    case ReasonCode::GeometriesInvalid: return "geometries-invalid";
    case ReasonCode::RingsClockwise: return "rings-clockwise";
    case ReasonCode::RingsCrossing: return "rings-crossing";
    case ReasonCode::PlacesPlausible: return "places-plausible";
    case ReasonCode::AxesSwapped: return "axes-swapped";
    case ReasonCode::NullIsland: return "null-island";
    case ReasonCode::Projected: return "projected";
    case ReasonCode::FarAway: return "far-away";
    case ReasonCode::LocationsGiven: return "locations-given";
    case ReasonCode::LocationsPartly: return "locations-partly";
    case ReasonCode::NoLocations: return "no-locations";
    }
    return "";
}

}  // namespace civiscope::audit
