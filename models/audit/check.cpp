// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/check.h"

#include "audit/checks/checks.h"

#include <algorithm>
#include <array>

namespace civiscope::audit {

std::span<const Check> allChecks()
{
    static constexpr std::array all{
        Check{.id = "A1", .probe = checks::formats},
        Check{.id = "A2", .judge = checks::strictJson},
        Check{.id = "A3", .probe = checks::entitiesByGet},
        Check{.id = "A5", .judge = checks::uniformKinds},
        Check{.id = "A6", .probe = checks::typeFilter},
        Check{.id = "A7", .probe = checks::valueFilter},
        Check{.id = "A8", .probe = checks::placeFilter},
        Check{.id = "A9", .probe = checks::history},
        Check{.id = "A10", .judge = checks::currentData},
        Check{.id = "A13", .probe = checks::versionedPath},
        Check{.id = "A16", .probe = checks::structuredErrors},
        Check{.id = "A19", .probe = checks::paging},
        Check{.id = "I1", .judge = checks::uniqueIds},
        Check{.id = "I2", .probe = checks::idsResolve},
        Check{.id = "I7", .judge = checks::definedNames},
        Check{.id = "I9", .probe = checks::relationsResolve, .worksOnFiles = true},
        Check{.id = "M1", .judge = checks::definedAttributes},
        Check{.id = "M2", .judge = checks::knownSchemas},
        Check{.id = "M3", .judge = checks::units},
        Check{.id = "M4", .judge = checks::times},
        Check{.id = "M9", .judge = checks::schemaPasses},
        Check{.id = "S1", .probe = checks::transportSecurity},
        Check{.id = "G2", .judge = checks::validGeometries},
        Check{.id = "G5", .judge = checks::plausiblePlaces},
        Check{.id = "G6", .judge = checks::locationShare},
    };
    return all;
}

bool hasCheck(std::string_view id)
{
    return std::ranges::contains(allChecks(), id, &Check::id);
}

}  // namespace civiscope::audit
