// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/remarks.h"

#include <cstdint>

namespace civiscope::ngsild {

// What was odd about one value.
class Oddities {
public:
    void addCode(RemarkCode code) { m_bits |= std::uint64_t(1) << unsigned(code); }
    [[nodiscard]] bool any() const { return m_bits != 0; }
    // Calls `use` with each code and forgets all.
    template<typename Use>
    void drain(Use use)
    {
        for (unsigned code = 0; m_bits != 0; ++code, m_bits >>= 1) {
            if (m_bits & 1)
                use(RemarkCode(code));
        }
    }

private:
    std::uint64_t m_bits = 0;
};

}  // namespace civiscope::ngsild
