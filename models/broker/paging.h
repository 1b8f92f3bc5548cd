// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "broker/exchange.h"

#include <cstddef>

namespace civiscope::broker {

// Which part of a list is wanted (ETSI GS CIM 009 V1.9.1, clause 5.5.9).
struct PageRequest {
    std::size_t limit = 0;
    std::size_t offset = 0;
    bool count = false;
};

// From limit, offset and count; problems: BadRequestData (no number, limit 0 without count), the profile's overLimit.
[[nodiscard]] std::expected<PageRequest, Problem> readPage(const Exchange &exchange);

// Adds NGSILD-Results-Count when it was asked for, and the links to next and previous page as the profile writes them.
void addPaging(Answer &answer, const Exchange &exchange, const PageRequest &page, std::size_t total);

}  // namespace civiscope::broker
