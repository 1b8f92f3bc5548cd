// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/pastversions.h"

#include "history/movingentity.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <unordered_map>

namespace civiscope::history {

namespace {

constexpr std::size_t chunkBytes = 4 << 20;  // of one document that is read again
constexpr std::size_t cancelStep = 256;      // entities between looks at the stop token

Error cancelled()
{
    return {.code = ErrorCode::Cancelled, .what = "looking at the past", .where = {}, .detail = {}};
}

// What is done to a dataset in one step, as one change. None but the first may take rows out.
void append(store::Delta &all, const store::Delta &next)
{
    if (next.empty())
        return;
    if (all.empty()) {
        all = next;
        return;
    }
    all.to = next.to;
    all.tablesAdded += next.tablesAdded;
    for (const store::TableDelta &more : next.tables) {
        const auto known = std::ranges::find(all.tables, more.table, &store::TableDelta::table);
        if (known == all.tables.end()) {
            all.tables.push_back(more);
            continue;
        }
        known->changed.insert(known->changed.end(), more.changed.begin(), more.changed.end());
        known->columnsAdded += more.columnsAdded;
        if (known->added.count == 0)
            known->added = more.added;
        else
            known->added.count += more.added.count;
    }
}

// Changed rows in order and each once, as a delta has them; rows that the same step added are no changed ones.
void settle(store::Delta &delta)
{
    for (store::TableDelta &table : delta.tables) {
        std::ranges::sort(table.changed, {}, &store::RowRange::first);
        std::vector<store::RowRange> kept;
        for (store::RowRange range : table.changed) {
            if (table.added.count > 0)
                range.count = std::min(range.count, table.added.first - std::min(table.added.first, range.first));
            if (!kept.empty() && range.first <= kept.back().first + kept.back().count)
                kept.back().count = std::max(kept.back().count, range.first + range.count - kept.back().first);
            else if (range.count > 0)
                kept.push_back(range);
        }
        table.changed = std::move(kept);
    }
}

}  // namespace

struct PastVersions::Private {
    struct Entity {
        std::string id;
        store::EntityRef ref;  // among `entities`
        std::uint32_t context = 0;
        std::size_t first = 0;  // of its picks
        bool there = true;
        MovingEntity parts;
    };

    store::VersionPtr entities;
    std::vector<Entity> moving;
    std::vector<Track::Pick> picks;  // what the dataset holds, by track
    std::vector<jsonld::ContextPtr> contexts;
    store::Dataset dataset;
    bool first = true;
    bool broken = false;  // a step failed half-way
    std::size_t strangers = 0;

    std::uint32_t contextNumber(const jsonld::ContextPtr &context);
    Result<void> takeApart(std::vector<Series> series, const Job &job);
    Result<void> read(std::string_view document, std::uint32_t context, store::Delta &delta);
    Result<store::Delta> readAll(const Job &job);
};

std::uint32_t PastVersions::Private::contextNumber(const jsonld::ContextPtr &context)
{
    const auto known = std::ranges::find(contexts, context);
    const auto number = std::uint32_t(known - contexts.begin());
    if (known == contexts.end())
        contexts.push_back(context);
    return number;
}

// Finds what is bound to time.
Result<void> PastVersions::Private::takeApart(std::vector<Series> series, const Job &job)
{
    std::unordered_map<std::string_view, std::vector<Series>> byEntity;
    std::vector<std::string> names;  // keys, as the series are moved from
    names.reserve(series.size());
    for (Series &one : series) {
        if (!one.method.empty() || one.points.empty())
            continue;
        names.push_back(std::move(one.entity));
        std::vector<Series> &mine = byEntity[names.back()];
        const auto same = std::ranges::find_if(
            mine, [&](const Series &known) { return known.iri == one.iri && known.dataset == one.dataset; });
        if (same != mine.end())
            join(*same, std::move(one));
        else
            mine.push_back(std::move(one));
    }
    std::vector<Series>().swap(series);
    store::EntityText text;
    std::size_t done = 0;
    for (std::uint32_t t = 0; t < entities->tables().size(); ++t) {
        const store::Table &table = *entities->tables()[t];
        const auto isTimed = [](const store::ColumnPtr &column) {
            return column->key().path.size() == 1 && column->newest();
        };
        const auto timed = table.columns() | std::views::filter(isTimed) | std::ranges::to<std::vector>();
        for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
            if (done++ % cancelStep == 0) {
                if (job.cancelled())
                    return std::unexpected(cancelled());
                job.progress(std::int64_t(done), std::int64_t(entities->entityCount()));
            }
            const std::string_view id = table.id(row);
            const auto known = byEntity.find(id);
            const auto observed = [row](const store::ColumnPtr &column) { return column->observedAt(row).has_value(); };
            if (known == byEntity.end() && std::ranges::none_of(timed, observed))
                continue;
            const store::EntityRef ref{t, row};
            const auto raw = entities->raw(ref);
            if (!raw)
                return std::unexpected(raw.error());
            const jsonld::ContextPtr context = entities->context(ref);
            auto mine = known == byEntity.end() ? std::vector<Series>() : std::move(known->second);
            auto parts = MovingEntity::fromBytes(*raw, table, row, *context, std::move(mine), text);
            if (known != byEntity.end())
                byEntity.erase(known);
            if (!parts)
                continue;
            const std::size_t at = picks.size();
            picks.resize(at + parts->trackCount(), Track::own);
            moving.push_back({std::string(id), ref, contextNumber(context), at, true, *std::move(parts)});
        }
    }
    strangers = byEntity.size();
    return {};
}

