// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A play over entities with six measured attributes each, which say something new at every step, beside reading the
// version of each step from nothing. Usage: bench_asof [ENTITIES [STEPS]].

#include "bench/cityentities.h"
#include "history/pastversions.h"
#include "jsonld/corecontext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace civiscope;

namespace {

constexpr Moment hour = 3'600'000'000;
constexpr Moment begin = 1'740'787'200'000'000;  // 2025-03-01, as the entities
constexpr std::string_view measured[] = {"no2", "pm10", "pm25", "o3", "temperature", "relativeHumidity"};

store::VersionPtr versionOf(const std::string &document)
{
    store::Dataset dataset;
    const auto form = store::readDocument(document, "bench", [&](store::Batch &&batch) -> Result<void> {
        const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), jsonld::coreContext());
        const auto taken = dataset.mergeBatch(std::move(batch), contexts, store::Merge::Load);
        return taken ? Result<void>() : std::unexpected(taken.error());
    });
    if (!form)
        std::abort();
    return dataset.current();
}

// A value an hour.
std::vector<history::Series> historyOf(std::uint32_t count, int steps)
{
    std::vector<history::Series> all;
    for (std::uint32_t i = 0; i < count; ++i) {
        char id[64];
        std::snprintf(id, sizeof id, "urn:ngsi-ld:AirQualityObserved:Antwerp:%07u", i);
        for (const std::string_view name : measured) {
            history::Series series{id, std::string(name), std::string(name)};
            series.unit = "GQ";
            for (int n = 0; n <= steps; ++n) {
                const Moment at = begin + n * hour + i % 3600 * 1'000'000;
                series.points.push_back(
                    {at, at, {history::Value::Type::Number, double((i * 31 + n * 17) % 1000) / 10}});
            }
            all.push_back(std::move(series));
        }
    }
    return all;
}

double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

std::string rawOf(const store::Version &version)
{
    std::string document = "[";
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        for (std::uint32_t row = 0; row < version.tables()[t]->rowCount(); ++row)
            ((document += document.size() > 1 ? "," : "") += version.raw({t, row}).value());
    }
    return document + "]";
}

}  // namespace

int main(int argc, char **argv)
{
    const std::uint32_t count = argc > 1 ? std::uint32_t(std::strtoul(argv[1], nullptr, 10)) : 3'000;
    const int steps = argc > 2 ? std::atoi(argv[2]) : 24;
    const store::VersionPtr entities = versionOf(bench::cityEntities(count));
    auto series = historyOf(count, steps);
    const auto start = std::chrono::steady_clock::now();
    const auto asOf = history::PastVersions::make(entities, std::move(series));
    if (!asOf)
        std::abort();
    const double makeMs = since(start);

    std::vector<double> stepMs;
    std::vector<double> quietMs;
    std::vector<double> anewMs;
    std::size_t shown = 0;
    bool same = true;
    for (int n = 1; n <= steps; ++n) {
        const Moment to = begin + n * hour;
        auto time = std::chrono::steady_clock::now();
        const auto step = (*asOf)->at(to - 6 * hour, to);
        if (!step)
            std::abort();
        if (n > 1)  // the first takes everything over from the newest state
            stepMs.push_back(since(time));
        time = std::chrono::steady_clock::now();
        const auto quiet = (*asOf)->at(to - 6 * hour, to);
        quietMs.push_back(since(time));
        shown = step->version->entityCount();
        const std::string document = rawOf(*step->version);
        time = std::chrono::steady_clock::now();
        const store::VersionPtr anew = versionOf(document);
        anewMs.push_back(since(time));
        same &= anew->entityCount() == shown && quiet && quiet->delta.empty();
    }
    const nlohmann::ordered_json result{{"entities", count},
                                        {"points", std::size_t(count) * 6 * (steps + 1)},
                                        {"shown", shown},
                                        {"same", same},
                                        {"makeMs", makeMs},
                                        {"stepMs", median(stepMs)},
                                        {"quietMs", median(quietMs)},
                                        {"anewMs", median(anewMs)}};
    std::printf("%s\n", result.dump().c_str());
    return 0;
}
