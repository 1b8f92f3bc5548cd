// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/attributekind.h"
#include "store/dataset.h"

#include <map>
#include <set>
#include <string>

namespace civiscope::broker {

// What is known of one attribute over the entities that were counted.
struct AttributeFacts {
    std::uint64_t instances = 0;
    std::set<ngsild::AttributeKind> kinds;
    std::set<std::string> types;  // IRIs of the types that have it
};

struct TypeFacts {
    std::uint64_t entities = 0;
    std::set<std::string> attributes;  // IRIs
};

// Types and attributes of a version, by IRI: what stands behind /types and /attributes. Reads column heads only.
struct Catalogue {
    std::map<std::string, TypeFacts> types;
    std::map<std::string, AttributeFacts> attributes;

    // Of all entities, or of those of one type.
    [[nodiscard]] static Catalogue of(const store::Version &version, const std::string &onlyType = {});
};

}  // namespace civiscope::broker
