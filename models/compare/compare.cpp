// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/compare.h"

#include "base/parallelfor.h"
#include "compare/alignment.h"
#include "compare/differences.h"
#include "compare/fairness.h"
#include "compare/statistics.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <mutex>
#include <numeric>

namespace civiscope::compare {

namespace {

constexpr std::size_t mostCategories = 30;  // more texts than that are no categories but free text

// Work in pieces, on all cores; counts what is done over all stages.
class Workers {
public:
    explicit Workers(const Job &job)
        : m_job(job)
    {
    }
    void expect(std::size_t pieces) { m_total += std::int64_t(pieces); }

    // False: cancelled.
    [[nodiscard]] bool run(const std::vector<std::function<void()>> &pieces)
    {
        const auto work = [&](std::size_t mine) {
            pieces[mine]();
            const std::lock_guard lock(m_mutex);
            ++m_done;
            m_job.progress(m_done, std::max(m_done, m_total));
        };
        parallelFor(pieces.size(), work, m_job.stop);
        return !m_job.cancelled();
    }

private:
    const Job &m_job;
    std::mutex m_mutex;
    std::int64_t m_done = 0;
    std::int64_t m_total = 0;
};

// Everything known of one source before the two meet.
struct Source {
    const Input &input;
    store::Summary summary;
    std::vector<TypeView> types;
    std::vector<std::vector<AttributeProfile>> attributes;  // by type
    std::vector<TypeSide> sides;                            // by type

