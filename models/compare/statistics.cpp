// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/statistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace civiscope::compare {

namespace {

constexpr double mostBins = 20;
constexpr std::int64_t fewestForScale = 10;

// Linear interpolation between the two nearest ranks. Each call may reorder only what lies above `from`, which holds
// the smaller values already.
double quantile(std::span<double> values, double share, std::size_t &from)
{
    const double position = share * double(values.size() - 1);
    const auto rank = std::size_t(position);
    const auto at = values.begin() + std::ptrdiff_t(rank);
    std::nth_element(values.begin() + std::ptrdiff_t(from), at, values.end());
    from = rank;
    const double low = *at;
    const double rest = position - double(rank);
    return rest > 0 ? low + rest * (*std::min_element(at + 1, values.end()) - low) : low;
}

// Neumaier's sum: what rounding loses is added at the end.
double meanOf(std::span<const double> values)
{
    double sum = 0;
    double lost = 0;
    for (const double value : values) {
        const double next = sum + value;
        lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
    return (sum + lost) / double(values.size());
}

// The smallest 1, 2, 2.5 or 5 × 10ⁿ that is not below `least`.
double roundWidth(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        // A hair below counts as there: 0.1 × 3 is no reason for the next step.
        if (step * power >= least * (1 - 1e-12))
            return step * power;
    }
    return 10 * power;
}

// The place of the bin that a value lies in, counted from 0. A value a rounding error below an edge stands on it.
double binOf(double value, double width)
{
    return std::floor(value / width + 1e-9);
}

bool allWhole(std::span<const double> values)
{
    return std::ranges::all_of(values, [](double value) { return value == std::trunc(value); });
}

}  // namespace

std::optional<Statistics> statisticsOf(std::span<double> values)
{
    if (values.empty())
        return std::nullopt;
    Statistics result;
    result.n = std::int64_t(values.size());
    result.mean = meanOf(values);
    const auto [least, most] = std::ranges::minmax_element(values);
    result.min = *least;
    result.max = *most;
    std::size_t from = 0;
    result.q1 = quantile(values, 0.25, from);
    result.median = quantile(values, 0.5, from);
    result.q3 = quantile(values, 0.75, from);
    return result;
}

std::optional<Histogram> histogramOf(std::span<const double> a, std::span<const double> b)
{
    if (a.empty() && b.empty())
        return std::nullopt;
    double low = INFINITY;
    double high = -INFINITY;
    for (const auto side : {a, b}) {
        for (const double value : side) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (!std::isfinite(high - low))
        return std::nullopt;
    double width = high > low ? roundWidth((high - low) / mostBins) : 1;
    if (allWhole(a) && allWhole(b))
        width = std::max(1.0, std::ceil(width));
    const double first = binOf(low, width);
    const double count = binOf(high, width) - first + 1;
    if (!std::isfinite(first) || !(count >= 1) || count > 2 * mostBins)
        return std::nullopt;
    Histogram histogram{first * width, width, {}};
    const auto bins = std::size_t(count);
    const auto fill = [&](std::span<const double> values, std::vector<std::int64_t> &counts) {
        counts.assign(bins, 0);
        for (const double value : values)
            ++counts[std::min(bins - 1, std::size_t(std::max(0.0, binOf(value, width) - first)))];
    };
    fill(a, histogram.counts.a);
    fill(b, histogram.counts.b);
    // The highest value alone on the edge of a bin joins the bin below.
    if (bins > 1 && high <= (first + count - 1) * width + 1e-9 * width) {
        for (std::vector<std::int64_t> *counts : {&histogram.counts.a, &histogram.counts.b}) {
            counts->at(bins - 2) += counts->back();
            counts->pop_back();
        }
    }
    return histogram;
}

std::optional<double> suspectedScale(const Statistics &a, const Statistics &b)
{
    if (a.n < fewestForScale || b.n < fewestForScale || a.median <= 0 || b.median <= 0 || a.min < 0 || b.min < 0)
        return std::nullopt;
    // Mostly equal values tell nothing of a scale.
    if (a.q1 == a.q3 || b.q1 == b.q3)
        return std::nullopt;
    for (const double factor : {10.0, 100.0, 1000.0, 0.1, 0.01, 0.001}) {
        const auto together = [&](double ours, double theirs) {
            return ours > 0 && theirs > 0 && std::abs(std::log(theirs / (ours * factor))) < std::log(1.6);
        };
        const bool apart = factor > 1 ? b.q1 > a.q3 * 2 : b.q3 * 2 < a.q1;
        if (apart && together(a.q1, b.q1) && together(a.median, b.median) && together(a.q3, b.q3))
            return factor;
    }
    // A share of one against a share of a hundred, whatever the shares are.
    const auto fraction = [](const Statistics &s) { return s.max <= 1 && s.q3 < 1 && s.q1 > 0; };
    const auto percentage = [](const Statistics &s) { return s.max > 10 && s.max <= 100 && s.q1 > 1; };
    if (fraction(a) && percentage(b))
        return 100;
    if (percentage(a) && fraction(b))
        return 0.01;
    return std::nullopt;
}

}  // namespace civiscope::compare
