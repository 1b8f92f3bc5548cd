// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/check.h"

#include <map>
#include <string>
#include <vector>

namespace civiscope::audit {

// The names a source uses: IRIs with whether somebody said what they mean. A name in the core's default vocabulary was
// never defined (ETSI GS CIM 009 V1.9.1, clause 4.4).
class NameShare {
public:
    void addName(std::string_view iri, std::string_view name, bool defined);

    [[nodiscard]] std::int64_t all() const { return std::int64_t(m_names.size()); }
    [[nodiscard]] std::vector<std::string> undefined() const;  // as the source writes them

private:
    std::map<std::string, std::pair<std::string, bool>, std::less<>> m_names;  // by IRI
};

// Met from 95 % on, with remarks from 50 %, as NamesDefined and NamesUndefined. `id`: of the check; `noun`: what is
// missing when there are none.
[[nodiscard]] CheckResult judgeNames(std::string id, const NameShare &names, const Material &material,
                                     const std::string &noun);

}  // namespace civiscope::audit
