// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/comparisonlayers.h"

#include "base/inworker.h"
#include "carto/colouring.h"
#include "carto/mainextent.h"
#include "items/celltext.h"
#include "items/colourlegend.h"

#include <algorithm>
#include <functional>
#include <map>

namespace civiscope::items {

using compare::AttributeRow;
using compare::bothSides;
using compare::Side;
using compare::Sides;

namespace {

constexpr int classes = 5;

// `typeIri`: nullopt for all types.
std::vector<store::TablePtr> tablesOf(const store::Version &version, const std::optional<std::string> &typeIri)
{
    std::vector<store::TablePtr> tables;
    for (const store::TablePtr &table : version.tables()) {
        if (table->rowCount() > 0 && (!typeIri || std::ranges::contains(table->typeIris(), *typeIri)))
            tables.push_back(table);
    }
    return tables;
}

// Both surveys as one, told in the unit of A.
std::vector<double> pooled(const Sides<carto::ValueSurvey> &surveys, const compare::Conversion &toA)
{
    std::vector<double> numbers = surveys.a.numbers;
    for (const double number : surveys.b.numbers)
        numbers.push_back(number * toA.factor + toA.offset);
    std::ranges::sort(numbers);
    return numbers;
}

carto::ValueSurvey merged(const Sides<carto::ValueSurvey> &surveys)
{
    std::map<std::string, std::int64_t> counts;
    for (const Side side : bothSides) {
        for (const auto &category : surveys[side].categories)
            counts[category.text] += category.count;
    }
    carto::ValueSurvey all = surveys.a;
    all.categories.clear();
    for (const auto &[text, count] : counts)
        all.categories.push_back({text, count});
    std::ranges::stable_sort(all.categories, std::greater(), &carto::ValueSurvey::Category::count);
    return all;
}

// The same looks for the values of both sides; nullopt where they cannot be laid on one scale.
std::optional<Sides<carto::Colouring>> colourings(const AttributeRow &row,
                                                  const Sides<std::vector<store::TablePtr>> &tables)
{
    if (!row.sides.a || !row.sides.b)
        return std::nullopt;
    Sides<carto::ValueSurvey> surveys;
    for (const Side side : bothSides)
        surveys[side] = carto::survey(tables[side], row.sides[side]->iri);
    const Sides<carto::ColourBy> by{{row.sides.a->iri, carto::ClassMethod::Quantiles, classes, carto::Ramp::Viridis},
                                    {row.sides.b->iri, carto::ClassMethod::Quantiles, classes, carto::Ramp::Viridis}};
    if (surveys.a.numeric() && surveys.b.numeric()) {
        const compare::Conversion toA = row.conversion.value_or(compare::Conversion{});
        const std::vector<double> numbers = pooled(surveys, toA);
        if (!row.histogram || numbers.empty() || toA.factor <= 0)
            return std::nullopt;
        const std::vector<double> breaks = carto::quantileBreaks(numbers, classes);
        std::vector<double> breaksOfB;
        breaksOfB.reserve(breaks.size());
        for (const double edge : breaks)
            breaksOfB.push_back((edge - toA.offset) / toA.factor);
        return Sides<carto::Colouring>{carto::Colouring::graduated(by.a, surveys.a, breaks),
                                       carto::Colouring::graduated(by.b, surveys.b, breaksOfB)};
    }
    if (surveys.a.numeric() || surveys.b.numeric())
        return std::nullopt;
    const carto::ValueSurvey all = merged(surveys);
    if (all.categories.empty())
        return std::nullopt;
    return Sides<carto::Colouring>{carto::Colouring::categorised(by.a, all, true),
                                   carto::Colouring::categorised(by.b, all, true)};
}

// `same` tells what makes two entries one: the name of types, for there may be more types than marks; the mark of
// classes, whose names are in the unit of each side.
template<typename Same>
void addEntries(std::vector<carto::LegendEntry> &legend, const std::vector<carto::LegendEntry> &more, Same same)
{
    for (const carto::LegendEntry &entry : more) {
        const auto known = std::ranges::find(legend, std::invoke(same, entry), same);
        if (known == legend.end())
            legend.push_back(entry);
        else
            known->count += entry.count;
    }
}

}  // namespace

ComparisonLayers comparisonLayers(const compare::Comparison &comparison, const ComparisonChoice &choice,
                                  const Sides<store::VersionPtr> &versions, carto::Symbology symbology,
                                  const std::stop_token &stop)
{
    ComparisonLayers result;
    const compare::TypeRow *type = choice.type ? &comparison.types[*choice.type] : nullptr;
    Sides<std::vector<store::TablePtr>> tables;
    for (const Side side : bothSides) {
        if (!type)
            tables[side] = tablesOf(*versions[side], std::nullopt);
        else if (type->sides[side])
            tables[side] = tablesOf(*versions[side], type->sides[side]->iri);
    }
    const AttributeRow *attribute = type && choice.attribute ? &type->attributes[*choice.attribute] : nullptr;
    const auto colours = attribute ? colourings(*attribute, tables) : std::nullopt;
    for (const Side side : bothSides) {
        std::vector<carto::PlacedTablePtr> placed;
        std::vector<std::vector<std::int64_t>> counts;
        for (const store::TablePtr &table : tables[side]) {
            placed.push_back(carto::PlacedTable::place(table, stop));
            const std::string &name = type ? type->either().name : table->name();
            const carto::Mark mark = symbology.mark(name);
            if (const qint64 located = placed.back()->located(); !colours && located > 0)
                addEntries(result.legend, {{mark, toQString(name), located}}, &carto::LegendEntry::name);
            carto::RowMarksPtr rows = colours ? (*colours)[side].marks(*table, *placed.back()) : nullptr;
            if (rows)
                counts.push_back(rows->located);
            result.layers[side].push_back({placed.back(), mark, std::move(rows)});
        }
        result.extents[side] = carto::mainExtent(placed);
        if (colours)
            addEntries(result.legend, colourLegend((*colours)[side], counts).entries, &carto::LegendEntry::mark);
    }
    if (colours)
        result.title = colourTitle(attribute->sides.a->name, attribute->unit);
    return result;
}

QCoro::Task<ComparisonLayers> layComparison(std::shared_ptr<const compare::Comparison> comparison,
                                            ComparisonChoice choice, compare::Sides<store::VersionPtr> versions,
                                            carto::Symbology symbology, std::stop_token stop)
{
    const auto work = [comparison = std::move(comparison), choice, versions = std::move(versions),
                       symbology = std::move(symbology)](const Job &of) {
        return comparisonLayers(*comparison, choice, versions, symbology, of.stop);
    };
    Job job{std::move(stop), {}};
    co_return co_await inWorker(std::move(job), work);
}

ComparisonChoice sensibleChoice(const compare::Comparison &comparison)
{
    if (comparison.nothingInCommon)
        return {};
    // Types with places on both sides first: a map shows them.
    const auto both = [](const compare::TypeRow &row) { return row.sides.a && row.sides.b; };
    auto found = std::ranges::find_if(comparison.types, [&](const compare::TypeRow &row) {
        return both(row) && row.sides.a->located > 0 && row.sides.b->located > 0 &&
               std::ranges::any_of(row.attributes, [](const AttributeRow &one) { return one.histogram.has_value(); });
    });
    if (found == comparison.types.end())
        found = std::ranges::find_if(comparison.types, both);
    ComparisonChoice choice{std::size_t(found - comparison.types.begin()), std::nullopt};
    double best = 0;
    for (std::size_t i = 0; i < found->attributes.size(); ++i) {
        const AttributeRow &row = found->attributes[i];
        if (!row.sides.a || !row.sides.b || (!row.histogram && row.categories.empty()))
            continue;
        const bool varies = row.histogram && row.histogram->counts.a.size() > 1;
        const double score =
            std::min(row.sides.a->coverage, row.sides.b->coverage) + (varies ? 1 : 0) + (row.sides.a->newest ? 0.5 : 0);
        if (score > best) {
            best = score;
            choice.attribute = i;
        }
    }
    return choice;
}

}  // namespace civiscope::items
