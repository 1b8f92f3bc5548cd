// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::carto {

// Which mark stands for which type: the same everywhere in the program (map, legend, table, tree) and in every source.
// Types are told apart by the name that people read, so that one name never has two looks. A value.
//
// While sources load, in whatever order their answers come, marks are proposals; once settled they stay as long as the
// object lives. The same sources thus look the same every time.
class Symbology {
public:
    // The mark of a name; one that is not known yet gets the next free one.
    Mark mark(std::string_view typeName);

    // Names that are not settled are numbered anew, in this order, behind the settled ones.
    void propose(const std::vector<std::string> &typeNames);
    void settle() { m_settled = static_cast<int>(m_numbers.size()); }

private:
    std::map<std::string, int, std::less<>> m_numbers;
    int m_settled = 0;  // numbers below this one stay
};

}  // namespace civiscope::carto
