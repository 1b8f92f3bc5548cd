// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/gaps.h"

#include <algorithm>
#include <limits>

namespace civiscope::history {

Moment longestStep(std::span<const Point> points)
{
    std::vector<Moment> steps;
    steps.reserve(points.size());
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].at > points[i - 1].at)
            steps.push_back(points[i].at - points[i - 1].at);
    }
    if (steps.size() < 2)
        return std::numeric_limits<Moment>::max();
    const auto quantile = [&](double part) {
        const auto place = steps.begin() + std::ptrdiff_t(double(steps.size() - 1) * part);
        std::ranges::nth_element(steps, place);
        return *place;
    };
    const Moment most = quantile(0.95);
    return std::max(3 * quantile(0.5), most + most / 2);
}

}  // namespace civiscope::history
