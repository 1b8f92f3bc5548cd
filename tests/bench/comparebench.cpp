// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two datasets of normalized entities laid side by side. Usage: bench_compare [ENTITIES of each].

#include "bench/cityentities.h"
#include "compare/compare.h"
#include "jsonld/corecontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace civiscope;

namespace {

store::VersionPtr versionOf(std::uint32_t count)
{
    store::Dataset dataset;
    const auto form =
        store::readDocument(bench::cityEntities(count), "bench", [&](store::Batch &&batch) -> Result<void> {
            const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), jsonld::coreContext());
            const auto taken = dataset.mergeBatch(std::move(batch), contexts, store::Merge::Load);
            return taken ? Result<void>() : std::unexpected(taken.error());
        });
    if (!form)
        std::abort();
    return dataset.current();
}

}  // namespace

int main(int argc, char **argv)
{
    const std::uint32_t count = argc > 1 ? std::uint32_t(std::strtoul(argv[1], nullptr, 10)) : 500'000;
    compare::Input a{"A", versionOf(count), true, std::nullopt, {}};
    compare::Input b{"B", versionOf(count), true, std::nullopt, {}};
    double seconds = 1e9;
    std::size_t rows = 0;
    for (int round = 0; round < 3; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const auto result = compare::compare(a, b, {}, {});
        if (!result)
            std::abort();
        rows = result->types.front().attributes.size();
        seconds = std::min(seconds, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    const nlohmann::ordered_json result{{"entities", 2 * count}, {"attributes", rows}, {"seconds", seconds}};
    std::puts(result.dump().c_str());
}
