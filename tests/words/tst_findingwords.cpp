// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/findingwords.h"

#include <QSet>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using schema::Finding;
using schema::RuleCode;

namespace {

Finding findingOf(RuleCode rule, std::string pointer, std::string found = {}, std::string expected = {})
{
    return {.rule = rule,
            .entity = "urn:a",
            .type = "Station",
            .pointer = std::move(pointer),
            .found = std::move(found),
            .expected = std::move(expected),
            .schema = {}};
}

}  // namespace

class TestFindingWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasASentence_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QStringList>("facts");  // pointer, found, expected
        QTest::addColumn<QString>("sentence");
        const auto row = [](RuleCode rule, const QStringList &facts, const QString &sentence) {
            QTest::addRow("%s %s", schema::ruleWord(rule).data(), qPrintable(facts.join(u' ')))
                << int(rule) << facts << sentence;
        };
        using enum RuleCode;
        const QString no2 = u"/no2/value"_s;
        row(SchemaRequired, {{}, {}, u"location"_s}, u"the entity lacks “location”."_s);
        row(SchemaAdditional, {u"/no3"_s, {}, {}}, u"The schema of Station has no “no3”."_s);
        for (const RuleCode rule : {SchemaType, SchemaEnum, SchemaConst, SchemaFormat, SchemaPattern, SchemaMinimum,
                                    SchemaMaximum, SchemaMultipleOf, SchemaLength, SchemaItems, SchemaProperties,
                                    SchemaAlternatives, SchemaNot, SchemaOther}) {
            row(rule, {no2, u"\"12\""_s, u"number"_s}, u"“no2” is \"12\", but should be number."_s);
            row(rule, {no2, u"\"12\""_s, {}}, u"“no2” is \"12\", which the schema does not allow."_s);
        }
        row(Unreadable, {{}, u"a.json, 3"_s, {}}, u"What stands at a.json, 3 could not be read as an entity."_s);
        row(DuplicateId, {{}, u"line 9"_s, {}},
            u"urn:a comes again at line 9, with other content; the first was kept."_s);
        row(IdNotUri, {u"/id"_s, u"\"a b\""_s, {}}, u"The id \"a b\" is no URI."_s);
        row(KindMalformed, {u"/no2"_s, {}, u"value"_s}, u"“no2” has no value."_s);
        row(KindMalformed, {u"/near"_s, u"\"b\""_s, u"URI"_s},
            u"“near” is a relationship to \"b\", which is no URI."_s);
        row(KindMalformed, {u"/name"_s, u"\"x\""_s, u"languageMap"_s},
            u"“name” should hold texts by language, but is \"x\"."_s);
        row(KindMalformed, {u"/no2"_s, u"\"Thing\""_s, {}},
            u"“no2” says it is of the kind \"Thing\", which NGSI-LD does not know."_s);
        row(KindGeometry, {u"/location"_s, {}, {}}, u"“location” is a Property, but holds a geometry."_s);
        row(KindLeftover, {u"/no2/metadata"_s, {}, {}}, u"“no2.metadata” is how NGSIv2 wrote it."_s);
        row(KeyRepeated, {u"/no2"_s, {}, {}}, u"“no2” stands twice; the last one was taken."_s);
        row(NameNotPortable, {u"/a b"_s, {}, {}}, u"The name “a b” cannot be used in queries."_s);
        row(ValueNull, {no2, u"null"_s, {}}, u"“no2” is null."_s);
        row(NumberAsString, {no2, u"\"12\""_s, {}}, u"“no2” is the text \"12\", where other entities have a number."_s);
        row(TimeUnreadable, {u"/no2/observedAt"_s, u"\"soon\""_s, {}},
            u"“no2.observedAt” is \"soon\", which is no time."_s);
        row(TimeWithoutZone, {u"/no2/observedAt"_s, u"\"2026\""_s, {}},
            u"“no2.observedAt” is \"2026\" and does not say in which zone; it was read as UTC."_s);
        row(TimeInFuture, {u"/no2/observedAt"_s, u"\"2036\""_s, {}},
            u"“no2.observedAt” is \"2036\", which is still to come."_s);
        row(TimeImplausible, {u"/no2/observedAt"_s, u"\"1970\""_s, {}},
            u"“no2.observedAt” is \"1970\": a clock that was not set, most likely."_s);
        row(UnitUnknown, {u"/no2/unitCode"_s, u"\"ugm3\""_s, {}},
            u"“no2.unitCode” is \"ugm3\", which is not among the known UN/CEFACT codes."_s);
        row(UnitUnknown, {u"/no2/unitCode"_s, u"\"µg/m³\""_s, u"GQ"_s},
            u"“no2.unitCode” is \"µg/m³\"; the code for that is GQ (µg/m³)."_s);
        row(UnitMissing, {u"/no2"_s, {}, {}}, u"“no2” is a measured number without a unit."_s);
        row(UnitMissing, {u"/no2"_s, {}, u"GQ"_s}, u"“no2” has no unit, where other entities have GQ (µg/m³)."_s);
        row(UnitMissing, {u"/n"_s, {}, u"C62"_s}, u"“n” has no unit, where other entities have C62."_s);
        row(TermUndefined, {u"/type"_s, u"\"Plek\""_s, {}}, u"No context says what the type \"Plek\" means."_s);
        row(TermUndefined, {u"/no3"_s, {}, {}}, u"No context says what “no3” means."_s);
        row(TermNearMiss, {u"/lokation"_s, {}, u"location"_s}, u"No context knows “lokation”; was “location” meant?"_s);
        row(AxesSwapped, {u"/location/value"_s, {}, {}},
            u"“location” seems to give the latitude first: the other way round it is in place."_s);
        row(NullIsland, {u"/location/value"_s, {}, {}}, u"“location” is 0°, 0°, in the sea off Africa."_s);
        const auto geometry = [&](const QString &why, const QString &said) {
            row(GeometryInvalid, {u"/location/value"_s, {}, why}, u"“location” is no valid geometry: %1."_s.arg(said));
        };
        geometry(u"range"_s, u"its coordinates are no place on earth"_s);
        geometry(u"numbers"_s, u"its coordinates are texts, not numbers"_s);
        geometry(u"closed"_s, u"a ring does not end where it begins"_s);
        geometry(u"geometry"_s, u"it cannot be drawn"_s);
        geometry(u"type"_s, u"its type is misspelt"_s);
        geometry(u"nesting"_s, u"its coordinates stand in one array too many"_s);
        geometry(u"Self-intersection"_s, u"Self-intersection"_s);
        row(RelationshipDangling, {u"/near/object"_s, u"\"urn:b\""_s, {}},
            u"“near” leads to \"urn:b\", which is not here."_s);
    }
    void everyRuleHasASentence()
    {
        QFETCH(int, rule);
        QFETCH(QStringList, facts);
        QTEST(words::sentence(
                  findingOf(RuleCode(rule), facts[0].toStdString(), facts[1].toStdString(), facts[2].toStdString())),
              "sentence");
    }

    void everyRuleHasATitleASentenceAndAdvice()
    {
        QSet<QString> titles;
        for (int rule = 0; rule < schema::ruleCount; ++rule) {
            const schema::RuleInfo &info = schema::ruleInfo(RuleCode(rule));
            titles << words::ruleTitle(info.code);
            const Finding finding = findingOf(info.code, "/a", "x", "y");
            const QString sentence = words::sentence(finding);
            QVERIFY2(sentence.endsWith(u'.') || sentence.endsWith(u'?'), info.word.data());
            QVERIFY2(!sentence.contains(u'%'), info.word.data());
            QVERIFY2(words::advice(finding).endsWith(u'.') || words::advice(finding).endsWith(u'…'), info.word.data());
        }
        QCOMPARE(titles.size(), schema::ruleCount);
        QVERIFY(!titles.contains(QString()));
    }

    void titlesAreShort_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QString>("title");
        const auto row = [](RuleCode rule, const QString &title) {
            QTest::newRow(schema::ruleWord(rule).data()) << int(rule) << title;
        };
        row(RuleCode::SchemaType, u"Value of the wrong type"_s);
        row(RuleCode::SchemaRequired, u"Required attribute missing"_s);
        row(RuleCode::DuplicateId, u"Same id, other content"_s);
        row(RuleCode::NumberAsString, u"Number written as text"_s);
        row(RuleCode::TermNearMiss, u"Name that looks misspelt"_s);
        row(RuleCode::RelationshipDangling, u"Relationship to nothing"_s);
    }
    void titlesAreShort()
    {
        QFETCH(int, rule);
        QTEST(words::ruleTitle(RuleCode(rule)), "title");
    }

    void adviceFitsTheCase_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("advice");
        const auto row = [](RuleCode rule, const QString &expected, const QString &advice) {
            QTest::addRow("%s %s", schema::ruleWord(rule).data(), qPrintable(expected))
                << int(rule) << expected << advice;
        };
        using enum RuleCode;
        row(SchemaType, {}, u"Send it as the schema asks: numbers without quotes, lists in brackets."_s);
        row(SchemaFormat, u"date-time"_s, u"Write times like 2026-01-31T12:00:00Z, with the Z or an offset."_s);
        row(SchemaFormat, u"email"_s, u"Write it in the form that the schema names."_s);
        row(SchemaMaximum, {},
            u"Check the sensor and the unit; placeholders such as -1 or 9999 are better left out."_s);
        row(KindMalformed, u"value"_s, u"Send the value, or leave the attribute out."_s);
        row(KindMalformed, u"URI"_s, u"Point to the id of an entity; leave the relationship out when there is none."_s);
        row(KindMalformed, {}, u"Use a kind of the standard: mostly Property, GeoProperty or Relationship."_s);
        row(UnitMissing, {}, u"Add unitCode, so that the number can be compared."_s);
        row(AxesSwapped, {}, u"GeoJSON has the longitude first."_s);
    }
    void adviceFitsTheCase()
    {
        QFETCH(int, rule);
        QFETCH(QString, expected);
        QTEST(words::advice(findingOf(RuleCode(rule), "/a", {}, expected.toStdString())), "advice");
    }

    void pointersAreNamedAsPeopleDo_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("entity") << QString() << u"the entity is null."_s;
        QTest::newRow("attribute") << u"/no2"_s << u"“no2” is null."_s;
        QTest::newRow("value") << u"/no2/value"_s << u"“no2” is null."_s;
        QTest::newRow("instance") << u"/no2/1/value"_s << u"“no2” is null."_s;
        QTest::newRow("sub-attribute") << u"/no2/quality/value"_s << u"“no2.quality” is null."_s;
        QTest::newRow("feature") << u"/properties/no2/value"_s << u"“no2” is null."_s;
        QTest::newRow("escaped") << u"/a~1b~0c"_s << u"“a/b~c” is null."_s;
        QTest::newRow("index alone") << u"/0"_s << u"the entity is null."_s;
    }
    void pointersAreNamedAsPeopleDo()
    {
        QFETCH(QString, pointer);
        QTEST(words::sentence(findingOf(RuleCode::ValueNull, pointer.toStdString())), "sentence");
    }

    void longValuesAreCut()
    {
        const Finding finding = findingOf(RuleCode::IdNotUri, "/id", std::string(200, 'x'));
        QCOMPARE(words::sentence(finding), u"The id "_s + QString(59, u'x') + u"… is no URI."_s);
    }

    void severitiesAndFaultsHaveWords()
    {
        QCOMPARE(words::severity(schema::Severity::Error), u"error"_s);
        QCOMPARE(words::severity(schema::Severity::Warning), u"warning"_s);
        QCOMPARE(words::severity(schema::Severity::Note), u"note"_s);
        QCOMPARE(words::fault(schema::Fault::Data), u"data"_s);
        QCOMPARE(words::fault(schema::Fault::Model), u"model"_s);
    }
};

QTEST_APPLESS_MAIN(TestFindingWords)
#include "tst_findingwords.moc"
