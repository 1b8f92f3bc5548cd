// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/fairness.h"

#include "base/units.h"
#include "compare/statistics.h"
#include "compare/unitconverter.h"

#include <algorithm>

namespace civiscope::compare {

namespace {

bool has(const std::vector<Note> &notes, NoteCode code, std::optional<Side> side)
{
    return std::ranges::any_of(notes, [&](const Note &note) { return note.code == code && note.side == side; });
}

void noteCounts(std::vector<Note> &notes, std::int64_t a, std::int64_t b, const std::vector<Note> &said)
{
    const Sides<std::int64_t> counts{a, b};
    for (const Side side : bothSides) {
        if (counts[side] < smallN && !has(said, NoteCode::SmallN, side))
            notes.push_back({NoteCode::SmallN, side, double(counts[side]), 0});
    }
    const double less = double(std::min(a, b));
    const double more = double(std::max(a, b));
    if (less > 0 && more >= unequalTimes * less && !has(said, NoteCode::UnequalN, std::nullopt))
        notes.push_back({NoteCode::UnequalN, std::nullopt, double(a), double(b)});
}

struct Period {
    std::optional<Moment> oldest;
    std::optional<Moment> newest;
};

void noteTimes(std::vector<Note> &notes, const Sides<Period> &periods, Moment now, const std::vector<Note> &said)
{
    for (const Side side : bothSides) {
        if (!periods[side].newest)
            continue;
        const double age = double(now - *periods[side].newest) / 1e6;
        if (age > staleSeconds && !has(said, NoteCode::Stale, side))
            notes.push_back({NoteCode::Stale, side, age, 0});
    }
    const Period &a = periods.a;
    const Period &b = periods.b;
    if (!a.oldest || !a.newest || !b.oldest || !b.newest)
        return;
    const double gap = double(std::max(*a.oldest - *b.newest, *b.oldest - *a.newest)) / 1e6;
    if (gap > otherPeriodSeconds && !has(said, NoteCode::OtherPeriod, std::nullopt))
        notes.push_back({NoteCode::OtherPeriod, std::nullopt, gap, 0});
}

void noteType(TypeRow &row, Moment now)
{
    const TypeSide &a = *row.sides.a;
    const TypeSide &b = *row.sides.b;
    if (row.match == Match::Suggested)
        row.notes.push_back({NoteCode::SuggestedMatch, std::nullopt, row.suggestion->score, 0});
    else if (row.match == Match::Iri && !(a.defined && b.defined))
        row.notes.push_back({NoteCode::UndefinedTerm, std::nullopt, 0, 0});
    noteCounts(row.notes, a.count, b.count, {});
    noteTimes(row.notes, {{a.oldest, a.newest}, {b.oldest, b.newest}}, now, {});
    // Where neither has places, none are missed.
    for (const Side side : bothSides) {
        const TypeSide &mine = *row.sides[side];
        if (a.located + b.located > 0 && double(mine.located) < locatedShare * double(mine.count))
            row.notes.push_back({NoteCode::NoLocation, side, double(mine.count - mine.located), double(mine.count)});
    }
}

bool isUnknown(const std::string &code)
{
    const Unit *unit = findUnit(code);
    return !unit || unit->udunits.empty();
}

void noteUnits(AttributeRow &row, const UnitConverter &units)
{
    const AttributeSide &a = *row.sides.a;
    const AttributeSide &b = *row.sides.b;
    for (const Side side : bothSides) {
        const AttributeSide &mine = *row.sides[side];
        const AttributeSide &other = *row.sides[side == Side::A ? Side::B : Side::A];
        const bool missing = mine.unit.empty() && !other.unit.empty();
        const bool unknown =
            !mine.unit.empty() && mine.unit != other.unit && !other.unit.empty() && isUnknown(mine.unit);
        if (missing || unknown)
            row.notes.push_back({NoteCode::MissingUnit, side, double(mine.numbers), double(mine.numbers)});
        else if (mine.excluded > 0)
            row.notes.push_back({NoteCode::MissingUnit, side, double(mine.excluded), double(mine.numbers)});
    }
    const bool apart = std::ranges::contains(row.conflicts, Conflict::Unit);
    if (!apart && a.statistics && b.statistics && !units.hasArbitraryZero(row.unit)) {
        if (const auto factor = suspectedScale(*a.statistics, *b.statistics))
            row.notes.push_back({NoteCode::ScaleSuspect, std::nullopt, *factor, 0});
    }
}

void noteAttribute(AttributeRow &row, const TypeRow &type, Moment now, const UnitConverter &units)
{
    const AttributeSide &a = *row.sides.a;
    const AttributeSide &b = *row.sides.b;
    if (row.match == Match::Suggested)
        row.notes.push_back({NoteCode::SuggestedMatch, std::nullopt, row.suggestion->score, 0});
    else if (row.match == Match::Iri && !(a.defined && b.defined))
        row.notes.push_back({NoteCode::UndefinedTerm, std::nullopt, 0, 0});
    if (a.numbers > 0 && b.numbers > 0) {
        noteCounts(row.notes, a.numbers - a.excluded, b.numbers - b.excluded, type.notes);
        noteUnits(row, units);
    }
    noteTimes(row.notes, {{a.oldest, a.newest}, {b.oldest, b.newest}}, now, type.notes);
}

}  // namespace

void addNotes(Comparison &comparison, Moment now, const UnitConverter &units)
{
    for (const Side side : bothSides) {
        const SourceSide &source = comparison.sources[side];
        if (!source.complete)
            comparison.notes.push_back(
                {NoteCode::PartialLoad, side, double(source.entities), double(source.total.value_or(0))});
        bool located = false;
        bool some = false;
        for (const TypeRow &row : comparison.types) {
            some |= row.sides[side].has_value();
            located |= row.sides[side] && row.sides[side]->located > 0;
        }
        if (some && !located)
            comparison.notes.push_back({NoteCode::NoLocation, side, double(source.entities), double(source.entities)});
    }
    for (TypeRow &row : comparison.types) {
        if (!row.sides.a || !row.sides.b)
            continue;
        noteType(row, now);
        for (AttributeRow &attribute : row.attributes) {
            if (attribute.sides.a && attribute.sides.b)
                noteAttribute(attribute, row, now, units);
        }
    }
}

}  // namespace civiscope::compare
