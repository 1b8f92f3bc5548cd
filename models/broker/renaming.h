// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"
#include "ngsild/entity.h"

namespace civiscope::broker {

// Gives an entity the names of another context: types, attributes, sub-attributes, vocabulary values, target types.
// Names that a context does not know stay IRIs.
void rename(ngsild::Entity &entity, const jsonld::Context &from, const jsonld::Context &to);

// The same for an object of attributes; those that change their names are written normalized.
[[nodiscard]] nlohmann::ordered_json renamedMembers(const nlohmann::ordered_json &attributes,
                                                    const jsonld::Context &from, const jsonld::Context &to);

}  // namespace civiscope::broker
