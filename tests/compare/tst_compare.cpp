// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparehelp.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::compare;
using test::CityMaker;
using test::compared;
using test::noon;

namespace {

constexpr Moment hour = 3'600'000'000;

// The same words as the other city.
const nlohmann::json ours{{"Air", "https://example.org/Air"},       {"Lamp", "https://example.org/Lamp"},
                          {"no2", "https://example.org/no2"},       {"temperature", "https://example.org/temperature"},
                          {"status", "https://example.org/status"}, {"power", "https://example.org/power"}};
// The same short names, other meanings.
const nlohmann::json theirs{{"Air", "https://example.net/Air"}, {"no2", "https://example.net/no2"}};

bool hasNote(const std::vector<Note> &notes, NoteCode code, std::optional<Side> side = std::nullopt)
{
    return std::ranges::any_of(notes, [&](const Note &note) { return note.code == code && note.side == side; });
}

const AttributeRow &row(const Comparison &comparison, std::string_view name)
{
    for (const TypeRow &type : comparison.types) {
        for (const AttributeRow &attribute : type.attributes) {
            if (attribute.either().name == name)
                return attribute;
        }
    }
    qFatal("no such attribute");
}

std::vector<std::string> differences(const Comparison &comparison)
{
    std::vector<std::string> words;
    words.reserve(comparison.differences.size());
    for (const Difference &difference : comparison.differences)
        words.emplace_back(differenceWord(difference.code));
    std::ranges::sort(words);
    return words;
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalIrisMeetWhateverTheirNames()
    {
        const Comparison result =
            compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                     CityMaker("B", {{"Luft", "https://example.org/Air"}, {"stickstoff", "https://example.org/no2"}})
                         .addNumbers("Luft", "stickstoff", 40, 20, 1, "GQ"));
        QCOMPARE(result.types.size(), 1);
        QCOMPARE(result.types[0].match, Match::Iri);
        const AttributeRow &no2 = row(result, "no2");
        QCOMPARE(no2.match, Match::Iri);
        QCOMPARE(no2.sides.b->name, std::string("stickstoff"));
        QCOMPARE(no2.sides.a->coverage, 1.0);
        QCOMPARE(no2.unit, std::string("GQ"));
        QVERIFY(!no2.conversion);
        QVERIFY(no2.conflicts.empty());
        QCOMPARE(no2.sides.a->statistics->n, 40);
        QCOMPARE(no2.sides.a->statistics->median, 29.5);
        QCOMPARE(no2.sides.b->statistics->median, 39.5);
        QVERIFY(no2.histogram);
        QCOMPARE(differences(result), (std::vector<std::string>{"short-name", "type-name"}));
        QVERIFY(no2.notes.empty());
    }

