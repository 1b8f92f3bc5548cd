// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

#include <algorithm>
#include <array>

namespace civiscope::schema {

namespace {

using ngsild::RemarkCode;

constexpr Moment second = 1'000'000;
constexpr Moment clockTolerance = 300 * second;  // clocks differ
constexpr Moment sensorsBegin = 631'152'000 * second;  // 1990: what is older is a clock that was never set

// Properties that say when something was seen, by name: the plans and ends of things may lie ahead.
bool tellsThePast(std::string_view name)
{
    constexpr std::array<std::string_view, 5> beginnings{"dateObserved", "dateCreated", "dateModified", "dateLast",
                                                         "dateRetrieved"};
    return std::ranges::any_of(beginnings, [&](std::string_view begin) { return name.starts_with(begin); });
}

// Times are in UTC and say so (clause 4.6.3), and nothing is observed before it happens.
class TimeRule final : public Rule {
    void begin(const EntityAt &at, const ngsild::EntityHead &head, Reporter &to) override
    {
        for (const auto &[moment, name] :
             {std::pair(head.createdAt, "/createdAt"), std::pair(head.modifiedAt, "/modifiedAt")}) {
            if (moment && *moment > at.source.now + clockTolerance)
                to.report(RuleCode::TimeInFuture, name, formatDateTime(at.source.now));
        }
    }

    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        const Moment latest = at.source.now + clockTolerance;
        if (attribute.observedAt && *attribute.observedAt > latest)
            to.report(RuleCode::TimeInFuture, to.pointerTo(attribute, "observedAt"), formatDateTime(at.source.now));
        if (attribute.observedAt && *attribute.observedAt < sensorsBegin)
            to.report(RuleCode::TimeImplausible, to.pointerTo(attribute, "observedAt"));
        if (attribute.modifiedAt && *attribute.modifiedAt > latest)
            to.report(RuleCode::TimeInFuture, to.pointerTo(attribute, "modifiedAt"), formatDateTime(at.source.now));
        if (attribute.value.type == ngsild::Value::Type::Time && attribute.value.moment > latest &&
            tellsThePast(attribute.path.back()))
            to.report(RuleCode::TimeInFuture, to.pointerTo(attribute, "value"), formatDateTime(at.source.now));
    }

    void remark(const EntityAt &, RemarkCode code, const std::string &pointer, Reporter &to) override
    {
        if (code == RemarkCode::TimeWithoutZone)
            to.report(RuleCode::TimeWithoutZone, pointer, "2026-01-31T12:00:00Z");
        else if (code == RemarkCode::TimeUnreadable)
            to.report(RuleCode::TimeUnreadable, pointer, "2026-01-31T12:00:00Z");
    }
};

}  // namespace

std::unique_ptr<Rule> makeTimeRule()
{
    return std::make_unique<TimeRule>();
}

}  // namespace civiscope::schema
