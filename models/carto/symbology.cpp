// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/symbology.h"

#include <tuple>

namespace civiscope::carto {

Mark Symbology::mark(std::string_view typeName)
{
    const auto found = m_numbers.find(typeName);
    if (found != m_numbers.end())
        return markOf(found->second);
    const int number = static_cast<int>(m_numbers.size());
    m_numbers.emplace(typeName, number);
    return markOf(number);
}

void Symbology::propose(const std::vector<std::string> &typeNames)
{
    std::erase_if(m_numbers, [this](const auto &known) { return known.second >= m_settled; });
    for (const std::string &name : typeNames)
        std::ignore = mark(name);
}

}  // namespace civiscope::carto
