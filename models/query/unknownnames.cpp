// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/unknownnames.h"

#include "query/boundpath.h"

#include <algorithm>

namespace civiscope::query {

namespace {

// Whether a table with entities in it says yes.
template<typename Ask>
bool anyTable(std::span<const store::VersionPtr> versions, const Ask &ask)
{
    for (const store::VersionPtr &version : versions) {
        for (std::uint32_t t = 0; t < version->tables().size(); ++t) {
            if (version->tables()[t]->rowCount() > 0 && ask(*version, t))
                return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::string> unknownNames(std::span<const store::VersionPtr> versions, const Filter &filter,
                                      const jsonld::Context *context)
{
    std::vector<std::string> unknown;
    const auto check = [&](const std::string &name, const auto &isIn) {
        if (!std::ranges::contains(unknown, name) && !anyTable(versions, isIn))
            unknown.push_back(name);
    };
    for (const auto &all : filter.types.value_or(TypeSelection{}).alternatives) {
        for (const std::string &type : all) {
            const TypeSelection alone{{{type}}};
            check(type,
                  [&](const store::Version &version, std::uint32_t t) { return alone.accepts(version, t, context); });
        }
    }
    for (const Term *term : filter.q ? termsOf(*filter.q) : std::vector<const Term *>{}) {
        Path attribute;
        attribute.names.push_back(term->path.names.front());
        check(attribute.names.front().text, [&](const store::Version &version, std::uint32_t t) {
            const BoundPath bound(attribute, *version.tables()[t], TableNames(version, t, context));
            return bound.member != SystemMember::None || !bound.columns.empty();
        });
    }
    return unknown;
}

}  // namespace civiscope::query
