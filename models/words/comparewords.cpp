// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/comparewords.h"

#include "words/numberwords.h"
#include "words/text.h"
#include "words/timewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace civiscope::words {

using namespace compare;

namespace {

struct CompareWords {
    Q_DECLARE_TR_FUNCTIONS(CompareWords)
};

QString seconds(double length)
{
    return duration(std::chrono::microseconds(std::int64_t(length * 1e6)));
}

QString countText(double number)
{
    return count(std::llround(number));
}

QString unitName(const std::string &code)
{
    if (code.empty())
        return CompareWords::tr("no unit");
    const QString symbol = unit(code);
    return symbol.isEmpty() ? CompareWords::tr("one (%1)").arg(text(code)) : symbol;
}

QString missingUnit(const Note &note, const QString &city)
{
    if (note.number >= note.other)
        return CompareWords::tr("%1 gives no unit, or one that is in no table: its numbers are shown as they came.")
            .arg(city);
    return CompareWords::tr(
               "Numbers of %1 that are left out, for their unit is missing or does not fit the others: %2.")
        .arg(city, countOf(std::llround(note.number), std::llround(note.other)));
}

QString scaleSuspect(double factor, const CityNames &names)
{
    const bool more = factor > 1;
    const double times = more ? factor : 1 / factor;
    const QString sentence =
        CompareWords::tr("The numbers of %1 are about %Ln times those of %2.", nullptr, numerus(std::llround(times)))
            .arg(more ? names.b : names.a, more ? names.a : names.b);
    return sentence + QLatin1Char(' ') +
           (std::llround(times) == 100 ? CompareWords::tr("A percentage beside a fraction?")
                                       : CompareWords::tr("Do both use the same unit?"));
}

QString reasonText(MatchReason reason)
{
    switch (reason) {
    case MatchReason::SameName: return CompareWords::tr("same short name");
    case MatchReason::SimilarName: return CompareWords::tr("similar name");
    case MatchReason::SameKind: return CompareWords::tr("same kind");
    case MatchReason::SameDatatype: return CompareWords::tr("same sort of value");
    case MatchReason::SameUnit: return CompareWords::tr("same unit");
    case MatchReason::ConvertibleUnit: return CompareWords::tr("units that convert");
    case MatchReason::SimilarRange: return CompareWords::tr("numbers in the same range");
    case MatchReason::SharedAttributes: return CompareWords::tr("many attributes of the same name");
    }
    return {};
}

QString kindText(const AttributeSide &side)
{
    return side.kind ? QString::fromUtf8(ngsild::kindName(*side.kind)) : CompareWords::tr("several kinds");
}

QString datatypeText(store::Datatype datatype)
{
    switch (datatype) {
    case store::Datatype::Number: return CompareWords::tr("numbers");
    case store::Datatype::String: return CompareWords::tr("texts");
    case store::Datatype::Boolean: return CompareWords::tr("yes or no");
    case store::Datatype::Time: return CompareWords::tr("times");
    case store::Datatype::Geometry: return CompareWords::tr("places");
    case store::Datatype::Relationship: return CompareWords::tr("relationships");
    case store::Datatype::Json: return CompareWords::tr("structures");
    case store::Datatype::Mixed: return CompareWords::tr("values of several sorts");
    }
    return {};
}

// "X in Antwerp, Y in Brisbane"
QString inBoth(const QString &a, const QString &b, const CityNames &names)
{
    return CompareWords::tr("%1 in %2, %3 in %4").arg(a, names.a, b, names.b);
}

}  // namespace

CityNames cityNames(const Comparison &comparison)
{
    CityNames names{text(comparison.sources.a.name), text(comparison.sources.b.name)};
    if (names.a == names.b)
        names = {CompareWords::tr("%1 (A)").arg(names.a), CompareWords::tr("%1 (B)").arg(names.b)};
    return names;
}

QString share(double part)
{
    const double percent = part * 100;
    if (percent > 0 && percent < 1)
        return CompareWords::tr("<1 %");
    if (percent < 100 && percent > 99)
        return CompareWords::tr(">99 %");
    return CompareWords::tr("%1 %").arg(QLocale().toString(percent, 'f', 0));
}