    explicit Source(const Input &from)
        : input(from)
    {
    }
};

AttributeSide describe(const AttributeProfile &profile, const TypeSide &type)
{
    AttributeSide side;
    side.iri = profile.summary->iri;
    side.name = profile.summary->name;
    side.defined = profile.summary->defined;
    side.kind = profile.summary->kind;
    side.datatype = profile.summary->datatype;
    side.count = profile.summary->count;
    side.coverage = type.count > 0 ? double(side.count) / double(type.count) : 0;
    side.unit = profile.unit();
    for (const UnitShare &share : profile.units) {
        if (!share.code.empty())
            side.units.emplace_back(share.code);
    }
    side.oldest = profile.oldest;
    side.newest = profile.newest;
    side.numbers = profile.numbers;
    side.languages.assign(profile.languages.begin(), profile.languages.end());
    side.distinct = std::int64_t(profile.texts.size());
    return side;
}

// How numbers of one attribute come into the unit `to`: from the attribute's main unit, and from others where these
// convert. Numbers without a unit stay as they are when most have none, and are left out when most have one.
std::vector<UnitRule> rulesFor(const AttributeProfile &profile, std::string_view to, const UnitConverter &units)
{
    std::vector<UnitRule> rules;
    for (const UnitShare &share : profile.units) {
        if (share.code.empty() || to.empty()) {
            if (share.code == to)
                rules.push_back({share.code, 1, 0});
        } else if (const auto conversion = units.conversion(share.code, to)) {
            rules.push_back({share.code, conversion->factor, conversion->offset});
        }
    }
    return rules;
}

// One row of attributes, and what has still to be worked out for it.
struct RowWork {
    AttributeRow *row = nullptr;
    Sides<const AttributeProfile *> profiles;
    Sides<std::vector<UnitRule>> rules;
    bool comparable = false;  // the numbers of both sides may stand on one axis
};

void decideUnits(RowWork &work, const UnitConverter &units)
{
    AttributeRow &row = *work.row;
    const AttributeProfile *a = work.profiles.a;
    const AttributeProfile *b = work.profiles.b;
    Sides<std::string_view> target{a ? a->unit() : std::string_view(), b ? b->unit() : std::string_view()};
    if (a && b && a->numbers > 0 && b->numbers > 0) {
        work.comparable = true;
        if (target.a == target.b) {
            row.unit = target.a;
        } else if (!target.a.empty() && !target.b.empty()) {
            row.conversion = units.conversion(target.b, target.a);
            if (row.conversion) {
                target.b = target.a;
                row.unit = target.a;
            } else {
                work.comparable = false;
                row.conflicts.push_back(Conflict::Unit);
            }
        }
    } else if (a && a->numbers > 0) {
        row.unit = target.a;
    } else if (b) {
        row.unit = target.b;
    }
    for (const Side side : {Side::A, Side::B}) {
        if (work.profiles[side])
            work.rules[side] = rulesFor(*work.profiles[side], target[side], units);
    }
}

void addConflicts(AttributeRow &row, bool sameName)
{
    if (sameName)
        row.conflicts.push_back(Conflict::Meaning);
    if (!row.sides.a || !row.sides.b)
        return;
    const AttributeSide &a = *row.sides.a;
    const AttributeSide &b = *row.sides.b;
    if (a.kind && b.kind && a.kind != b.kind)
        row.conflicts.push_back(Conflict::Kind);
    else if (a.datatype != b.datatype && a.datatype != store::Datatype::Mixed && b.datatype != store::Datatype::Mixed)
        row.conflicts.push_back(Conflict::Datatype);
}

void addCategories(RowWork &work)
{
    std::map<std::string_view, Sides<std::int64_t>> counts;
    for (const Side side : {Side::A, Side::B}) {
        if (!work.profiles[side])
            continue;
        const auto &texts = work.profiles[side]->texts;
        if (texts.size() > mostCategories)
            return;
        for (const auto &[text, count] : texts)
            counts[text][side] = count;
    }
    if (counts.size() > mostCategories)
        return;
    for (const auto &[text, count] : counts)
        work.row->categories.push_back({std::string(text), count});
    std::ranges::stable_sort(work.row->categories, std::greater(),
                             [](const Category &category) { return category.counts.a + category.counts.b; });
}

void workOut(RowWork &work)
{
    Sides<std::vector<double>> numbers;
    for (const Side side : {Side::A, Side::B}) {
        if (!work.profiles[side])
            continue;
        AttributeSide &described = *work.row->sides[side];
        numbers[side] = numbersOf(*work.profiles[side], work.rules[side]);
        described.excluded = described.numbers - std::int64_t(numbers[side].size());
        described.statistics = statisticsOf(numbers[side]);
    }
    if (work.comparable)
        work.row->histogram = histogramOf(numbers.a, numbers.b);
    addCategories(work);
}

// Types that both have come first, the largest in front.
std::vector<Aligned> sorted(const std::vector<Aligned> &rows, const Sides<const Source *> &sources)
{
    const auto rank = [&](std::size_t i) {
        const Aligned &row = rows[i];
        std::int64_t entities = 0;
        for (const Side side : {Side::A, Side::B}) {
            if (row.places[side])
                entities += sources[side]->sides[*row.places[side]].count;
        }
        return std::tuple(row.places.a && row.places.b, row.places.a.has_value(), entities);
    };
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), rank);
    std::vector<Aligned> all;
    all.reserve(order.size());
    for (const std::size_t i : order)
        all.push_back(rows[i]);
    return all;
}

std::vector<std::function<void()>> reading(Source &source)
{
    std::vector<std::function<void()>> pieces;
    source.sides.resize(source.types.size());
    for (std::size_t t = 0; t < source.types.size(); ++t) {
        source.attributes.push_back(attributesOf(source.types[t]));
        pieces.emplace_back([&source, t] {
            source.sides[t] = describeType(source.types[t]);
            const std::string &iri = source.types[t].summary->iri;
            if (const auto found = source.input.validity.find(iri); found != source.input.validity.end())
                source.sides[t].validity = found->second;
            if (!source.sides[t].newest)
                source.sides[t].newest = source.types[t].summary->newest;
        });
    }
    for (std::vector<AttributeProfile> &attributes : source.attributes) {
        for (AttributeProfile &profile : attributes)
            pieces.emplace_back([&profile] { readCells(profile); });
    }
    return pieces;
}

