// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/decimation.h"

#include "history/gaps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace civiscope::history {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

double numberOf(const Value &value)
{
    const bool counts = value.type == Value::Type::Number || value.type == Value::Type::Boolean;
    return counts ? value.number : unknown;
}

// The samples of one column that are worth drawing.
class Column {
public:
    explicit Column(std::vector<Sample> &out)
        : m_out(out)
    {
    }

    void take(const Sample &sample)
    {
        if (m_count++ == 0)
            m_first = m_low = m_high = {sample, m_count};
        if (sample.value < m_low.sample.value)
            m_low = {sample, m_count};
        if (sample.value > m_high.sample.value)
            m_high = {sample, m_count};
        m_last = {sample, m_count};
    }

    void finish()
    {
        if (m_count == 0)
            return;
        std::array<Placed, 4> kept{m_first, m_low, m_high, m_last};
        std::ranges::sort(kept, {}, &Placed::place);
        std::size_t before = 0;
        for (const Placed &one : kept) {
            if (one.place != before)
                m_out.push_back(one.sample);
            before = one.place;
        }
        m_count = 0;
    }

    [[nodiscard]] bool empty() const { return m_count == 0; }

private:
    struct Placed {
        Sample sample;
        std::size_t place = 0;  // from 1
    };

    std::vector<Sample> &m_out;
    std::size_t m_count = 0;
    Placed m_first, m_low, m_high, m_last;
};

}  // namespace

Line lineOf(const Series &series)
{
    const std::vector<Point> &points = series.points;
    Line line;
    line.steps = std::ranges::any_of(points, [](const Point &point) { return point.until > point.at; });
    const Moment longest = longestStep(points);
    line.samples.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point &point = points[i];
        line.samples.push_back({point.at, numberOf(point.value)});
        const bool last = i + 1 == points.size();
        if (line.steps) {
            if (last)
                line.samples.push_back({point.until, numberOf(point.value)});
            else if (point.until < points[i + 1].at)
                line.samples.push_back({point.until, unknown});
        } else if (!last && points[i + 1].at - point.at > longest) {
            line.samples.push_back({point.at + longest, unknown});
        }
    }
    return line;
}

std::vector<Sample> decimate(std::span<const Sample> samples, Moment from, Moment to, int columns)
{
    auto begin = std::ranges::lower_bound(samples, from, {}, &Sample::at);
    auto end = std::ranges::lower_bound(begin, samples.end(), to, {}, &Sample::at);
    const double perMoment = double(columns) / double(to - from);
    const auto columnOf = [&](Moment at) { return std::int64_t(std::floor(double(at - from) * perMoment)); };

    std::vector<Sample> out;
    out.reserve(std::min(std::size_t(end - begin) + 2, std::size_t(columns) * 4 + 2));
    if (begin != samples.begin())
        out.push_back(*std::prev(begin));
    Column column(out);
    std::int64_t current = 0;
    std::optional<Sample> gap;
    for (auto sample = begin; sample != end; ++sample) {
        if (std::isnan(sample->value)) {
            if (!gap)
                gap = *sample;
            continue;
        }
        const std::int64_t place = columnOf(sample->at);
        if (column.empty() || place != current) {
            column.finish();
            if (gap)
                out.push_back(*gap);
        }
        gap.reset();
        current = place;
        column.take(*sample);
    }
    column.finish();
    if (gap)
        out.push_back(*gap);
    if (end != samples.end())
        out.push_back(*end);
    return out;
}

}  // namespace civiscope::history
