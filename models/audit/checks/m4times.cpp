// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace civiscope::audit::checks {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array timeMembers{"observedAt", "createdAt", "modifiedAt", "deletedAt", "expiresAt"};

// dateObserved, validFrom is not told apart from other words; startDate, lastUpdatedAt.
bool namesATime(std::string_view name)
{
    name.remove_prefix(name.find_last_of("/#:") + 1);
    const bool begins = name.starts_with("date") && (name.size() == 4 || std::isupper((unsigned char)name[4]) != 0);
    return begins || name.ends_with("At") || name.ends_with("Date") || name.ends_with("DateTime") ||
           name.ends_with("Timestamp");
}

struct Count {
    std::int64_t all = 0, unreadable = 0, zoneless = 0;

    enum class Kind { Good, Zoneless, Unreadable };
    Kind add(std::string_view text, bool isDate)
    {
        ++all;
        // An interval is two times with a slash between them.
        const auto slash = text.find('/');
        const auto one = [&](std::string_view part) {
            const auto time = parseDateTime(part);
            const bool plainDate = part.size() == 10;
            return !time ? Kind::Unreadable : time->hasZone || (isDate && plainDate) ? Kind::Good : Kind::Zoneless;
        };
        const Kind kind = slash == std::string_view::npos
                              ? one(text)
                              : std::max(one(text.substr(0, slash)), one(text.substr(slash + 1)));
        unreadable += kind == Kind::Unreadable ? 1 : 0;
        zoneless += kind == Kind::Zoneless ? 1 : 0;
        return kind;
    }
};

// Everything in an attribute that is a time or is called one. Gives the worst of them.
Count::Kind look(const ngsild::Attribute &attribute, Count &count)
{
    Count::Kind worst = Count::Kind::Good;
    for (const ngsild::AttributeInstance &instance : attribute.instances) {
        for (const char *name : timeMembers)
            if (const auto member = instance.metadata.find(name); member != instance.metadata.end())
                worst = std::max(worst, count.add(member->is_string() ? member->get<std::string>() : "?", false));
        const Json &value = instance.value;
        const bool literal = value.is_object() && value.contains("@value") && value["@value"].is_string();
        const std::string kind = literal ? value.value("@type", std::string()) : std::string();
        if (literal && (kind.ends_with("DateTime") || kind.ends_with("dateTime")))
            worst = std::max(worst, count.add(value["@value"].get<std::string>(), false));
        else if (literal && (kind.ends_with("Date") || kind.ends_with("date")))
            worst = std::max(worst, count.add(value["@value"].get<std::string>(), true));
        else if (value.is_string() && instance.kind == ngsild::AttributeKind::Property && namesATime(attribute.name))
            worst = std::max(worst, count.add(value.get<std::string>(), true));
        for (const ngsild::Attribute &inner : instance.attributes)
            worst = std::max(worst, look(inner, count));
    }
    return worst;
}

}  // namespace

// M4: all times are ISO 8601 with a zone (a date alone needs none); from 50 % on with remarks. A time is what
// NGSI-LD says is one, what is typed so, and texts of attributes that are called dates.
CheckResult times(const Material &material)
{
    Finding finding("M4");
    Count count;
    eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
        for (const ngsild::Attribute &attribute : entity.entity.attributes)
            if (look(attribute, count) != Count::Kind::Good)
                finding.entity(material.sample, entity, attribute.name);
    });
    if (count.all == 0)
        return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"times"});
    finding.evidence(material.sample.pages);
    if (count.unreadable > 0)
        finding.reason(ReasonCode::TimesUnreadable, {text(count.unreadable), text(count.all)});
    if (count.zoneless > 0)
        finding.reason(ReasonCode::TimesWithoutZone, {text(count.zoneless), text(count.all)});
    const std::int64_t good = count.all - count.unreadable - count.zoneless;
    const double share = double(good) / double(count.all);
    const Verdict verdict = share < mostOf     ? Verdict::NotMet
                            : good < count.all ? Verdict::MetWithRemarks
                                               : Verdict::Met;
    return finding.close(verdict, ReasonCode::TimesReadable, {text(good), text(count.all)});
}

}  // namespace civiscope::audit::checks
