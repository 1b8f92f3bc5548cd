// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

// Sentences for people, in their language. Plain text, never markup: parts of them come from brokers.
namespace civiscope::words {

// What happened and where: "Nothing answers at http://localhost:1026 (connection refused)."
[[nodiscard]] QString sentence(const Error &error);

// What to do about it: "Is the broker running, and is the port right?" Empty when there is nothing to advise.
[[nodiscard]] QString hint(const Error &error);

}  // namespace civiscope::words
