// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/symbology.h"

namespace civiscope::carto {

Mark Symbology::mark(std::string_view typeName)
{
    const auto found = m_marks.find(typeName);
    if (found != m_marks.end())
        return found->second;
    const Mark mark = markOf(static_cast<int>(m_marks.size()));
    m_marks.emplace(typeName, mark);
    return mark;
}

}  // namespace civiscope::carto
