// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::client {

// The ids in a page of entities, found without parsing it, so that neither a bad byte nor a cut end hides the others.
// An entity whose id cannot be made out has none.
struct PageIds {
    std::int64_t entities = 0;          // objects of the page, those without id included
    std::vector<std::string_view> ids;  // escapes resolved, as the reader has them; views into the page or `resolved`
    std::shared_ptr<std::deque<std::string>> resolved = {};  // the ids that were written with escapes; null: none
};

// Of an array of entities, or of one entity that an array of one became. Cost: one pass, about memory speed.
[[nodiscard]] PageIds pageIds(std::string_view page);

// Splitting a query by the beginnings of ids, in regular expressions that POSIX, PostgreSQL, Java and RE2 read alike,
// whether they match anywhere or the whole. Together the parts match every id that starts with `known`, each once.
struct IdPart {
    std::string pattern;  // for idPattern
    std::string prefix;  // what all ids of the part start with; at least `known`
    bool all = false;  // and it holds every id that starts so
};
[[nodiscard]] std::vector<IdPart> splitIds(std::string_view known, const std::vector<std::string> &sample);

}  // namespace civiscope::client
