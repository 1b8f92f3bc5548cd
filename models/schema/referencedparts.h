// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/json.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace civiscope::schema {

// The schema library finds a referenced part only where the draft keeps schemas; published models refer elsewhere too:
// into "definitions" under drafts that call it "$defs", or to a map of properties. Such parts are copied to where the
// library looks, in documents made for it, and the references led there.
class ReferencedParts {
public:
    // `references`: all of a schema and its documents, absolute, with fragments. `keepsDefs`: whether the document of
    // that URL is of a draft that says "$defs" (2019-09 and later); nullopt: there is no such document.
    using KeepsDefs = std::function<std::optional<bool>(const std::string &url)>;
    ReferencedParts(const std::set<std::string> &references, const KeepsDefs &keepsDefs);

    // The document that has this URL, as the library can use it.
    [[nodiscard]] Json prepared(const Json &document, const std::string &url) const;
    // A place (URL and pointer) in a prepared document, as it is in the original.
    [[nodiscard]] std::string original(const std::string &place) const;

private:
    [[nodiscard]] Json rewritten(const Json &schema, std::string base, int depth) const;

    // URL of a document → pointer of a part that has to be copied → its new name.
    std::map<std::string, std::map<std::string, std::string>> m_moved;
};

}  // namespace civiscope::schema