QString match(const Comparison &comparison, Match match)
{
    const auto only = [&](compare::Side in, const compare::SourceSide &other) {
        return (other.complete ? CompareWords::tr("only in %1") : CompareWords::tr("so far only in %1"))
            .arg(cityNames(comparison)[in]);
    };
    switch (match) {
    case Match::Iri: return CompareWords::tr("same IRI");
    case Match::Mapped: return CompareWords::tr("accepted");
    case Match::Suggested: return CompareWords::tr("suggested");
    case Match::OnlyA: return only(compare::Side::A, comparison.sources.b);
    case Match::OnlyB: return only(compare::Side::B, comparison.sources.a);
    }
    return {};
}

QString note(const Note &note, const CityNames &names)
{
    const QString city = note.side ? names[*note.side] : QString();
    switch (note.code) {
    case NoteCode::SmallN:
        return CompareWords::tr("Only %1 in %2: too few to say much.").arg(countText(note.number), city);
    case NoteCode::UnequalN:
        return CompareWords::tr("%1: the two are not equally well known.")
            .arg(inBoth(countText(note.number), countText(note.other), names));
    case NoteCode::PartialLoad:
        return note.other > 0 ? CompareWords::tr("Only a part of the entities of %1 was loaded: %2.")
                                    .arg(city, countOf(std::llround(note.number), std::llround(note.other)))
                              : CompareWords::tr("Not all entities of %1 were loaded (only %2), and it does not say "
                                                 "how many are missing.")
                                    .arg(city, countText(note.number));
    case NoteCode::Stale:
        return CompareWords::tr("The newest observation of %1 is %2 old.").arg(city, seconds(note.number));
    case NoteCode::OtherPeriod:
        return CompareWords::tr("The two were observed at other times, %1 apart.").arg(seconds(note.number));
    case NoteCode::MissingUnit: return missingUnit(note, city);
    case NoteCode::SuggestedMatch:
        return CompareWords::tr("The IRIs differ; that both mean the same is a guess (%1 of 100) until somebody "
                                "accepts it.")
            .arg(countText(note.number * 100));
    case NoteCode::ScaleSuspect: return scaleSuspect(note.number, names);
    case NoteCode::NoLocation:
        return note.number >= note.other
                   ? CompareWords::tr("Nothing of this in %1 has a location, so no map shows it.").arg(city)
                   : CompareWords::tr("Without a location in %1: %2.")
                         .arg(city, countOf(std::llround(note.number), std::llround(note.other)));
    case NoteCode::UndefinedTerm:
        return CompareWords::tr("No context says what this name means: the two are equal by spelling only.");
    }
    return {};
}

QString suggestion(const Suggestion &suggestion)
{
    QStringList reasons;
    for (const MatchReason reason : suggestion.reasons)
        reasons << reasonText(reason);
    return CompareWords::tr("%1; %2 of 100").arg(reasons.join(QStringLiteral(", ")), countText(suggestion.score * 100));
}

QStringList conflicts(const AttributeRow &row, const CityNames &names)
{
    QStringList sentences;
    for (const Conflict conflict : row.conflicts) {
        switch (conflict) {
        case Conflict::Meaning: sentences << CompareWords::tr("One short name, two meanings: the IRIs differ."); break;
        case Conflict::Kind:
            sentences << CompareWords::tr("%1.").arg(inBoth(kindText(*row.sides.a), kindText(*row.sides.b), names));
            break;
        case Conflict::Datatype:
            sentences << CompareWords::tr("%1.").arg(
                inBoth(datatypeText(row.sides.a->datatype), datatypeText(row.sides.b->datatype), names));
            break;
        case Conflict::Unit:
            sentences << CompareWords::tr("The units do not convert into each other: %1.")
                             .arg(inBoth(unitName(row.sides.a->unit), unitName(row.sides.b->unit), names));
            break;
        }
    }
    return sentences;
}

