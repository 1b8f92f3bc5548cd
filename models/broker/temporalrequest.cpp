// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/temporalrequest.h"

#include <array>
#include <charconv>

namespace civiscope::broker {

namespace {

using Relation = TemporalRequest::Relation;

constexpr std::array relations{std::pair(std::string_view("before"), Relation::Before),
                               std::pair(std::string_view("after"), Relation::After),
                               std::pair(std::string_view("between"), Relation::Between)};

std::expected<std::optional<Moment>, Problem> readTime(const BrokerRequest &request, const char *name)
{
    const std::string *text = request.parameter(name);
    if (!text)
        return std::nullopt;
    const auto time = parseDateTime(*text);
    if (!time || !time->hasZone)
        return refuse(ProblemKind::BadRequestData, std::string(name) + " is no DateTime: \"" + *text + '"');
    return time->moment;
}

std::expected<void, Problem> readBounds(const BrokerRequest &request, bool mustBound, TemporalRequest &asked)
{
    const auto timeAt = readTime(request, "timeAt");
    if (!timeAt)
        return std::unexpected(timeAt.error());
    const auto endTimeAt = readTime(request, "endTimeAt");
    if (!endTimeAt)
        return std::unexpected(endTimeAt.error());
    asked.timeAt = *timeAt;
    asked.endTimeAt = *endTimeAt;
    const std::string *relation = request.parameter("timerel");
    if (!relation) {
        if (mustBound || asked.timeAt || asked.endTimeAt)
            return refuse(ProblemKind::BadRequestData, "a temporal query needs timerel");
        return {};
    }
    const auto *known =
        std::ranges::find(relations, std::string_view(*relation), &decltype(relations)::value_type::first);
    if (known == relations.end())
        return refuse(ProblemKind::BadRequestData, "timerel is none of before, after, between: \"" + *relation + '"');
    asked.relation = known->second;
    if (!asked.timeAt)
        return refuse(ProblemKind::BadRequestData, "timerel needs timeAt");
    if (asked.relation == Relation::Between && !asked.endTimeAt)
        return refuse(ProblemKind::BadRequestData, "timerel=between needs endTimeAt");
    if (asked.relation == Relation::Between && *asked.endTimeAt < *asked.timeAt)
        return refuse(ProblemKind::BadRequestData, "endTimeAt is before timeAt");
    return {};
}

std::expected<void, Problem> readForm(const BrokerRequest &request, TemporalRequest &asked)
{
    // `format` wins over `options`.
    const std::string *named = request.parameter("format");
    const auto wants = [&](std::string_view word) { return named ? *named == word : request.hasOption(word); };
    if (named && !wants("normalized") && !wants("temporalValues") && !wants("aggregatedValues"))
        return refuse(ProblemKind::InvalidRequest, "unknown temporal format \"" + *named + '"');
    asked.sysAttrs = request.hasOption("sysAttrs");
    if (wants("temporalValues"))
        asked.form = TemporalForm::Values;
    if (!wants("aggregatedValues"))
        return {};
    asked.form = TemporalForm::Aggregated;
    for (const std::string &name : request.list("aggrMethods")) {
        const auto method = aggregateFrom(name);
        if (!method)
            return refuse(ProblemKind::BadRequestData, "unknown aggregation method \"" + name + '"');
        asked.aggregation.methods.push_back(*method);
    }
    if (asked.aggregation.methods.empty())
        return refuse(ProblemKind::BadRequestData, "aggregatedValues need aggrMethods");
    if (const std::string *text = request.parameter("aggrPeriodDuration")) {
        const auto period = parsePeriod(*text);
        if (!period)
            return refuse(ProblemKind::BadRequestData, "aggrPeriodDuration is no duration: \"" + *text + '"');
        asked.aggregation.period = *period;
    }
    return {};
}

}  // namespace

std::expected<TemporalRequest, Problem> TemporalRequest::read(const Exchange &exchange, bool mustBound)
{
    const BrokerRequest &request = exchange.request;
    TemporalRequest asked;
    if (const auto fine = readBounds(request, mustBound, asked); !fine)
        return std::unexpected(fine.error());
    if (const std::string *name = request.parameter("timeproperty")) {
        constexpr std::array axes{TimeAxis::ObservedAt, TimeAxis::CreatedAt, TimeAxis::ModifiedAt, TimeAxis::DeletedAt};
        const auto *axis = std::ranges::find(axes, std::string_view(*name), memberOf);
        if (axis == axes.end())
            return refuse(ProblemKind::BadRequestData, "unknown timeproperty \"" + *name + '"');
        asked.axis = *axis;
    }
    if (const std::string *text = request.parameter("lastN")) {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        if (error != std::errc() || end != text->data() + text->size() || value == 0)
            return refuse(ProblemKind::BadRequestData, "lastN must be a whole number from 1");
        asked.lastN = value;
    }
    if (const auto fine = readForm(request, asked); !fine)
        return std::unexpected(fine.error());
    for (const std::string &name : request.list("attrs"))
        asked.attributes.insert(exchange.expand(name));
    if (asked.relation == Relation::After || asked.relation == Relation::Between)
        asked.aggregation.start = asked.timeAt;
    asked.aggregation.end = asked.relation == Relation::Between  ? asked.endTimeAt
                            : asked.relation == Relation::Before ? asked.timeAt
                                                                 : std::nullopt;
    return asked;
}

PastQuestion TemporalRequest::question() const
{
    PastQuestion question{.range = {}, .axis = axis, .attributes = attributes};
    if (relation == Relation::After || relation == Relation::Between)
        question.range.from = *timeAt;
    if (relation == Relation::Before)
        question.range.to = *timeAt;
    if (relation == Relation::Between)
        question.range.to = *endTimeAt;
    // Aggregates are of all instances, and lastN of what they are taken over.
    if (lastN)
        question.portion.most = *lastN;
    return question;
}

}  // namespace civiscope::broker
