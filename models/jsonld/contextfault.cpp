// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextfault.h"

#include <nlohmann/json.hpp>

namespace civiscope::jsonld {

using nlohmann::json;

void failContext(std::string_view code, std::string detail, ContextIssueCode issue, std::string where)
{
    throw JsonLdFault{code, std::move(detail), issue, std::move(where)};
}

const json *memberOf(const json &object, const char *key)
{
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

std::string readDirection(const json &value)
{
    if (value.is_null())
        return {};
    if (!value.is_string() || (value != "ltr" && value != "rtl"))
        failContext("invalid base direction");
    return value.get<std::string>();
}

}  // namespace civiscope::jsonld
