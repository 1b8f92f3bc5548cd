// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods/classify.h"

#include <qgsclassificationequalinterval.h>
#include <qgsclassificationjenks.h>
#include <qgsclassificationquantile.h>

#include <algorithm>

namespace civiscope::engine {

namespace code = gis::protocol::code;

namespace {

std::unique_ptr<QgsClassificationMethod> methodNamed(const std::string &name)
{
    if (name == "natural-breaks")
        return std::make_unique<QgsClassificationJenks>();
    if (name == "quantiles")
        return std::make_unique<QgsClassificationQuantile>();
    if (name == "equal-intervals")
        return std::make_unique<QgsClassificationEqualInterval>();
    return nullptr;
}

}  // namespace

void Classify::run(std::shared_ptr<Call> call)
{
    const auto &params = call->params();
    const auto method = methodNamed(params.at("method").get<std::string>());
    const int classes = params.at("classes").get<int>();
    auto numbers = params.at("values").get<std::vector<double>>();
    if (!method)
        return call->fail(code::invalidParams, "method is \"natural-breaks\", \"quantiles\" or \"equal-intervals\"");
    if (classes < 2 || classes > 9 || numbers.empty() || numbers.size() > 10'000)
        return call->fail(code::invalidParams, "classes is 2 … 9, values are 1 … 10,000 numbers");
    std::ranges::sort(numbers);
    const QList<double> values(numbers.begin(), numbers.end());
    std::vector<double> breaks{values.first()};
    for (const auto ranges = method->classes(values, classes); const QgsClassificationRange &range : ranges) {
        if (range.upperBound() > breaks.back())
            breaks.push_back(range.upperBound());
    }
    if (breaks.size() == 1)
        breaks.push_back(values.last());
    breaks.back() = values.last();
    call->answer({{"breaks", breaks}});
}

}  // namespace civiscope::engine
