// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace civiscope::jsonld {

// IRIs as JSON-LD 1.1 needs them. Pure functions on UTF-8 text; nothing is decoded, normalised or checked against DNS.

// A scheme, a colon and no blanks: "http://a/b", "urn:x:1". Also true for "foo:bar", as JSON-LD cannot tell it apart.
[[nodiscard]] bool isIri(std::string_view text);

// "_:b0".
[[nodiscard]] bool isBlankNode(std::string_view text);

// An IRI whose scheme says so for certain: followed by "//", or one of those known for names (urn, did, tag, mailto …).
// False for "sosa:observes", which without its prefix means nothing.
[[nodiscard]] bool isCertainIri(std::string_view text);

// RFC 3986, clause 5.2: the reference seen from the base. An empty base gives the reference back.
[[nodiscard]] std::string resolveIri(std::string_view base, std::string_view reference);

// "@id", "@type", … of JSON-LD 1.1.
[[nodiscard]] bool isKeyword(std::string_view text);

// An at sign followed by letters only: kept free by JSON-LD for later keywords.
[[nodiscard]] bool hasKeywordForm(std::string_view text);

}  // namespace civiscope::jsonld
