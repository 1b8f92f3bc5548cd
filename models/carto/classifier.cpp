// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/classifier.h"

#include <algorithm>

namespace civiscope::carto {

namespace {

const char *wordOf(ClassMethod method)
{
    switch (method) {
    case ClassMethod::NaturalBreaks: return "natural-breaks";
    case ClassMethod::Quantiles: return "quantiles";
    case ClassMethod::EqualIntervals: break;
    }
    return "equal-intervals";
}

}  // namespace

QCoro::Task<Breaks> classBreaks(Classifier classifier, std::vector<double> ascending, ClassMethod method, int classes)
{
    if (ascending.front() == ascending.back())
        co_return Breaks{{ascending.front(), ascending.back()}, true};
    if (classifier) {
        const auto found = co_await classifier(ascending, wordOf(method), classes);
        if (found && found->size() >= 2 && std::ranges::is_sorted(*found))
            co_return Breaks{*found, true};
    }
    co_return Breaks{quantileBreaks(ascending, classes), method == ClassMethod::Quantiles};
}

}  // namespace civiscope::carto