    void unitsOfBAreConvertedToThoseOfA()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "temperature", 40, 10, 0.5, "CEL"),
                                           CityMaker("B", ours).addNumbers("Air", "temperature", 40, 50, 0.9, "FAH"));
        const AttributeRow &temperature = row(result, "temperature");
        QVERIFY(temperature.conversion);
        QCOMPARE(temperature.conversion->from, std::string("FAH"));
        QCOMPARE(temperature.conversion->to, std::string("CEL"));
        QVERIFY(std::abs(temperature.sides.b->statistics->median - temperature.sides.a->statistics->median) < 1e-9);
        QCOMPARE(temperature.sides.b->unit, std::string("FAH"));
        QCOMPARE(differences(result), std::vector<std::string>{"unit"});
    }

    void fractionAndPercentageAreADifferenceOfScale()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "power", 40, 10, 1, "P1"),
                                           CityMaker("B", ours).addNumbers("Air", "power", 40, 0.1, 0.01, "C62"));
        QCOMPARE(differences(result), std::vector<std::string>{"scale"});
        QCOMPARE(row(result, "power").conversion->factor, 100.0);
        QVERIFY(!hasNote(row(result, "power").notes, NoteCode::ScaleSuspect));
    }

    void coldAndWarmAreNoMatterOfScale()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "temperature", 40, 2, 0.05, "CEL"),
                                           CityMaker("B", ours).addNumbers("Air", "temperature", 40, 20, 0.5, "CEL"));
        QVERIFY(!hasNote(row(result, "temperature").notes, NoteCode::ScaleSuspect));
        const Comparison speeds = compared(CityMaker("A", ours).addNumbers("Air", "power", 40, 2, 0.05, "WTT"),
                                           CityMaker("B", ours).addNumbers("Air", "power", 40, 20, 0.5, "WTT"));
        QVERIFY(hasNote(row(speeds, "power").notes, NoteCode::ScaleSuspect));
    }

    void unitsThatMeasureOtherThingsAreAConflict()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                                           CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1, "59"));
        const AttributeRow &no2 = row(result, "no2");
        QCOMPARE(no2.conflicts, std::vector<Conflict>{Conflict::Unit});
        QVERIFY(!no2.histogram);
        QVERIFY(no2.unit.empty());
        QCOMPARE(no2.sides.b->statistics->min, 10.0);  // each in its own unit
    }

    void unknownUnitsAreNeverConverted()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                                           CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1, "ZZ9"));
        const AttributeRow &no2 = row(result, "no2");
        QVERIFY(!no2.conversion);
        QCOMPARE(no2.conflicts, std::vector<Conflict>{Conflict::Unit});
        QVERIFY(hasNote(no2.notes, NoteCode::MissingUnit, Side::B));
        QVERIFY(!hasNote(no2.notes, NoteCode::MissingUnit, Side::A));
    }

    void numbersWithoutTheirUnitAreLeftOut()
    {
        CityMaker a("A", ours);
        a.addNumbers("Air", "no2", 30, 10, 1, "GQ")
            .addNumbers("Air", "no2", 5, 1000, 0)
            .addNumbers("Air", "no2", 5, 0.01, 0, "GP");
        const Comparison result = compared(a, CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"));
        const AttributeSide &side = *row(result, "no2").sides.a;
        QCOMPARE(side.numbers, 40);
        QCOMPARE(side.excluded, 5);
        QCOMPARE(side.statistics->n, 35);       // 5 mg/m³ became µg/m³
        QCOMPARE(side.statistics->min, 10.0);
        QCOMPARE(side.statistics->max, 39.0);
        QVERIFY(hasNote(row(result, "no2").notes, NoteCode::MissingUnit, Side::A));
    }

    void missingUnitIsSaidOfTheSideWithout()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                                           CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1));
        QVERIFY(hasNote(row(result, "no2").notes, NoteCode::MissingUnit, Side::B));
        QVERIFY(!hasNote(row(result, "no2").notes, NoteCode::MissingUnit, Side::A));
        QVERIFY(row(result, "no2").unit.empty());
        QVERIFY(differences(result).empty());
    }

    void sameNameOtherMeaningIsSuggestedNeverMatched()
    {
        const CityMaker a = CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ");
        const CityMaker b = CityMaker("B", theirs).addNumbers("Air", "no2", 40, 10, 1, "GQ");
        const Comparison open = compared(a, b);
        QCOMPARE(open.types[0].match, Match::Suggested);
        QVERIFY(open.types[0].conflict);
        QVERIFY(hasNote(open.types[0].notes, NoteCode::SuggestedMatch));
        const AttributeRow &no2 = row(open, "no2");
        QCOMPARE(no2.match, Match::Suggested);
        QCOMPARE(no2.conflicts, std::vector<Conflict>{Conflict::Meaning});
        QVERIFY(no2.suggestion->score > 0.9);
        QVERIFY(std::ranges::contains(no2.suggestion->reasons, MatchReason::SameName));
        QVERIFY(std::ranges::contains(no2.suggestion->reasons, MatchReason::SameUnit));
        QVERIFY(hasNote(no2.notes, NoteCode::SuggestedMatch));
        QCOMPARE(differences(open), std::vector<std::string>{"same-name-other-iri"});

        Mapping mapping;
        decide(mapping, {"https://example.org/Air", "https://example.net/Air", "", "", true});
        decide(mapping, {"https://example.org/Air", "https://example.net/Air", "https://example.org/no2",
                         "https://example.net/no2", true});
        const Comparison accepted = compared(a, b, mapping);
        QCOMPARE(accepted.types[0].match, Match::Mapped);
        QVERIFY(!accepted.types[0].conflict);
        QCOMPARE(row(accepted, "no2").match, Match::Mapped);
        QVERIFY(row(accepted, "no2").conflicts.empty());
        QVERIFY(!hasNote(row(accepted, "no2").notes, NoteCode::SuggestedMatch));
        QVERIFY(differences(accepted).empty());

        mapping.back().accepted = false;
        const Comparison rejected = compared(a, b, mapping);
        QCOMPARE(rejected.types[0].attributes.size(), 3);  // location, and no2 twice
        QCOMPARE(row(rejected, "no2").match, Match::OnlyA);
        QCOMPARE(row(rejected, "no2").conflicts, std::vector<Conflict>{Conflict::Meaning});
        QCOMPARE(differences(rejected), std::vector<std::string>{"same-name-other-iri"});
    }

    void oneNameForANumberAndATextIsNotEvenSuggested()
    {
        CityMaker b("B", {{"Air", "https://example.org/Air"}, {"no2", "https://example.net/no2"}});
        b.add("Air", {{"no2", CityMaker::text("high")}}).add("Air", {{"no2", CityMaker::text("low")}});
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"), b);
        QCOMPARE(row(result, "no2").match, Match::OnlyA);
        QCOMPARE(row(result, "no2").conflicts, std::vector<Conflict>{Conflict::Meaning});
    }

    void kindsAndDatatypesThatDifferAreConflicts()
    {
        CityMaker b("B", ours);
        b.add("Air", {{"no2", CityMaker::text("high")},
                      {"status", {{"type", "Relationship"}, {"object", "urn:ngsi-ld:Status:1"}}}});
        CityMaker a("A", ours);
        a.add("Air", {{"no2", CityMaker::number(1)}, {"status", CityMaker::text("on")}});
        const Comparison result = compared(a, b);
        QCOMPARE(row(result, "no2").conflicts, std::vector<Conflict>{Conflict::Datatype});
        QCOMPARE(row(result, "status").conflicts, std::vector<Conflict>{Conflict::Kind});
        QCOMPARE(differences(result), (std::vector<std::string>{"datatype", "kind"}));
    }

    void textsAreCountedAsCategories()
    {
        CityMaker a("A", ours);
        CityMaker b("B", ours);
        for (int i = 0; i < 40; ++i) {
            a.add("Lamp", {{"status", CityMaker::text(i % 4 ? "on" : "off")}});
            b.add("Lamp", {{"status", CityMaker::text(i % 2 ? "on" : "broken")}});
        }
        const Comparison result = compared(a, b);
        const auto &categories = row(result, "status").categories;
        QCOMPARE(categories.size(), 3);
        QCOMPARE(categories[0].text, std::string("on"));
        QCOMPARE(categories[0].counts.a, 30);
        QCOMPARE(categories[0].counts.b, 20);
        QCOMPARE(categories[1].text, std::string("broken"));
        QCOMPARE(categories[1].counts.a, 0);
    }

    void freeTextIsNoCategory()
    {
        CityMaker a("A", ours);
        for (int i = 0; i < 40; ++i)
            a.add("Lamp", {{"status", CityMaker::text("lamp " + std::to_string(i))}});
        const Comparison result = compared(a, a);
        QVERIFY(row(result, "status").categories.empty());
        QCOMPARE(row(result, "status").sides.a->distinct, 40);
    }

    void fewAndUnequalAreSaidOnce()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 10, 10, 1, "GQ"),
                                           CityMaker("B", ours).addNumbers("Air", "no2", 60, 10, 1, "GQ"));
        QVERIFY(hasNote(result.types[0].notes, NoteCode::SmallN, Side::A));
        QVERIFY(!hasNote(result.types[0].notes, NoteCode::SmallN, Side::B));
        QVERIFY(hasNote(result.types[0].notes, NoteCode::UnequalN));
        QVERIFY(row(result, "no2").notes.empty());
    }

    void fewValuesOfManyEntitiesAreSaidOfTheAttribute()
    {
        CityMaker a("A", ours);
        a.addNumbers("Air", "no2", 10, 10, 1, "GQ").addNumbers("Air", "temperature", 50, 10, 1, "CEL");
        const Comparison result = compared(a, CityMaker("B", ours).addNumbers("Air", "no2", 60, 10, 1, "GQ"));
        QVERIFY(!hasNote(result.types[0].notes, NoteCode::SmallN, Side::A));
        QVERIFY(hasNote(row(result, "no2").notes, NoteCode::SmallN, Side::A));
        QVERIFY(hasNote(row(result, "no2").notes, NoteCode::UnequalN));
    }

    void oldDataAndOtherPeriodsAreSaid()
    {
        const Comparison result =
            compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ", noon - 48 * hour),
                     CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ", noon));
        QVERIFY(hasNote(result.types[0].notes, NoteCode::Stale, Side::A));
        QVERIFY(!hasNote(result.types[0].notes, NoteCode::Stale, Side::B));
        QVERIFY(hasNote(result.types[0].notes, NoteCode::OtherPeriod));
        const Comparison fresh =
            compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ", noon - hour / 2),
                     CityMaker("B", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ", noon));
        QVERIFY(fresh.types[0].notes.empty());
    }

    void scaleThatIsOffIsSuspected()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 0.4, 0.01),
                                           CityMaker("B", ours).addNumbers("Air", "no2", 40, 42, 1));
        const auto &notes = row(result, "no2").notes;
        const auto found = std::ranges::find(notes, NoteCode::ScaleSuspect, &Note::code);
        QVERIFY(found != notes.end());
        QCOMPARE(found->number, 100.0);
    }

    void aCityWithoutLocationsIsSaid()
    {
        CityMaker b("B", ours);
        for (int i = 0; i < 40; ++i)
            b.add("Air", {{"no2", CityMaker::number(i, "GQ")}});
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"), b);
        QVERIFY(hasNote(result.notes, NoteCode::NoLocation, Side::B));
        QVERIFY(!hasNote(result.notes, NoteCode::NoLocation, Side::A));
        QVERIFY(hasNote(result.types[0].notes, NoteCode::NoLocation, Side::B));
        QCOMPARE(result.types[0].sides.a->located, 40);
        QCOMPARE(result.types[0].sides.b->located, 0);
    }

    void aPartialLoadIsSaid()
    {
        Input a = CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ").input();
        a.complete = false;
        a.total = 90;
        const auto result = civiscope::compare::compare(a, a, {{}, noon}, {});
        QVERIFY(hasNote(result->notes, NoteCode::PartialLoad, Side::A));
        QCOMPARE(result->notes.front().other, 90.0);
        QCOMPARE(row(*result, "no2").sides.a->statistics->n, 40);  // what came is compared all the same
    }

    void undefinedNamesAreEqualBySpellingOnly()
    {
        const Comparison result = compared(CityMaker("A").addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                                           CityMaker("B").addNumbers("Air", "no2", 40, 10, 1, "GQ"));
        QCOMPARE(result.types[0].match, Match::Iri);
        QVERIFY(hasNote(result.types[0].notes, NoteCode::UndefinedTerm));
        QVERIFY(hasNote(row(result, "no2").notes, NoteCode::UndefinedTerm));
    }

    void withoutACommonTypeNothingIsCompared()
    {
        const Comparison result = compared(CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ"),
                                           CityMaker("B", ours).addNumbers("Lamp", "power", 40, 10, 1, "WTT"));
        QVERIFY(result.nothingInCommon);
        QCOMPARE(result.types.size(), 2);
        QCOMPARE(result.types[0].match, Match::OnlyA);
        QCOMPARE(result.types[1].match, Match::OnlyB);
        QCOMPARE(differences(result), (std::vector<std::string>{"type-of-one-city", "type-of-one-city"}));
        QVERIFY(compared(CityMaker("A"), CityMaker("B")).nothingInCommon);
    }

    void aCityHasNoDifferenceFromItself()
    {
        CityMaker a("A", ours);
        a.addNumbers("Air", "no2", 50, 10, 1, "GQ").addNumbers("Lamp", "power", 50, 10, 1, "WTT");
        a.add("Air", {{"status", {{"type", "LanguageProperty"}, {"languageMap", {{"nl", "aan"}, {"en", "on"}}}}}});
        const Comparison result = compared(a, a);
        QVERIFY(result.differences.empty());
        for (const TypeRow &type : result.types) {
            for (const AttributeRow &attribute : type.attributes) {
                QCOMPARE(attribute.match, Match::Iri);
                QVERIFY(attribute.conflicts.empty());
            }
        }
    }

    void anAttributeThatFewerEntitiesHaveIsADifference()
    {
        CityMaker a("A", ours);
        CityMaker b("B", ours);
        CityMaker nearly("C", ours);
        for (int i = 0; i < 100; ++i) {
            a.add("Lamp", {{"power", CityMaker::number(i, "WTT", noon)}});
            for (auto &[city, having] : {std::pair(&b, 60), std::pair(&nearly, 80)}) {
                city->add("Lamp", i < having ? nlohmann::ordered_json{{"power", CityMaker::number(i, "WTT", noon)}}
                                             : nlohmann::ordered_json::object());
            }
        }
        const Comparison result = compared(a, b);
        QCOMPARE(differences(result), std::vector<std::string>{"coverage"});
        QCOMPARE(std::stod(result.differences[0].values.a), 1.0);
        QCOMPARE(std::stod(result.differences[0].values.b), 0.6);
        QVERIFY(differences(compared(a, nearly)).empty());
    }

    void languagesGeometryAndStepsAreToldApart()
    {
        CityMaker a("A", ours);
        CityMaker b("B", ours);
        for (int i = 0; i < 60; ++i) {
            const double west = 4.4 + i * 0.001;
            const nlohmann::ordered_json ring{{west, 51.2}, {west + 1e-4, 51.2}, {west, 51.21}, {west, 51.2}};
            a.add("Lamp", {{"power", CityMaker::number(i, "WTT", noon - i * hour / 360)},  // within ten minutes
                           {"status", {{"type", "LanguageProperty"}, {"languageMap", {{"nl", "aan"}}}}},
                           {"location", CityMaker::place(west, 51.2)}});
            b.add("Lamp",
                  {{"power", CityMaker::number(i, "WTT", noon - i * hour / 60)},  // within an hour
                   {"status", {{"type", "LanguageProperty"}, {"languageMap", {{"en", "on"}}}}},
                   {"location", {{"type", "GeoProperty"}, {"value", {{"type", "Polygon"}, {"coordinates", {ring}}}}}}});
        }
        const Comparison result = compared(a, b);
        QCOMPARE(differences(result), (std::vector<std::string>{"cadence", "geometry", "languages"}));
        const auto isAbout = [](std::optional<double> seconds, double wanted) {
            return seconds && std::abs(*seconds / wanted - 1) < 0.05;
        };
        QVERIFY(isAbout(result.types[0].sides.a->interval, 600));
        QVERIFY(isAbout(result.types[0].sides.b->interval, 3600));
        QCOMPARE(result.types[0].sides.b->geometry, std::string("Polygon"));
    }

    void aStopIsObeyed()
    {
        std::stop_source stop;
        stop.request_stop();
        const Input a = CityMaker("A", ours).addNumbers("Air", "no2", 40, 10, 1, "GQ").input();
        const auto result = civiscope::compare::compare(a, a, {{}, noon}, {stop.get_token(), {}});
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void hostileNamesAndNumbersDoNoHarm()
    {
        CityMaker a("A");
        a.add("Air", {{std::string(5000, 'x'), CityMaker::number(1e308)}, {"y", CityMaker::number(-1e308)}});
        a.add("Air", {{std::string(5000, 'x'), CityMaker::number(-1e308)}, {"<b>y</b>", CityMaker::text("<script>")}});
        CityMaker b("B");
        b.add("Air", {{std::string(5001, 'x'), CityMaker::number(5e-324)}, {"y", CityMaker::number(0)}});
        const Comparison result = compared(a, b);
        QCOMPARE(result.types.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
