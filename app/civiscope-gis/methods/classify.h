// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "method.h"

namespace civiscope::engine {

// Cuts numbers into classes. Parameters: values, at most 10,000 finite numbers, at least one; method "natural-breaks",
// "quantiles" or "equal-intervals"; classes 2 … 9. Result: breaks, ascending, from the lowest value to the highest; one
// more than there are classes, of which there may be fewer than asked for.
class Classify : public Method {
public:
    [[nodiscard]] const char *name() const override { return "classify"; }
    void run(std::shared_ptr<Call> call) override;
};

}  // namespace civiscope::engine
