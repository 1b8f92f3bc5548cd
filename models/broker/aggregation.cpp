// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/aggregation.h"

#include "ngsild/members.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace civiscope::broker {

using Json = nlohmann::ordered_json;

namespace {

constexpr Moment second = 1'000'000;
constexpr std::array<std::string_view, 8> methodNames{"avg",    "distinctCount", "max",   "min",
                                                      "stddev", "sum",           "sumsq", "totalCount"};

// What counts of a value: a number, or a text. null: nothing.
Json countable(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>() ? 1.0 : 0.0;
    if (value.is_number())
        return value.get<double>();
    if (value.is_array())
        return double(value.size());
    return value.is_string() ? value : Json();
}

Json valueIn(const Json &instance)
{
    for (const auto &[name, value] : instance.items()) {
        if (ngsild::attributeMember(name).member == ngsild::Member::Value)
            return value;
    }
    return nullptr;
}

// A number as people write it: whole ones without a fraction.
Json plainNumber(double value)
{
    constexpr double exact = 9007199254740992;  // 2⁵³
    if (value == std::floor(value) && std::fabs(value) < exact)
        return std::int64_t(value);
    return value;
}

// null: the method says nothing of such values.
Json result(AggregateMethod method, const std::vector<Json> &values)
{
    const auto count = double(values.size());
    if (method == AggregateMethod::TotalCount)
        return std::int64_t(values.size());
    std::vector<Json> sorted = values;
    std::ranges::sort(sorted);
    if (method == AggregateMethod::DistinctCount)
        return std::int64_t(std::ranges::unique(sorted).begin() - sorted.begin());
    if (method == AggregateMethod::Min || method == AggregateMethod::Max) {
        const Json &value = method == AggregateMethod::Min ? sorted.front() : sorted.back();
        return value.is_number() ? plainNumber(value.get<double>()) : value;
    }
    double sum = 0;
    double squares = 0;
    for (const Json &value : values) {
        if (!value.is_number())
            return nullptr;
        sum += value.get<double>();
        squares += value.get<double>() * value.get<double>();
    }
    if (method == AggregateMethod::Sum)
        return plainNumber(sum);
    if (method == AggregateMethod::Sumsq)
        return plainNumber(squares);
    if (method == AggregateMethod::Avg)
        return plainNumber(sum / count);
    const double mean = sum / count;
    double deviations = 0;
    for (const Json &value : values)
        deviations += (value.get<double>() - mean) * (value.get<double>() - mean);
    return plainNumber(std::sqrt(deviations / count));
}

struct Period {
    Moment start = 0;
    Moment end = 0;
    std::vector<Json> values;
};

}  // namespace

Moment PeriodLength::after(Moment moment, std::int64_t times) const
{
    if (months != 0) {
        const QDateTime date = QDateTime::fromMSecsSinceEpoch(moment / 1000, QTimeZone::UTC);
        moment = date.addMonths(int(months * times)).toMSecsSinceEpoch() * 1000 + moment % 1000;
    }
    return moment + rest * times;
}

std::optional<PeriodLength> parsePeriod(std::string_view text)
{
    if (!text.starts_with('P') || text.size() < 3)
        return std::nullopt;
    text.remove_prefix(1);
    PeriodLength length;
    bool isTime = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !isTime && text.size() > 1) {
            isTime = true;
            text.remove_prefix(1);
            continue;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end == text.data() + text.size() || value < 0 || value > 1e6)
            return std::nullopt;
        const char unit = *end;
        text.remove_prefix(std::size_t(end - text.data()) + 1);
        const auto micros = [&](double seconds) { return Moment(std::llround(value * seconds * double(second))); };
        if (!isTime && (unit == 'Y' || unit == 'M') && value == std::floor(value))
            length.months += int(value) * (unit == 'Y' ? 12 : 1);
        else if (!isTime && (unit == 'W' || unit == 'D'))
            length.rest += micros(unit == 'W' ? 604'800 : 86'400);
        else if (isTime && (unit == 'H' || unit == 'M' || unit == 'S'))
            length.rest += micros(unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
        else
            return std::nullopt;
    }
    return length;
}

std::optional<AggregateMethod> aggregateFrom(std::string_view name)
{
    const auto *found = std::ranges::find(methodNames, name);
    return found == methodNames.end() ? std::nullopt : std::optional(AggregateMethod(found - methodNames.begin()));
}

std::string_view aggregateName(AggregateMethod method)
{
    return methodNames[std::size_t(method)];
}

std::optional<Json> aggregate(std::span<const PlacedInstance> instances, const AggregationRequest &request)
{
    if (instances.empty())
        return std::nullopt;
    const Moment start = request.start.value_or(instances.front().at);
    std::vector<Period> periods;
    Json type;
    std::int64_t number = 0;  // of the period
    for (const PlacedInstance &placed : instances) {
        const Json instance = Json::parse(placed.instance.json, nullptr, false);
        if (!instance.is_object())
            continue;
        if (type.is_null())
            type = instance.value("type", Json("Property"));
        Json value = countable(valueIn(instance));
        if (value.is_null())
            continue;
        Moment from = start;
        Moment to = request.end.value_or(instances.back().at + second);
        if (!request.period.isZero()) {
            while (request.period.after(start, number + 1) <= placed.at)
                ++number;
            from = request.period.after(start, number);
            to = request.period.after(start, number + 1);
        }
        if (periods.empty() || periods.back().start != from)
            periods.push_back({from, to, {}});
        periods.back().values.push_back(std::move(value));
    }
    if (periods.empty())
        return std::nullopt;
    Json all = Json::object();
    all["type"] = type;
    for (const AggregateMethod method : request.methods) {
        Json &list = all[std::string(aggregateName(method))] = Json::array();
        for (const Period &period : periods) {
            if (Json value = result(method, period.values); !value.is_null())
                list.push_back(Json::array({value, formatDateTime(period.start), formatDateTime(period.end)}));
        }
    }
    return all;
}

}  // namespace civiscope::broker