QString conversion(const Conversion &conversion, const CityNames &names)
{
    QString formula = CompareWords::tr("× %1").arg(number(conversion.factor));
    if (conversion.offset != 0)
        formula += conversion.offset > 0 ? CompareWords::tr(" + %1").arg(number(conversion.offset))
                                         : CompareWords::tr(" − %1").arg(number(-conversion.offset));
    return CompareWords::tr("%1 of %2 is shown in %3 (%4).")
        .arg(unitName(conversion.from), names.b, unitName(conversion.to), formula);
}

QString difference(const Comparison &comparison, const Difference &difference)
{
    const CityNames names = cityNames(comparison);
    const TypeRow &type = comparison.types[difference.type];
    QString what = text(type.either().name);
    if (difference.attribute)
        what = CompareWords::tr("%1 of %2").arg(text(type.attributes[*difference.attribute].either().name), what);
    const QString a = text(difference.values.a);
    const QString b = text(difference.values.b);
    const auto told = [&](const QString &ours, const QString &theirs) {
        return CompareWords::tr("%1: %2.").arg(what, inBoth(ours, theirs, names));
    };
    switch (difference.code) {
    case DifferenceCode::Unit: return told(unitName(difference.values.a), unitName(difference.values.b));
    case DifferenceCode::Scale:
        return CompareWords::tr("%1: %2, so 50 % is written differently.")
            .arg(what, inBoth(unitName(difference.values.a), unitName(difference.values.b), names));
    case DifferenceCode::ShortName:
    case DifferenceCode::TypeName:
        return CompareWords::tr("%1: the same IRI is called %2.").arg(what, inBoth(a, b, names));
    case DifferenceCode::SameNameOtherIri:
        return CompareWords::tr("%1: one name, but another IRI in each city.").arg(what);
    case DifferenceCode::Cadence:
        return CompareWords::tr("%1: observed about every %2.")
            .arg(what, inBoth(seconds(a.toDouble()), seconds(b.toDouble()), names));
    case DifferenceCode::Geometry:
    case DifferenceCode::Kind: return told(a, b);
    case DifferenceCode::Datatype: {
        const AttributeRow &row = type.attributes[*difference.attribute];
        return told(datatypeText(row.sides.a->datatype), datatypeText(row.sides.b->datatype));
    }
    case DifferenceCode::Coverage:
        return CompareWords::tr("%1: given by %2 of the entities.")
            .arg(what, inBoth(share(a.toDouble()), share(b.toDouble()), names));
    case DifferenceCode::Languages: return CompareWords::tr("%1: languages %2.").arg(what, inBoth(a, b, names));
    case DifferenceCode::TypeOfOneCity:
    case DifferenceCode::AttributeOfOneCity:
        return CompareWords::tr("%1: only in %2.").arg(what, b.isEmpty() ? names.a : names.b);
    }
    return {};
}

QString overview(const Comparison &comparison)
{
    const CityNames names = cityNames(comparison);
    const auto of = [&](Match match) { return qint64(std::ranges::count(comparison.types, match, &TypeRow::match)); };
    if (comparison.nothingInCommon)
        return CompareWords::tr(
                   "The two have no type in common. Only in %1: %2. Only in %3: %4. What each has is listed below.")
            .arg(names.a, count(of(Match::OnlyA)), names.b, count(of(Match::OnlyB)));
    const qint64 same = of(Match::Iri);
    const qint64 mapped = of(Match::Mapped);
    const qint64 suggested = of(Match::Suggested);
    QStringList how;
    if (same > 0)
        how << CompareWords::tr("%1 by IRI").arg(count(same));
    if (mapped > 0)
        how << CompareWords::tr("%1 accepted").arg(count(mapped));
    if (suggested > 0)
        how << CompareWords::tr("%1 suggested").arg(count(suggested));
    return CompareWords::tr("Types in both: %1 (%2). Only in %3: %4. Only in %5: %6.")
        .arg(count(same + mapped + suggested), how.join(QStringLiteral(", ")), names.a, count(of(Match::OnlyA)),
             names.b, count(of(Match::OnlyB)));
}

}  // namespace civiscope::words
