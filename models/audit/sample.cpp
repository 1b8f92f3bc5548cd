// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/sample.h"

#include "jsonld/corecontext.h"
#include "client/discovery.h"
#include "ngsild/documentsplitter.h"

#include <algorithm>
#include <random>
#include <set>

namespace civiscope::audit {

namespace {

// Which entities of `total` are taken: three runs at the beginning, somewhere in the middle, and at the end.
struct Run {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

std::vector<Run> runsOf(std::int64_t total, int perType, std::mt19937_64 &chance)
{
    if (total <= perType)
        return {{0, total}};
    const std::int64_t third = (perType + 2) / 3;
    const std::int64_t last = perType - 2 * third;
    const std::int64_t room = total - third - last - third;  // places where the middle run may begin, less one
    const std::int64_t middle = third + std::int64_t(chance() % std::uint64_t(room + 1));
    return {{0, third}, {middle, third}, {total - last, last}};
}

std::vector<std::string> expanded(const std::vector<std::string> &types, const jsonld::Context &context)
{
    std::vector<std::string> iris;
    iris.reserve(types.size());
    for (const std::string &type : types)
        iris.push_back(context.expand(type).iri);
    return iris;
}

std::optional<SampledEntity> sampled(std::string raw, const jsonld::ContextPtr &context)
{
    auto entity = ngsild::readEntity(raw);
    if (!entity || entity->id.empty())
        return std::nullopt;
    SampledEntity one{.raw = std::move(raw), .entity = std::move(*entity), .context = context, .typeIris = {}};
    one.typeIris = expanded(one.entity.types, *context);
    return one;
}

// The types that a broker names, in its own spelling; else those that are loaded.
QCoro::Task<std::vector<std::string>> typeNames(std::shared_ptr<Prober> prober, store::VersionPtr version,
                                                std::stop_token stop)
{
    std::vector<std::string> names;
    std::set<std::string> loaded;
    for (const store::TablePtr &table : version->tables()) {
        // A table of entities with several types is not a type of its own.
        if (table->typeIris().size() == 1)
            names.push_back(table->name());
        loaded.insert(table->typeIris().begin(), table->typeIris().end());
        loaded.insert(table->name());
    }
    const Probe listed =
        co_await prober->get(client::collectionUrl(prober->connection(), prober->manners(), "types"), stop);
    const auto types = client::parseTypes(listed.body());
    if (!types || types->empty())
        co_return names;
    // Only what the user chose to load is audited; everything, when nothing is loaded.
    std::vector<std::string> own;
    for (const client::TypeInfo &type : *types)
        if (loaded.empty() || loaded.contains(type.name) || loaded.contains(type.iri))
            own.push_back(type.name);
    co_return own.empty() ? names : own;
}

// What the names of this type mean where an entity is not loaded.
jsonld::ContextPtr contextOf(const store::Version &version, std::string_view name)
{
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        const store::Table &table = *version.tables()[t];
        if (table.rowCount() > 0 && (table.name() == name || std::ranges::contains(table.typeIris(), name)))
            return version.context({t, 0});
    }
    return version.entityCount() > 0 ? version.context({0, 0}) : jsonld::coreContext();
}

}  // namespace

std::size_t Sample::size() const
{
    std::size_t sum = 0;
    for (const SampledType &type : types)
        sum += type.entities.size();
    return sum;
}

const SampledType *Sample::largest() const
{
    const SampledType *best = nullptr;
    for (const SampledType &type : types) {
        const auto size = [](const SampledType &t) {
            return std::pair(t.total.value_or(std::int64_t(t.entities.size())), t.entities.size());
        };
        if (!type.entities.empty() && (!best || size(type) > size(*best)))
            best = &type;
    }
    return best;
}

Sample sampleLoaded(const store::Version &version, const std::string &origin, Moment at, std::uint64_t seed,
                    int perType)
{
    Sample sample{.types = {}, .pages = {}, .seed = seed, .perType = perType};
    sample.pages.push_back({{.request = origin, .at = at}, {}});
    std::mt19937_64 chance(seed);
    for (std::uint32_t t = 0; t < version.tables().size(); ++t) {
        const store::Table &table = *version.tables()[t];
        SampledType type{
            .name = table.name(), .iri = table.typeIris().front(), .total = table.rowCount(), .entities = {}};
        for (const Run &run : runsOf(table.rowCount(), perType, chance)) {
            for (std::int64_t row = run.first; row < run.first + run.count; ++row) {
                const store::EntityRef ref{t, std::uint32_t(row)};
                auto raw = version.raw(ref);
                auto one = raw ? sampled(std::move(*raw), version.context(ref)) : std::nullopt;
                if (one)
                    type.entities.push_back(std::move(*one));
            }
        }
        sample.types.push_back(std::move(type));
    }
    return sample;
}

std::vector<SampledEntity> entitiesOf(std::string_view body, const store::Version &version,
                                      const jsonld::ContextPtr &context)
{
    std::vector<SampledEntity> entities;
    const auto split = ngsild::splitDocument(body);
    for (const ngsild::Slice &slice : split ? split->entities : std::vector<ngsild::Slice>()) {
        auto one =
            sampled(std::string(body.substr(slice.offset, slice.length)), context ? context : jsonld::coreContext());
        if (!one)
            continue;
        if (const auto ref = version.find(one->entity.id)) {
            one->context = version.context(*ref);
            one->typeIris = expanded(one->entity.types, *one->context);
        }
        entities.push_back(std::move(*one));
    }
    return entities;
}

QCoro::Task<Sample> sampleBroker(std::shared_ptr<Prober> prober, store::VersionPtr version, std::uint64_t seed,
                                 int perType, std::stop_token stop, std::function<void(int, int)> progress)
{
    Sample sample{.types = {}, .pages = {}, .seed = seed, .perType = perType};
    std::mt19937_64 chance(seed);
    const std::vector<std::string> names = co_await typeNames(prober, version, stop);
    int done = 0;
    for (const std::string &name : names) {
        const jsonld::ContextPtr context = contextOf(*version, name);
        SampledType type{.name = name, .iri = context->expand(name).iri, .total = {}, .entities = {}};
        std::set<std::string> seen;
        std::int64_t limit = std::min((perType + 2) / 3, prober->manners().pageLimit);
        std::vector<Run> runs{{0, limit}};
        for (std::size_t i = 0; i < runs.size() && !stop.stop_requested(); ++i) {
            const Probe page =
                co_await prober->entities({.type = name}, {.offset = runs[i].first, .limit = int(runs[i].count)}, stop);
            if (page.status() != 200)
                break;
            sample.pages.push_back({page.evidence, page.outcome->body});
            for (SampledEntity &one : entitiesOf(page.body(), *version, context)) {
                one.page = sample.pages.size() - 1;
                if (seen.insert(one.entity.id).second && seen.size() <= std::size_t(perType))
                    type.entities.push_back(std::move(one));
            }
            if (i > 0)
                continue;
            bool counted = false;
            const qint64 total = page.outcome->header("NGSILD-Results-Count").trimmed().toLongLong(&counted);
            if (counted)
                type.total = total;
            // Without a count nobody knows where the end is: the pages that follow have to do.
            const std::int64_t known = counted ? total : std::int64_t(type.entities.size()) < limit ? 0 : perType;
            runs.clear();
            if (known > perType)
                runs = runsOf(known, perType, chance);
            else
                for (std::int64_t at = 0; at < std::max<std::int64_t>(known, 1); at += limit)
                    runs.push_back({at, limit});
        }
        sample.types.push_back(std::move(type));
        if (progress)
            progress(++done, int(names.size()));
    }
    co_return sample;
}

Evidence evidenceOf(const Sample &sample, const SampledEntity &entity, const std::string &attribute)
{
    Evidence evidence = entity.page < sample.pages.size() ? sample.pages[entity.page].evidence : Evidence{};
    evidence.entity = entity.entity.id;
    evidence.bytes = std::int64_t(entity.raw.size());
    evidence.sha256 = sha256Of(entity.raw);
    // The place concerned, as it stands there.
    const std::size_t at = attribute.empty() ? std::string::npos : entity.raw.find('"' + attribute + '"');
    evidence.excerpt = excerptOf(std::string_view(entity.raw).substr(at == std::string::npos ? 0 : at));
    return evidence;
}

}  // namespace civiscope::audit
