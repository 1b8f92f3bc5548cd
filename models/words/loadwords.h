// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitypager.h"

#include <QString>

namespace civiscope::words {

// What was odd about a broker's paging: "The broker refused larger pages; loading in pages of 100."
[[nodiscard]] QString note(const ngsild::PagingRemark &remark);

}  // namespace civiscope::words
