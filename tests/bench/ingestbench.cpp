// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes to a queryable dataset, beside one simdjson walk over the same bytes and nlohmann's parser.
// Usage: bench_ingest [ENTITIES] [GEOJSON]: with the second the entities are also written there as features, for the
// peer that reads GeoJSON.

#include "bench/cityentities.h"
#include "jsonld/corecontext.h"
#include "store/dataset.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

using namespace civiscope;

namespace {

template<typename Work>
double seconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Looks at every member and every scalar.
std::size_t walk(simdjson::ondemand::value value)
{
    std::size_t sum = 0;
    switch (value.type().value()) {
    case simdjson::ondemand::json_type::object:
        for (auto field : value.get_object()) {
            sum += field.escaped_key().value().size();
            sum += walk(field.value());
        }
        break;
    case simdjson::ondemand::json_type::array:
        for (auto item : value.get_array())
            sum += walk(item.value());
        break;
    case simdjson::ondemand::json_type::number: sum += value.get_double().value() > 0; break;
    case simdjson::ondemand::json_type::string: sum += value.get_string().value().size(); break;
    case simdjson::ondemand::json_type::boolean: sum += value.get_bool().value(); break;
    default: sum += value.is_null().value();
    }
    return sum;
}

void ingest(const std::string &bytes, store::Dataset &dataset)
{
    const auto form = store::readDocument(bytes, "bench", [&](store::Batch &&batch) -> Result<void> {
        const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), jsonld::coreContext());
        const auto taken = dataset.mergeBatch(std::move(batch), contexts, store::Merge::Load);
        return taken ? Result<void>() : std::unexpected(taken.error());
    });
    if (!form)
        std::abort();
}

void writeFeatures(const char *path, std::uint32_t count)
{
    std::ofstream file(path);
    file << R"({"type":"FeatureCollection","features":[)";
    for (std::uint32_t i = 0; i < count; ++i) {
        nlohmann::ordered_json entity = nlohmann::ordered_json::parse(bench::cityEntity(i));
        nlohmann::ordered_json feature{
            {"id", entity["id"]}, {"type", "Feature"}, {"geometry", entity["location"]["value"]}};
        entity.erase("id");
        feature["properties"] = std::move(entity);
        file << (i > 0 ? ",\n" : "") << feature.dump();
    }
    file << "]}\n";
}

}  // namespace

int main(int argc, char **argv)
{
    const std::uint32_t count = argc > 1 ? std::uint32_t(std::strtoul(argv[1], nullptr, 10)) : 200'000;
    std::string bytes = bench::cityEntities(count);
    const std::size_t size = bytes.size();
    bytes.reserve(size + simdjson::SIMDJSON_PADDING);
    // The best of three says what the machine can do; others use it too.
    double ours = 1e9;
    double walked = 1e9;
    std::size_t held = 0;
    std::size_t entities = 0;
    for (int round = 0; round < 3; ++round) {
        walked = std::min(walked, seconds([&] {
                              simdjson::ondemand::parser parser;
                              auto document =
                                  parser.iterate(simdjson::padded_string_view(bytes.data(), size, bytes.capacity()));
                              std::size_t sum = 0;
                              for (auto entity : document.get_array())
                                  sum += walk(entity.value());
                              if (sum == 0)
                                  std::abort();
                          }));
        store::Dataset dataset;
        ours = std::min(ours, seconds([&] { ingest(bytes, dataset); }));
        held = dataset.current()->bytes();
        entities = dataset.current()->entityCount();
    }
    const double dom = seconds([&] {
        if (nlohmann::json::parse(bytes).size() != count)
            std::abort();
    });
    if (argc > 2)
        writeFeatures(argv[2], count);
    const nlohmann::ordered_json result{{"entities", entities},
                                        {"bytes", size},
                                        {"seconds", ours},
                                        {"megabytesPerSecond", double(size) / ours / 1e6},
                                        {"bytesPerRow", double(held) / double(entities)},
                                        {"simdjsonWalkSeconds", walked},
                                        {"nlohmannSeconds", dom}};
    std::puts(result.dump().c_str());
}
