// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/mapwords.h"
#include "words/tablewords.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

class TestTableWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everyColumnHasAHead_data()
    {
        QTest::addColumn<int>("head");
        QTest::addColumn<QString>("said");
        int next = 0;
        for (const QString &said : {u"id"_s,
                                    u"observed"_s,
                                    u"Attribute"_s,
                                    u"Value"_s,
                                    u"Source"_s,
                                    u"Entities"_s,
                                    u"Newest"_s,
                                    u"Type, attribute"_s,
                                    u"Match"_s,
                                    u"Filled, Antwerp"_s,
                                    u"Unit, Antwerp"_s,
                                    u"Newest, Antwerp"_s,
                                    u"Valid, Antwerp"_s,
                                    u"What to know"_s,
                                    u"Where"_s,
                                    u"Why"_s,
                                    u"Detail"_s,
                                    u"What came"_s,
                                    u"What"_s,
                                    u"How often, where"_s}) {
            QTest::newRow(qPrintable(said)) << next++ << said;
        }
        QCOMPARE(next, words::columnHeadCount);
    }
    void everyColumnHasAHead()
    {
        QFETCH(int, head);
        QTEST(words::head(words::ColumnHead(head), u"Antwerp"_s), "said");
    }

    void onlyTheFixedColumnsOfTheTableExplainThemselves()
    {
        QCOMPARE(words::headToolTip(words::ColumnHead::Id), u"The entity's identifier"_s);
        QCOMPARE(words::headToolTip(words::ColumnHead::Observed),
                 u"Newest observation of any attribute, else when the entity was modified"_s);
        QCOMPARE(words::headToolTip(words::ColumnHead::Source), QString());
    }

    void membersOfTheStandardAreNamed()
    {
        QCOMPARE(words::memberName(words::EntityMember::Id), u"id"_s);
        QCOMPARE(words::memberName(words::EntityMember::Type), u"type"_s);
        QCOMPARE(words::memberName(words::EntityMember::Scope), u"scope"_s);
        QCOMPARE(words::memberName(words::EntityMember::Kind), u"kind"_s);
    }

    void linesOfToolTips()
    {
        const Moment noon = parseDateTime("2026-01-14T12:00:00Z")->moment;
        QCOMPARE(words::unitLine("GQ"), u"Unit: µg/m³ (GQ)"_s);
        QCOMPARE(words::observedLine(noon), u"Observed: 2026-01-14 12:00:00 UTC"_s);
        QCOMPARE(words::kindLine("Property"), u"Kind: Property"_s);
        QCOMPARE(words::datasetLine(u"urn:d"_s), u"Dataset: urn:d"_s);
        QCOMPARE(words::presentLine(3, 7), u"In 3 of 7 entities"_s);
        QCOMPARE(words::newestLine(noon), u"Newest observation: 2026-01-14 12:00:00 UTC"_s);
        QCOMPARE(words::newestLine(std::nullopt), u"No observation tells its time"_s);
        QCOMPARE(words::askedLine(noon), u"Asked last: 2026-01-14 12:00:00 UTC"_s);
        QCOMPARE(words::undefinedName(), u"No context in use says what this name means."_s);
        QCOMPARE(words::undefinedType(), u"No context in use says what this type means."_s);
        QCOMPARE(words::yesOrNo(true), u"yes"_s);
        QCOMPARE(words::yesOrNo(false), u"no"_s);
        QCOMPARE(words::noValue(), u"(no value)"_s);
    }

    void entriesOfLegends()
    {
        QCOMPARE(words::emptyText(), u"(empty)"_s);
        QCOMPARE(words::inAnotherUnit(), u"in another unit"_s);
        QCOMPARE(words::withoutValue(), u"no value"_s);
        QCOMPARE(words::baseMapAttribution(false), u"Base map: Natural Earth"_s);
        QCOMPARE(words::baseMapAttribution(true), u"Base map: Natural Earth · sketch of the city: Civiscope"_s);
    }
};

QTEST_GUILESS_MAIN(TestTableWords)
#include "tst_tablewords.moc"
