// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "store/table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace civiscope::audit::checks {

namespace {

// As UN/CEFACT Recommendation 20 writes its common codes: two or three capitals and digits.
bool looksLikeUnitCode(std::string_view code)
{
    return (code.size() == 2 || code.size() == 3) &&
           std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// uvIndex, airQualityIndex: numbers without a dimension.
bool namesAnIndex(std::string_view name)
{
    return name == "index" || name.ends_with("Index");
}

struct Attribute {
    std::string name;
    std::int64_t numbers = 0;
    std::int64_t withUnit = 0;
    bool whole = true;  // holds whole numbers only: it may count something
};

}  // namespace

// M3: attributes that hold numbers with a fraction say their unit, by a UN/CEFACT code, in nearly every entity. Whole
// numbers may be counts, indices have no dimension: they need none; an unknown code is a remark.
CheckResult units(const Material &material)
{
    Finding finding("M3");
    std::map<std::string, Attribute> attributes;  // by type and IRI
    std::set<std::string> strange;
    eachEntity(material.sample, [&](const SampledType &type, const SampledEntity &entity) {
        for (const ngsild::Attribute &attribute : entity.entity.attributes) {
            for (const ngsild::AttributeInstance &instance : attribute.instances) {
                if (instance.kind != ngsild::AttributeKind::Property || !instance.value.is_number() ||
                    namesAnIndex(attribute.name))
                    continue;
                Attribute &seen = attributes[type.iri + ' ' + attribute.name];
                seen.name = type.name + '.' + attribute.name;
                const double value = instance.value.get<double>();
                const auto unit = instance.metadata.find("unitCode");
                const bool given = unit != instance.metadata.end() && unit->is_string() && !unit->empty();
                ++seen.numbers;
                seen.withUnit += given ? 1 : 0;
                seen.whole = seen.whole && std::floor(value) == value;
                if (given && !looksLikeUnitCode(unit->get_ref<const std::string &>())) {
                    strange.insert(unit->get<std::string>());
                    finding.entity(material.sample, entity, attribute.name);
                }
            }
        }
    });
    std::int64_t measured = 0, good = 0, counts = 0;
    std::vector<std::string> missing;
    for (const auto &[key, attribute] : attributes) {
        const bool hasUnit = double(attribute.withUnit) >= nearlyAll * double(attribute.numbers);
        if (attribute.whole && attribute.withUnit == 0) {
            ++counts;
            continue;
        }
        ++measured;
        good += hasUnit ? 1 : 0;
        if (!hasUnit)
            missing.push_back(attribute.name);
    }
    finding.evidence(material.sample.pages);
    if (counts > 0)
        finding.reason(ReasonCode::CountsWithoutUnit, {text(counts)});
    if (measured == 0)
        return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"measurements"});
    if (!strange.empty())
        finding.reason(ReasonCode::UnitsUnknown, {list({strange.begin(), strange.end()})});
    if (!missing.empty())
        finding.reason(ReasonCode::UnitsMissing, {text(std::ssize(missing)), text(measured), list(missing)});
    const double share = double(good) / double(measured);
    const Verdict verdict = share < mostOf                          ? Verdict::NotMet
                            : share < nearlyAll || !strange.empty() ? Verdict::MetWithRemarks
                                                                    : Verdict::Met;
    return finding.close(verdict, ReasonCode::UnitsGiven, {text(good), text(measured)});
}

}  // namespace civiscope::audit::checks
