// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cell.h"
#include "ngsild/attributekind.h"

#include <QString>

#include <string_view>

namespace civiscope::items {

[[nodiscard]] QString toQString(std::string_view text);

// As people read it, on one line: numbers grouped and rounded, times in the system's zone, language maps in the user's
// language, targets of relationships shortened. Without its unit.
[[nodiscard]] QString readableText(const store::Cell &cell, ngsild::AttributeKind kind);

// As it came, with all its digits: for copying and sorting by eye.
[[nodiscard]] QString exactText(const store::Cell &cell);

// Ids are told apart by their end, so they are shortened in the middle: "urn:ngsi-ld:Air…:station:0042".
[[nodiscard]] QString shortId(std::string_view id);

// Text for a tool tip that never is taken for markup, whatever a broker put into it.
[[nodiscard]] QString plainToolTip(const QString &text);

}  // namespace civiscope::items
