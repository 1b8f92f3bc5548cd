// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Context processing and name expansion: an @context as somebody's document holds it, inline, then names read with it
// and written back.
#include "jsonld/contextbuilder.h"
#include "base/jsontext.h"

#include <cstdlib>

using namespace civiscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr int deepest = 64;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto context = parseJson(text, "input", deepest);
    if (!context)
        return 0;
    const auto built = jsonld::buildContext(*context, "https://example.org/base", [](const std::string &) {
        static const jsonld::RemoteDocument missing{nullptr, {}, {}, Error{ErrorCode::HostNotFound, {}, {}, {}}};
        return &missing;
    });
    if (!built)
        return 0;
    for (const char *name : {"a", "b", "a:b", "type", "name", "urn:x:y", "https://example.org/a", ""}) {
        const jsonld::Expansion meant = built->context->expand(name);
        const std::string shortened = built->context->compact(meant.iri);
        // A shorter name must mean the same.
        if (meant.defined() && !shortened.empty() && built->context->expand(shortened).iri != meant.iri)
            std::abort();
    }
    return 0;
}
