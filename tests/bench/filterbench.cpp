// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"
#include "support/cityoftext.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

// How long filters take over many entities, the best of seven.
// Usage: bench_filter COUNT FILE; writes the same rows as CSV (no2, name, longitude, latitude) for bench_qgisfilter.
namespace {

using namespace civiscope;

store::VersionPtr makeRows(int count, const char *file)
{
    constexpr int perBatch = 50'000;
    std::mt19937 random(11);
    std::ofstream csv(file);
    csv << "no2,name,lon,lat\n";
    store::Dataset dataset;
    for (int begin = 0; begin < count; begin += perBatch) {
        std::string text = "[";
        for (int i = begin; i < std::min(count, begin + perBatch); ++i) {
            char row[64];
            char place[64];
            const std::string name = "Station " + std::to_string(random() % 5000);
            std::snprintf(row, sizeof row, "%u.%u", unsigned(random() % 100), unsigned(random() % 10));
            std::snprintf(place, sizeof place, "4.%06u,51.%06u", unsigned(random() % 1'000'000),
                          unsigned(random() % 1'000'000));
            csv << row << ',' << name << ',' << place << '\n';
            text += i == begin ? "" : ",";
            text += R"({"id":"urn:ngsi-ld:Station:)" + std::to_string(i) +
                    R"(","type":"Station","no2":{"type":"Property","value":)" + row +
                    R"(},"name":{"type":"Property","value":")" + name +
                    R"("},"location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[)" + place + "]}}}";
        }
        if (!test::mergeText(dataset, text + "]"))
            return nullptr;
    }
    return dataset.current();
}

struct Timed {
    double milliseconds = 0;
    std::size_t matched = 0;
};

Timed timed(const store::Version &version, const query::Filter &filter)
{
    Timed best{std::numeric_limits<double>::infinity(), 0};
    for (int i = 0; i < 7; ++i) {
        const auto start = std::chrono::steady_clock::now();
        const auto selection = query::select(version, filter);
        const auto end = std::chrono::steady_clock::now();
        best.milliseconds = std::min(best.milliseconds, std::chrono::duration<double, std::milli>(end - start).count());
        best.matched = selection ? selection->count() : 0;
    }
    return best;
}

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    const store::VersionPtr version = makeRows(std::atoi(argv[1]), argv[2]);
    if (!version)
        return 1;
    const auto number = query::parseFilter({.q = "no2>40"});
    auto compound = query::parseFilter({.q = "no2>40;name~=\"7[0-9]$\""});
    if (!number || !compound)
        return 1;
    compound->box = GeoBox{.west = 4.25, .south = 51.25, .east = 4.75, .north = 51.75};
    const Timed numeric = timed(*version, *number);
    const Timed mixed = timed(*version, *compound);
    const nlohmann::json result{{"rows", version->entityCount()},
                                {"numericMs", numeric.milliseconds},
                                {"numericMatched", numeric.matched},
                                {"compoundMs", mixed.milliseconds},
                                {"compoundMatched", mixed.matched}};
    std::cout << result.dump() << std::endl;
    return 0;
}
