// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/idkey.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace civiscope {

std::uint64_t idKey(std::string_view id)
{
    return XXH3_64bits(id.data(), id.size());
}

}  // namespace civiscope
