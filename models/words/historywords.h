// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/seriesreader.h"

#include <QString>

namespace civiscope::words {

// Why a point of a series could not be read: "has a time without a zone".
[[nodiscard]] QString reason(history::UnreadReason reason);

}  // namespace civiscope::words
