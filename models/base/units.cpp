// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/units.h"

#include "base/unitstable.h"

#include <algorithm>
#include <array>
#include <vector>

namespace civiscope {

namespace {

// One line a unit, four fields, after a line of heads.
std::vector<Unit> readTable()
{
    std::vector<Unit> units;
    std::string_view rest = unitsTable;
    rest.remove_prefix(rest.find('\n') + 1);
    while (!rest.empty()) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        std::array<std::string_view, 4> fields;
        for (std::string_view &field : fields) {
            field = line.substr(0, line.find('|'));
            line.remove_prefix(std::min(line.size(), field.size() + 1));
        }
        units.push_back({fields[0], fields[1], fields[2], fields[3]});
    }
    std::ranges::sort(units, {}, &Unit::code);
    return units;
}

}  // namespace

std::span<const Unit> knownUnits()
{
    static const std::vector<Unit> units = readTable();
    return units;
}

const Unit *findUnit(std::string_view code)
{
    const std::span<const Unit> units = knownUnits();
    const auto found = std::ranges::lower_bound(units, code, {}, &Unit::code);
    return found != units.end() && found->code == code ? &*found : nullptr;
}

}  // namespace civiscope