Result<void> PastVersions::Private::read(std::string_view document, std::uint32_t context, store::Delta &delta)
{
    return store::readDocument(document, {},
                               [&](store::Batch &&batch) -> Result<void> {
                                   const std::vector<jsonld::ContextPtr> same(batch.contexts().size(),
                                                                              contexts[context]);
                                   const auto taken = dataset.mergeBatch(std::move(batch), same, store::Merge::Update);
                                   if (!taken)
                                       return std::unexpected(taken.error());
                                   append(delta, *taken);
                                   return {};
                               })
        .transform([](ngsild::DocumentForm) {});
}

// All entities as they are, table by table: so tables and columns stand in the order that views know.
Result<store::Delta> PastVersions::Private::readAll(const Job &job)
{
    store::Delta delta;
    std::size_t done = 0;
    for (std::uint32_t t = 0; t < entities->tables().size(); ++t) {
        std::map<std::uint32_t, std::string> documents;  // by context
        const auto flush = [&](std::uint32_t context, std::string &document) -> Result<void> {
            document.back() = ']';
            auto taken = read(document, context, delta);
            document.clear();
            return taken;
        };
        for (std::uint32_t row = 0; row < entities->tables()[t]->rowCount(); ++row) {
            if (done++ % cancelStep == 0) {
                if (job.cancelled())
                    return std::unexpected(cancelled());
                job.progress(std::int64_t(done), std::int64_t(entities->entityCount()));
            }
            const auto raw = entities->raw({t, row});
            if (!raw)
                return std::unexpected(raw.error());
            const std::uint32_t context = contextNumber(entities->context({t, row}));
            std::string &document = documents[context];
            ((document += document.empty() ? "[" : "") += *raw) += ',';
            if (document.size() > chunkBytes) {
                if (const auto taken = flush(context, document); !taken)
                    return std::unexpected(taken.error());
            }
        }
        for (auto &[context, document] : documents) {
            if (document.empty())
                continue;
            if (const auto taken = flush(context, document); !taken)
                return std::unexpected(taken.error());
        }
    }
    return delta;
}

PastVersions::PastVersions(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{
}
PastVersions::~PastVersions() = default;

Result<std::unique_ptr<PastVersions>> PastVersions::make(store::VersionPtr entities, std::vector<Series> series,
                                                         const Job &job)
{
    auto parts = std::make_unique<Private>();
    parts->entities = std::move(entities);
    if (const auto apart = parts->takeApart(std::move(series), job); !apart)
        return std::unexpected(apart.error());
    if (const auto all = parts->readAll(job); !all)
        return std::unexpected(all.error());
    return std::unique_ptr<PastVersions>(new PastVersions(std::move(parts)));
}

Result<PastVersions::Step> PastVersions::at(Moment from, Moment to, const Job &job)
{
    std::vector<Track::Pick> picks(d->picks.size());
    std::vector<std::pair<std::size_t, bool>> changed;  // entities, and whether they are there
    Step step;
    for (std::size_t i = 0; i < d->moving.size(); ++i) {
        if (i % cancelStep == 0 && job.cancelled())
            return std::unexpected(cancelled());
        const Private::Entity &entity = d->moving[i];
        const auto mine = std::span(picks).subspan(entity.first, entity.parts.trackCount());
        const bool there = entity.parts.pick(from, to, mine);
        step.withValues += there;
        const auto before = std::span(d->picks).subspan(entity.first, mine.size());
        if (d->broken || there != entity.there || (there && !std::ranges::equal(mine, before)))
            changed.emplace_back(i, there);
    }
    std::vector<std::string> gone;
    std::map<std::uint32_t, std::string> documents;  // by context
    for (const auto &[i, there] : changed) {
        const Private::Entity &entity = d->moving[i];
        if (!there) {
            gone.push_back(entity.id);
            continue;
        }
        const auto mine = std::span(picks).subspan(entity.first, entity.parts.trackCount());
        std::string &document = documents[entity.context];
        document += document.empty() ? '[' : ',';
        if (!entity.parts.isOwn(mine)) {
            entity.parts.write(document, mine);
            continue;
        }
        const auto raw = d->entities->raw(entity.ref);  // the bytes as they came
        if (!raw)
            return std::unexpected(raw.error());
        document += *raw;
    }
    if (job.cancelled())
        return std::unexpected(cancelled());
    d->broken = true;
    if (!gone.empty())
        step.delta = d->dataset.remove(gone);
    for (auto &[context, document] : documents) {
        document += ']';
        if (const auto taken = d->read(document, context, step.delta); !taken)
            return std::unexpected(taken.error());
    }
    for (const auto &[i, there] : changed)
        d->moving[i].there = there;
    d->picks = std::move(picks);
    d->broken = false;
    step.version = d->dataset.current();
    settle(step.delta);
    if (std::exchange(d->first, false))
        step.delta = {.from = 0, .to = step.version->number(), .reset = true, .tables = {}, .tablesAdded = 0};
    else if (step.delta.empty())
        step.delta.from = step.delta.to = step.version->number();
    return step;
}

std::size_t PastVersions::boundToTime() const
{
    return d->moving.size();
}

std::size_t PastVersions::strangers() const
{
    return d->strangers;
}

std::vector<std::uint32_t> PastVersions::histogram(Moment from, Moment to, std::size_t count) const
{
    std::vector<std::uint32_t> bars(count);
    const double each = double(to - from) / double(count);
    for (const Private::Entity &entity : d->moving) {
        entity.parts.eachTime([&](Moment at) {
            if (at >= from && at <= to)
                ++bars[std::min(count - 1, std::size_t(double(at - from) / each))];
        });
    }
    return bars;
}

}  // namespace civiscope::history
