// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonld/context.h"

#include <simdjson.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace civiscope::broker {

// Tells which entities may go out as the very bytes they came as: normalized, without @context and system times, every
// name already the one this context would choose. Only ever says yes when that is so. Holds parser buffers and a memory
// of names: one a thread.
class PlainEntity {
public:
    explicit PlainEntity(jsonld::ContextPtr context)
        : m_context(std::move(context))
    {
    }

    // `raw`: an entity whose names were written with the context of the constructor.
    [[nodiscard]] bool isPlain(std::string_view raw);

private:
    [[nodiscard]] bool isOwnName(std::string_view name);
    [[nodiscard]] bool isPlainAttribute(simdjson::ondemand::value value);
    [[nodiscard]] bool isPlainInstance(simdjson::ondemand::object object);

    jsonld::ContextPtr m_context;
    simdjson::ondemand::parser m_parser;
    std::string m_padded;
    std::unordered_map<std::string, bool> m_names;
};

}  // namespace civiscope::broker
