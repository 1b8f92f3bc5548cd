// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/comparewords.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using compare::AttributeRow;
using compare::AttributeSide;
using compare::Comparison;
using compare::Conflict;
using compare::Difference;
using compare::DifferenceCode;
using compare::Match;
using compare::Note;
using compare::NoteCode;
using compare::Side;
using compare::TypeRow;
using compare::TypeSide;

namespace {

const words::CityNames cities{u"Antwerp"_s, u"Brisbane"_s};

AttributeSide attributeSide(std::string name)
{
    return {.iri = "https://example.org/" + name, .name = std::move(name)};
}

TypeSide typeSide(std::string name, std::int64_t count = 10)
{
    return {.iri = "https://example.org/" + name, .name = std::move(name), .count = count};
}

// One type of both with one attribute of both, one type of each city alone.
Comparison comparisonOf()
{
    Comparison all;
    all.sources.a.name = "Antwerp";
    all.sources.b.name = "Brisbane";
    AttributeRow temperature{.sides = {attributeSide("temperature"), attributeSide("temperature")}};
    temperature.sides.a->datatype = store::Datatype::Number;
    temperature.sides.b->datatype = store::Datatype::String;
    all.types = {TypeRow{.sides = {typeSide("Weather"), typeSide("Weather")}, .attributes = {temperature}},
                 TypeRow{.match = Match::OnlyA, .sides = {typeSide("Zone"), std::nullopt}},
                 TypeRow{.match = Match::OnlyB, .sides = {std::nullopt, typeSide("Ferry")}}};
    return all;
}

QString said(NoteCode code, std::optional<Side> side, double number = 0, double other = 0)
{
    return words::note(Note{.code = code, .side = side, .number = number, .other = other}, cities);
}

}  // namespace

class TestCompareWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void citiesOfOneNameAreToldApart()
    {
        Comparison both = comparisonOf();
        QCOMPARE(words::cityNames(both).a, u"Antwerp"_s);
        both.sources.b.name = "Antwerp";
        QCOMPARE(words::cityNames(both).a, u"Antwerp (A)"_s);
        QCOMPARE(words::cityNames(both).b, u"Antwerp (B)"_s);
    }

    void sharesAreNeverQuiteAllOrNothing_data()
    {
        QTest::addColumn<double>("part");
        QTest::addColumn<QString>("share");
        QTest::newRow("none") << 0.0 << u"0 %"_s;
        QTest::newRow("nearly none") << 0.0001 << u"<1 %"_s;
        QTest::newRow("one") << 0.01 << u"1 %"_s;
        QTest::newRow("half") << 0.5 << u"50 %"_s;
        QTest::newRow("nearly all") << 0.9999 << u">99 %"_s;
        QTest::newRow("all") << 1.0 << u"100 %"_s;
    }
    void sharesAreNeverQuiteAllOrNothing()
    {
        QFETCH(double, part);
        QTEST(words::share(part), "share");
    }

    void everyMatchHasWords()
    {
        Comparison both = comparisonOf();
        QCOMPARE(words::match(both, Match::Iri), u"same IRI"_s);
        QCOMPARE(words::match(both, Match::Mapped), u"accepted"_s);
        QCOMPARE(words::match(both, Match::Suggested), u"suggested"_s);
        QCOMPARE(words::match(both, Match::OnlyA), u"only in Antwerp"_s);
        QCOMPARE(words::match(both, Match::OnlyB), u"only in Brisbane"_s);
        both.sources.b.complete = false;
        QCOMPARE(words::match(both, Match::OnlyA), u"so far only in Antwerp"_s);
        QCOMPARE(words::match(both, Match::OnlyB), u"only in Brisbane"_s);
    }

    void everyNoteHasASentence()
    {
        using enum NoteCode;
        QCOMPARE(said(SmallN, Side::A, 10), u"Only 10 in Antwerp: too few to say much."_s);
        QCOMPARE(said(UnequalN, {}, 3018, 12),
                 u"3,018 in Antwerp, 12 in Brisbane: the two are not equally well known."_s);
        QCOMPARE(said(PartialLoad, Side::B, 1, 742),
                 u"Only a part of the entities of Brisbane was loaded: 1 of 742."_s);
        QCOMPARE(said(PartialLoad, Side::B, 1),
                 u"Not all entities of Brisbane were loaded (only 1), and it does not say how many are missing."_s);
        QCOMPARE(said(Stale, Side::A, 3 * 86400), u"The newest observation of Antwerp is 3 days old."_s);
        QCOMPARE(said(OtherPeriod, {}, 7200), u"The two were observed at other times, 2 h apart."_s);
        QCOMPARE(said(MissingUnit, Side::A, 5, 5),
                 u"Antwerp gives no unit, or one that is in no table: its numbers are shown as they came."_s);
        QCOMPARE(
            said(MissingUnit, Side::A, 1, 5),
            u"Numbers of Antwerp that are left out, for their unit is missing or does not fit the others: 1 of 5."_s);
        QCOMPARE(said(SuggestedMatch, {}, 0.83),
                 u"The IRIs differ; that both mean the same is a guess (83 of 100) until somebody accepts it."_s);
        QCOMPARE(said(ScaleSuspect, {}, 100),
                 u"The numbers of Brisbane are about 100 times those of Antwerp. A percentage beside a fraction?"_s);
        QCOMPARE(said(ScaleSuspect, {}, 0.001),
                 u"The numbers of Antwerp are about 1,000 times those of Brisbane. Do both use the same unit?"_s);
        QCOMPARE(said(NoLocation, Side::B, 10, 10),
                 u"Nothing of this in Brisbane has a location, so no map shows it."_s);
        QCOMPARE(said(NoLocation, Side::B, 1, 10), u"Without a location in Brisbane: 1 of 10."_s);
        QCOMPARE(said(UndefinedTerm, {}),
                 u"No context says what this name means: the two are equal by spelling only."_s);
    }

    void noNoteIsLeftWithoutWords()
    {
        for (int code = 0; code <= int(NoteCode::UndefinedTerm); ++code) {
            const QString sentence = said(NoteCode(code), Side::A, 3, 7);
            QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'%'),
                     QByteArray::fromStdString(std::string(compare::noteWord(NoteCode(code)))));
        }
    }

    void suggestionsSayWhatSpeaksForThem()
    {
        using enum compare::MatchReason;
        QCOMPARE(words::suggestion({.score = 0.83, .reasons = {SameName, SameUnit}}),
                 u"same short name, same unit; 83 of 100"_s);
        QCOMPARE(words::suggestion({.score = 1,
                                    .reasons = {SimilarName, SameKind, SameDatatype, ConvertibleUnit, SimilarRange,
                                                SharedAttributes}}),
                 u"similar name, same kind, same sort of value, units that convert, numbers in the same range, many "
                 "attributes of the same name; 100 of 100"_s);
    }

    void conflictsSayWhatDiffers()
    {
        AttributeRow row{.sides = {attributeSide("speed"), attributeSide("speed")},
                         .conflicts = {Conflict::Meaning, Conflict::Kind, Conflict::Datatype, Conflict::Unit}};
        row.sides.a->kind = ngsild::AttributeKind::Property;
        row.sides.a->datatype = store::Datatype::Number;
        row.sides.b->datatype = store::Datatype::String;
        row.sides.a->unit = "KMH";
        row.sides.b->unit = "C62";
        QCOMPARE(words::conflicts(row, cities),
                 QStringList({u"One short name, two meanings: the IRIs differ."_s,
                              u"Property in Antwerp, several kinds in Brisbane."_s,
                              u"numbers in Antwerp, texts in Brisbane."_s,
                              u"The units do not convert into each other: km/h in Antwerp, one (C62) in Brisbane."_s}));
        row.conflicts.clear();
        QVERIFY(words::conflicts(row, cities).isEmpty());
    }

    void sortsOfValuesHaveWords()
    {
        AttributeRow row{.sides = {attributeSide("x"), attributeSide("x")}, .conflicts = {Conflict::Datatype}};
        QStringList all;
        for (int type = 0; type <= int(store::Datatype::Mixed); ++type) {
            row.sides.a->datatype = store::Datatype(type);
            row.sides.b->datatype = store::Datatype(type);
            all << words::conflicts(row, cities).constFirst().section(u" in "_s, 0, 0);
        }
        all.removeDuplicates();
        QCOMPARE(all.size(), int(store::Datatype::Mixed) + 1);
        QVERIFY(all.contains(u"yes or no"_s) && all.contains(u"values of several sorts"_s));
    }

    void conversionsShowTheirFormula()
    {
        QCOMPARE(words::conversion({"FAH", "CEL", 5.0 / 9, -160.0 / 9}, cities),
                 u"°F of Brisbane is shown in °C (× 0.5556 − 17.78)."_s);
        QCOMPARE(words::conversion({"MTS", "KMH", 3.6, 0}, cities), u"m/s of Brisbane is shown in km/h (× 3.6)."_s);
        QCOMPARE(words::conversion({"CEL", "FAH", 1.8, 32}, cities), u"°C of Brisbane is shown in °F (× 1.8 + 32)."_s);
    }

    void everyDifferenceHasASentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("ofAttribute");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("sentence");
        const auto row = [](DifferenceCode code, int type, bool ofAttribute, const QStringList &values,
                            const QString &sentence) {
            QTest::addRow("%s %s", std::string(compare::differenceWord(code)).c_str(), qPrintable(values.join(u' ')))
                << int(code) << type << ofAttribute << values << sentence;
        };
        using enum DifferenceCode;
        row(Unit, 0, true, {u"CEL"_s, u"FAH"_s}, u"temperature of Weather: °C in Antwerp, °F in Brisbane."_s);
        row(Unit, 0, true, {u"CEL"_s, {}}, u"temperature of Weather: °C in Antwerp, no unit in Brisbane."_s);
        row(Scale, 0, true, {u"C62"_s, u"P1"_s},
            u"temperature of Weather: one (C62) in Antwerp, % in Brisbane, so 50 % is written differently."_s);
        row(ShortName, 0, true, {u"temp"_s, u"temperature"_s},
            u"temperature of Weather: the same IRI is called temp in Antwerp, temperature in Brisbane."_s);
        row(TypeName, 0, false, {u"Weer"_s, u"Weather"_s},
            u"Weather: the same IRI is called Weer in Antwerp, Weather in Brisbane."_s);
        row(SameNameOtherIri, 0, true, {{}, {}}, u"temperature of Weather: one name, but another IRI in each city."_s);
        row(Cadence, 0, false, {u"600"_s, u"3600"_s},
            u"Weather: observed about every 10 min in Antwerp, 1 h in Brisbane."_s);
        row(Coverage, 0, true, {u"1"_s, u"0.5"_s},
            u"temperature of Weather: given by 100 % in Antwerp, 50 % in Brisbane of the entities."_s);
        row(Geometry, 0, false, {u"Point"_s, u"Polygon"_s}, u"Weather: Point in Antwerp, Polygon in Brisbane."_s);
        row(Languages, 0, true, {u"nl"_s, u"en"_s},
            u"temperature of Weather: languages nl in Antwerp, en in Brisbane."_s);
        row(TypeOfOneCity, 1, false, {u"x"_s, {}}, u"Zone: only in Antwerp."_s);
        row(TypeOfOneCity, 2, false, {{}, u"x"_s}, u"Ferry: only in Brisbane."_s);
        row(AttributeOfOneCity, 0, true, {u"x"_s, {}}, u"temperature of Weather: only in Antwerp."_s);
        row(Kind, 0, true, {u"Property"_s, u"Relationship"_s},
            u"temperature of Weather: Property in Antwerp, Relationship in Brisbane."_s);
        row(Datatype, 0, true, {{}, {}}, u"temperature of Weather: numbers in Antwerp, texts in Brisbane."_s);
    }
    void everyDifferenceHasASentence()
    {
        QFETCH(int, code);
        QFETCH(int, type);
        QFETCH(bool, ofAttribute);
        QFETCH(QStringList, values);
        const Difference difference{.code = DifferenceCode(code),
                                    .type = std::size_t(type),
                                    .attribute = ofAttribute ? std::optional<std::size_t>(0) : std::nullopt,
                                    .values = {values[0].toStdString(), values[1].toStdString()}};
        QTEST(words::difference(comparisonOf(), difference), "sentence");
    }

    void theOverviewCountsTypes()
    {
        Comparison both = comparisonOf();
        QCOMPARE(words::overview(both), u"Types in both: 1 (1 by IRI). Only in Antwerp: 1. Only in Brisbane: 1."_s);
        both.types.push_back(TypeRow{.match = Match::Mapped, .sides = {typeSide("A"), typeSide("B")}});
        both.types.push_back(TypeRow{.match = Match::Suggested, .sides = {typeSide("C"), typeSide("D")}});
        QCOMPARE(words::overview(both), u"Types in both: 3 (1 by IRI, 1 accepted, 1 suggested). Only in Antwerp: 1. "
                                        "Only in Brisbane: 1."_s);
        both.types.erase(both.types.begin());
        both.types.resize(2);
        both.nothingInCommon = true;
        QCOMPARE(words::overview(both), u"The two have no type in common. Only in Antwerp: 1. Only in Brisbane: 1. "
                                        "What each has is listed below."_s);
    }
};

QTEST_GUILESS_MAIN(TestCompareWords)
#include "tst_comparewords.moc"
