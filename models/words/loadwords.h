// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/entitypager.h"

#include <QString>

namespace civiscope::words {

// What was odd about a broker's paging: "The broker refused larger pages; loading in pages of 100."
[[nodiscard]] QString note(const client::PagingRemark &remark);

// A broker was found, but not at the address given.
[[nodiscard]] QString elsewhere(const QUrl &asked, const QUrl &found);

}  // namespace civiscope::words
