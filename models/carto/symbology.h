// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <map>
#include <string>
#include <string_view>

namespace civiscope::carto {

// Which mark stands for which type: the same everywhere in the program (map, legend, table, tree) and in every source.
// Types are told apart by the name that people read, so that one name never has two looks. A value; marks are given in
// the order in which names are first asked for and stay as long as the object lives.
class Symbology {
public:
    Mark mark(std::string_view typeName);

private:
    std::map<std::string, Mark, std::less<>> m_marks;
};

}  // namespace civiscope::carto