SourceSide describe(const Input &input)
{
    return {input.name, std::int64_t(input.version->entityCount()), input.complete, input.total};
}

// Whether the entities of this type were looked at already, under another of their types.
bool toldBefore(const std::vector<Aligned> &rows, std::size_t row, const Sides<const Source *> &sources)
{
    const auto sameTables = [&](Side side, const Aligned &one, const Aligned &other) {
        return one.places[side].has_value() == other.places[side].has_value() &&
               (!one.places[side] ||
                sources[side]->types[*one.places[side]].tables == sources[side]->types[*other.places[side]].tables);
    };
    for (std::size_t i = 0; i < row; ++i) {
        if (sameTables(Side::A, rows[row], rows[i]) && sameTables(Side::B, rows[row], rows[i]))
            return true;
    }
    return false;
}

}  // namespace

Result<Comparison> compare(const Input &a, const Input &b, const Options &options, const Job &job)
{
    const auto cancelled = [] {
        return std::unexpected(
            Error{.code = ErrorCode::Cancelled, .what = "comparing two sources", .where = {}, .detail = {}});
    };
    Source sourceA(a);
    Source sourceB(b);
    const Sides<const Source *> sources{&sourceA, &sourceB};
    Workers workers(job);
    std::vector<std::function<void()>> pieces;
    for (Source *source : {&sourceA, &sourceB}) {
        source->summary = store::summarise(*source->input.version);
        source->types = typeViews(*source->input.version, source->summary);
        std::ranges::move(reading(*source), std::back_inserter(pieces));
    }
    workers.expect(2 * pieces.size());
    if (!workers.run(pieces))
        return cancelled();

    const UnitConverter units;
    Comparison result;
    result.sources = {describe(a), describe(b)};
    const std::vector<Aligned> types = sorted(alignTypes(sourceA.types, sourceB.types, options.mapping), sources);
    std::vector<RowWork> work;
    result.types.reserve(types.size());
    for (const Aligned &aligned : types) {
        TypeRow &row = result.types.emplace_back();
        row.match = aligned.match;
        row.suggestion = aligned.suggestion;
        row.conflict = aligned.sameName;
        Sides<std::span<const AttributeProfile>> profiles;
        for (const Side side : {Side::A, Side::B}) {
            if (aligned.places[side]) {
                row.sides[side] = sources[side]->sides[*aligned.places[side]];
                profiles[side] = sources[side]->attributes[*aligned.places[side]];
            }
        }
        const std::vector<Aligned> attributes =
            alignAttributes(profiles.a, profiles.b, row.sides.a ? row.sides.a->iri : std::string(),
                            row.sides.b ? row.sides.b->iri : std::string(), options.mapping, units);
        row.attributes.reserve(attributes.size());
        for (const Aligned &attribute : attributes) {
            AttributeRow &line = row.attributes.emplace_back();
            line.match = attribute.match;
            line.suggestion = attribute.suggestion;
            RowWork one{&line, {}, {}, false};
            for (const Side side : {Side::A, Side::B}) {
                if (attribute.places[side]) {
                    one.profiles[side] = &profiles[side][*attribute.places[side]];
                    line.sides[side] = describe(*one.profiles[side], *row.sides[side]);
                }
            }
            addConflicts(line, attribute.sameName);
            decideUnits(one, units);
            work.push_back(std::move(one));
        }
    }
    pieces.clear();
    for (RowWork &one : work)
        pieces.emplace_back([&one] { workOut(one); });
    if (!workers.run(pieces))
        return cancelled();

    result.nothingInCommon =
        std::ranges::none_of(result.types, [](const TypeRow &row) { return row.sides.a && row.sides.b; });
    addNotes(result, options.now, units);
    for (std::size_t i = 0; i < result.types.size(); ++i) {
        if (!toldBefore(types, i, sources))
            addDifferences(result, i, units);
    }
    return result;
}

}  // namespace civiscope::compare
