// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "carto/colouring.h"

#include <qcorotask.h>

#include <functional>
#include <string>
#include <vector>

namespace civiscope::carto {

struct Breaks {
    std::vector<double> values;  // as Colouring::graduated takes them
    bool byMethod = true;        // false: there was no classifier for it, or it failed, and these are quantiles
};

// Whoever cuts numbers (ascending, not empty) into so many classes: "natural-breaks", "quantiles", "equal-intervals".
// Answers their edges, ascending, the least and the largest number included.
using Classifier = std::function<QCoro::Task<Result<std::vector<double>>>(std::vector<double> ascending,
                                                                          std::string method, int classes)>;

// Cuts numbers into classes; without a classifier (empty, or it fails) into quantiles. Precondition: `ascending` is not
// empty. What the classifier holds must outlive the task.
[[nodiscard]] QCoro::Task<Breaks> classBreaks(Classifier classifier, std::vector<double> ascending, ClassMethod method,
                                              int classes);

}  // namespace civiscope::carto
