// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QString>

namespace civiscope::words {

// The whole comparison as one HTML file (words/htmlpage.h): what both publish, how the numbers are distributed, what
// differs, and beside each what makes it less than fair. `at`: when it was made. Any thread.
[[nodiscard]] QString comparisonReport(const compare::Comparison &comparison, Moment at);

}  // namespace civiscope::words
