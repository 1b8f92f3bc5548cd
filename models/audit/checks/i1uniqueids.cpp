// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "jsonld/iri.h"
#include "store/table.h"

#include <algorithm>

namespace civiscope::audit::checks {

namespace {

constexpr std::string_view urn = "urn:ngsi-ld:";

// "Camera" of "urn:ngsi-ld:Camera:7"; empty: not of this form.
std::string_view typePart(std::string_view id)
{
    if (!id.starts_with(urn))
        return {};
    id.remove_prefix(urn.size());
    const auto colon = id.find(':');
    return colon == std::string_view::npos ? std::string_view() : id.substr(0, colon);
}

}  // namespace

// I1: every id that was loaded is an absolute URI, and none came twice with different content. Equal repetitions, and
// ids whose type part is another type than the entity's, are remarks.
CheckResult uniqueIds(const Material &material)
{
    Finding finding("I1");
    std::int64_t all = 0, noUri = 0, urns = 0, otherType = 0;
    const auto look = [&](std::string_view id, std::string_view name, const std::vector<std::string> &iris) {
        ++all;
        if (!jsonld::isIri(id)) {
            ++noUri;
            finding.entity(id);
        }
        const std::string_view part = typePart(id);
        urns += part.empty() ? 0 : 1;
        const bool same = name == part || std::ranges::any_of(iris, [&](const std::string &iri) {
                              return iri == part || iri.ends_with(std::string("/").append(part)) ||
                                     iri.ends_with(std::string("#").append(part));
                          });
        otherType += part.empty() || same ? 0 : 1;
    };
    for (const store::TablePtr &table : material.version->tables())
        for (std::uint32_t row = 0; row < table->rowCount(); ++row)
            look(table->id(row), table->name(), table->typeIris());
    std::int64_t conflicts = 0;
    for (const ngsild::Quarantined &item : material.version->quarantine())
        if (item.reason == ngsild::QuarantineReason::ConflictingDuplicate) {
            ++conflicts;
            finding.entity(item.detail);
            finding.evidence({.request = item.where,
                              .at = material.now,
                              .mediaType = {},
                              .bytes = item.bytes,
                              .sha256 = sha256Of(item.raw),
                              .excerpt = excerptOf(item.raw),
                              .entity = item.detail});
        }
    const std::int64_t repeated = material.version->remarks().count(ngsild::RemarkCode::DuplicateEntity);
    if (all == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"entities"});
    eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
        if (!jsonld::isIri(entity.entity.id))
            finding.evidence(evidenceOf(material.sample, entity, "id"));
    });
    finding.evidence(material.sample.pages);
    if (noUri > 0)
        finding.reason(ReasonCode::IdsNotUris, {text(noUri), text(all)});
    if (conflicts > 0)
        finding.reason(ReasonCode::IdsConflict, {text(conflicts)});
    if (noUri > 0 || conflicts > 0)
        return finding.close(Verdict::NotMet);
    if (repeated > 0)
        finding.reason(ReasonCode::IdsRepeated, {text(repeated)});
    if (otherType > 0)
        finding.reason(ReasonCode::TypePartDiffers, {text(otherType), text(urns)});
    return finding.close(repeated > 0 || otherType > 0 ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::IdsUnique,
                         {text(all)});
}

}  // namespace civiscope::audit::checks
