// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entities of the demo city checked against its own schema, on one core. Usage: bench_validate ENTITIES SCHEMA
// KEYVALUES DOCUMENT: the schema is that of AirQualityObserved; the entities are also written as key-values, one a
// line, for the peer that knows no other form.
#include "demo/city.h"
#include "jsonld/contextbuilder.h"
#include "schema/compiledschema.h"
#include "schema/keyvalues.h"
#include "schema/schemaregistry.h"
#include "schema/validator.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
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

}  // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    const auto wanted = std::size_t(std::atoll(argv[1]));
    const std::string schemaFile = argv[2];
    constexpr Moment now = 1'768'392'000'000'000;
    const auto city = demo::City::load({.now = now, .faulty = false});
    if (!city)
        return 1;
    std::vector<std::string> stations;
    city->generate([&](std::string_view type, std::string &&entity) {
        if (type == "AirQualityObserved")
            stations.push_back(std::move(entity));
        return type == "Organization" || type == "District" || stations.size() < 5000;
    });
    if (stations.empty())
        return 1;
    std::vector<std::string> entities;
    std::string document = "[";
    for (std::size_t i = 0; i < wanted; ++i) {
        std::string entity = stations[i % stations.size()];
        const auto id = entity.find("AirQualityObserved:");
        entity.insert(id + 19, std::to_string(i) + ":");
        document += (i > 0 ? "," : "") + entity;
        entities.push_back(std::move(entity));
    }
    document += "]";

    auto registry = std::make_shared<schema::SchemaRegistry>();
    if (!registry->addFile(QString::fromStdString(schemaFile)))
        return 1;
    const auto compiled = registry->find("", "AirQualityObserved");
    if (!compiled || !*compiled)
        return 1;
    const auto asIs = [](std::string_view name) { return std::string(name); };
    std::string problem;
    std::vector<std::string> lines;
    std::ofstream keyValues(argv[3]);
    for (const std::string &entity : entities) {
        const auto normalized = schema::parseJson(entity, 64, problem);
        lines.push_back(schema::jsonText(schema::toKeyValues(*normalized, asIs).document, std::size_t(-1)));
        keyValues << lines.back() << '\n';
    }
    keyValues.close();
    // Read from the same lines as those of the peer.
    std::vector<schema::Json> values;
    values.reserve(lines.size());
    for (const std::string &line : lines)
        values.push_back(*schema::parseJson(line, 64, problem));

    // What ajv does: values in memory against a compiled schema, once before it counts.
    std::size_t valid = 0;
    for (const schema::Json &value : values)
        valid += (*compiled)->isValid(value);
    const double bare = seconds([&] {
        for (const schema::Json &value : values)
            valid += (*compiled)->isValid(value);
    });
    // From bytes: parse, bring to key-values, check.
    const double fromBytes = seconds([&] {
        for (const std::string &entity : entities) {
            valid += (*compiled)->isValid(schema::toKeyValues(*schema::parseJson(entity, 64, problem), asIs).document);
        }
    });
    // All of it, as `validate` does: schema and rules, over a dataset, on all cores.
    const auto context =
        jsonld::buildContext(nlohmann::json::parse(city->context()).at("@context"), {}, {}).value().context;
    store::Dataset dataset;
    const auto form = store::readDocument(document, "bench", [&](store::Batch &&batch) -> Result<void> {
        const std::vector<jsonld::ContextPtr> contexts(batch.contexts().size(), context);
        return dataset.mergeBatch(std::move(batch), contexts, store::Merge::Load).transform([](const store::Delta &) {
        });
    });
    schema::ValidationOptions options;
    options.now = now;
    options.partial = true;
    std::int64_t allValid = 0;
    const auto cpuBefore = std::clock();
    const double all = seconds([&] {
        const auto validation = schema::validate(dataset.current(), registry, options);
        allValid = validation ? validation->valid : 0;
    });
    const double cpu = double(std::clock() - cpuBefore) / CLOCKS_PER_SEC;
    std::printf("{\"entities\":%zu,\"valid\":%zu,\"validAll\":%lld,\"bareSeconds\":%.6f,\"bytesSeconds\":%.6f,"
                "\"allSeconds\":%.6f,\"allCpuSeconds\":%.6f}\n",
                entities.size(), valid / 3, static_cast<long long>(allValid), bare, fromBytes, all, cpu);
    return form ? 0 : 1;
}
