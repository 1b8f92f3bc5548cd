// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextbuilder.h"

#include "jsonld/corecontext.h"

#include <algorithm>

namespace civiscope::jsonld {

Result<BuiltContext> buildContext(const nlohmann::json &context, const std::string &base, const DocumentLookup &lookup,
                                  ContextLimits limits)
{
    ContextProcessor processor(ContextProcessor::Mode::NgsiLd, lookup, limits);
    auto start = std::make_shared<ActiveContext>();
    start->originalBase = base;
    start->base = base;
    try {
        auto active = processor.process(start, context, base);
        const bool hasCore = std::ranges::any_of(processor.sources(), &ContextSource::isCore);
        active = processor.withCore(active, std::string(hasCore ? "" : coreContextUrl));
        return BuiltContext{std::make_shared<const Context>(std::move(active), std::move(processor.sources()),
                                                            std::move(processor.issues()), processor.issueCount()),
                            {processor.needed().begin(), processor.needed().end()}};
    } catch (const ContextOverload &overload) {
        return std::unexpected(Error{ErrorCode::TooLarge, "reading a context", base, overload.detail});
    }
}

}  // namespace civiscope::jsonld
