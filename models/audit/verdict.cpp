// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/verdict.h"

#include <array>
#include <cstddef>

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

namespace {

struct Word {
    ReasonCode code;
    const char *word;
};
constexpr std::array reasonWords{
    Word{ReasonCode::NeedsBroker, "needs-broker"},
    Word{ReasonCode::NoAnswer, "no-answer"},
    Word{ReasonCode::NotAuthorized, "not-authorized"},
    Word{ReasonCode::ServerFails, "server-fails"},
    Word{ReasonCode::NotOffered, "not-offered"},
    Word{ReasonCode::Stopped, "stopped"},
    Word{ReasonCode::NotBuiltYet, "not-built-yet"},
    Word{ReasonCode::SomeNotBuiltYet, "some-not-built-yet"},
    Word{ReasonCode::HumanOnly, "human-only"},
    Word{ReasonCode::HumanConfirms, "human-confirms"},
    Word{ReasonCode::NothingToTest, "nothing-to-test"},
    Word{ReasonCode::SomeChecksFailed, "some-checks-failed"},
    Word{ReasonCode::FormatsOffered, "formats-offered"},
    Word{ReasonCode::OneFormatOnly, "one-format-only"},
    Word{ReasonCode::NoFormat, "no-format"},
    Word{ReasonCode::FormatNotAsAsked, "format-not-as-asked"},
    Word{ReasonCode::FailsOnUnknownFormat, "fails-on-unknown-format"},
    Word{ReasonCode::JsonStrict, "json-strict"},
    Word{ReasonCode::JsonBroken, "json-broken"},
    Word{ReasonCode::KeysRepeated, "keys-repeated"},
    Word{ReasonCode::EntitiesAnswered, "entities-answered"},
    Word{ReasonCode::NotEntities, "not-entities"},
    Word{ReasonCode::StatusUnexpected, "status-unexpected"},
    Word{ReasonCode::KindsRecognised, "kinds-recognised"},
    Word{ReasonCode::KindsUnrecognised, "kinds-unrecognised"},
    Word{ReasonCode::SimplifiedOnly, "simplified-only"},
    Word{ReasonCode::FilterWorks, "filter-works"},
    Word{ReasonCode::FilterIgnored, "filter-ignored"},
    Word{ReasonCode::FilterWrongHits, "filter-wrong-hits"},
    Word{ReasonCode::FilterNoHits, "filter-no-hits"},
    Word{ReasonCode::FilterRefused, "filter-refused"},
    Word{ReasonCode::HistoryOffered, "history-offered"},
    Word{ReasonCode::HistoryEmpty, "history-empty"},
    Word{ReasonCode::DataCurrent, "data-current"},
    Word{ReasonCode::DataStale, "data-stale"},
    Word{ReasonCode::DataInFuture, "data-in-future"},
    Word{ReasonCode::VersionInPath, "version-in-path"},
    Word{ReasonCode::NoVersionInPath, "no-version-in-path"},
    Word{ReasonCode::ErrorsStructured, "errors-structured"},
    Word{ReasonCode::ErrorUnstructured, "error-unstructured"},
    Word{ReasonCode::ErrorStatusWrong, "error-status-wrong"},
    Word{ReasonCode::UnfilteredAccepted, "unfiltered-accepted"},
    Word{ReasonCode::PagesFit, "pages-fit"},
    Word{ReasonCode::PagesOverlap, "pages-overlap"},
    Word{ReasonCode::PageSizeIgnored, "page-size-ignored"},
    Word{ReasonCode::NoTotal, "no-total"},
    Word{ReasonCode::NoNextLink, "no-next-link"},
    Word{ReasonCode::IdsUnique, "ids-unique"},
    Word{ReasonCode::IdsNotUris, "ids-not-uris"},
    Word{ReasonCode::IdsConflict, "ids-conflict"},
    Word{ReasonCode::IdsRepeated, "ids-repeated"},
    Word{ReasonCode::TypePartDiffers, "type-part-differs"},
    Word{ReasonCode::IdsResolve, "ids-resolve"},
    Word{ReasonCode::IdsDoNotResolve, "ids-do-not-resolve"},
    Word{ReasonCode::EntityDiffers, "entity-differs"},
    Word{ReasonCode::NamesDefined, "names-defined"},
    Word{ReasonCode::NamesUndefined, "names-undefined"},
    Word{ReasonCode::ContextMissing, "context-missing"},
    Word{ReasonCode::RelationsResolve, "relations-resolve"},
    Word{ReasonCode::RelationsDangle, "relations-dangle"},
    Word{ReasonCode::RelationsElsewhere, "relations-elsewhere"},
    Word{ReasonCode::SchemasKnown, "schemas-known"},
    Word{ReasonCode::SchemasUnknown, "schemas-unknown"},
    Word{ReasonCode::SchemaPasses, "schema-passes"},
    Word{ReasonCode::SchemaFails, "schema-fails"},
    Word{ReasonCode::UnitsGiven, "units-given"},
    Word{ReasonCode::UnitsMissing, "units-missing"},
    Word{ReasonCode::UnitsUnknown, "units-unknown"},
    Word{ReasonCode::CountsWithoutUnit, "counts-without-unit"},
    Word{ReasonCode::TimesReadable, "times-readable"},
    Word{ReasonCode::TimesUnreadable, "times-unreadable"},
    Word{ReasonCode::TimesWithoutZone, "times-without-zone"},
    Word{ReasonCode::PlainHttp, "plain-http"},
    Word{ReasonCode::TlsProtocol, "tls-protocol"},
    Word{ReasonCode::TlsOlder, "tls-older"},
    Word{ReasonCode::TlsTooOld, "tls-too-old"},
    Word{ReasonCode::CertificateValid, "certificate-valid"},
    Word{ReasonCode::CertificateEndsSoon, "certificate-ends-soon"},
    Word{ReasonCode::CertificateNotTrusted, "certificate-not-trusted"},
    Word{ReasonCode::GeometriesValid, "geometries-valid"},
    Word{ReasonCode::GeometriesInvalid, "geometries-invalid"},
    Word{ReasonCode::RingsClockwise, "rings-clockwise"},
    Word{ReasonCode::RingsCrossing, "rings-crossing"},
    Word{ReasonCode::PlacesPlausible, "places-plausible"},
    Word{ReasonCode::AxesSwapped, "axes-swapped"},
    Word{ReasonCode::NullIsland, "null-island"},
    Word{ReasonCode::Projected, "projected"},
    Word{ReasonCode::FarAway, "far-away"},
    Word{ReasonCode::LocationsGiven, "locations-given"},
    Word{ReasonCode::LocationsPartly, "locations-partly"},
    Word{ReasonCode::NoLocations, "no-locations"},
};

// Every code once, in the order of the codes.
constexpr bool reasonWordsFit()
{
    for (std::size_t i = 0; i < reasonWords.size(); ++i) {
        if (reasonWords[i].code != ReasonCode(i))
            return false;
    }
    return reasonWords.size() == std::size_t(ReasonCode::NoLocations) + 1;
}
static_assert(reasonWordsFit());

}  // namespace

const char *reasonWord(ReasonCode code)
{
    const auto place = std::size_t(code);
    return place < reasonWords.size() ? reasonWords[place].word : "";
}

}  // namespace civiscope::audit
