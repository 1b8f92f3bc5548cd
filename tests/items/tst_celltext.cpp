// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/celltext.h"
#include "support/cityoftext.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

namespace {

// The cell that a value given as JSON becomes, with the column it stands in.
struct Held {
    store::VersionPtr version;
    store::ColumnPtr column;
    [[nodiscard]] store::Cell cell() const { return column->at(0); }
    [[nodiscard]] QString readable() const { return items::readableText(cell(), column->kind(0)); }
    [[nodiscard]] QString exact() const { return items::exactText(cell()); }
};

Held held(const std::string &attribute)
{
    Held made;
    made.version = test::versionOf(R"([{"id":"urn:a","type":"Thing","x":)" + attribute + "}]");
    made.column = made.version->tables().front()->columns().front();
    return made;
}

}  // namespace

class TestCellText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void everySortOfValueReadsWell_data()
    {
        QTest::addColumn<QByteArray>("attribute");
        QTest::addColumn<QString>("readable");
        QTest::addColumn<QString>("exact");
        const auto row = [](const char *name, const char *attribute, const QString &readable, const QString &exact) {
            QTest::newRow(name) << QByteArray(attribute) << readable << exact;
        };
        row("number", R"({"type":"Property","value":1204.256})", u"1,204"_s, u"1204.256"_s);
        row("small number", R"({"type":"Property","value":0.00421987})", u"0.00422"_s, u"0.00421987"_s);
        row("true", R"({"type":"Property","value":true})", u"yes"_s, u"true"_s);
        row("false", R"({"type":"Property","value":false})", u"no"_s, u"false"_s);
        row("text", R"({"type":"Property","value":"Groenplaats"})", u"Groenplaats"_s, u"Groenplaats"_s);
        row("lines", R"({"type":"Property","value":"a\n  b\tc"})", u"a b c"_s, u"a\n  b\tc"_s);
        row("empty", R"({"type":"Property","value":""})", QString(), QString());
        row("relationship", R"({"type":"Relationship","object":"urn:b"})", u"→ urn:b"_s, u"urn:b"_s);
        row("languages", R"({"type":"LanguageProperty","languageMap":{"nl":"Plein","en":"Square"}})", u"Square"_s,
            u"{\"nl\":\"Plein\",\"en\":\"Square\"}"_s);
        row("structure", R"({"type":"Property","value":{"a":[1,2]}})", u"{\"a\":[1,2]}"_s, u"{\"a\":[1,2]}"_s);
        row("polygon",
            R"({"type":"GeoProperty","value":{"type":"Polygon","coordinates":[[[4,51],[5,51],[5,52],[4,51]]]}})",
            u"Polygon"_s, u"{\"type\":\"Polygon\",\"coordinates\":[[[4,51],[5,51],[5,52],[4,51]]]}"_s);
    }
    void everySortOfValueReadsWell()
    {
        QFETCH(QByteArray, attribute);
        const Held value = held(attribute.toStdString());
        QTEST(value.readable(), "readable");
        QTEST(value.exact(), "exact");
    }

    void pointsAreLongitudeAndLatitude()
    {
        const Held place = held(R"({"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4025,51.2194]}})");
        QCOMPARE(place.readable(), u"4.40250, 51.21940"_s);
    }

    void timesAreInTheSystemsZone()
    {
        const Held time =
            held(R"({"type":"Property","value":{"@type":"DateTime","@value":"2026-01-14T13:00:00+01:00"}})");
        QCOMPARE(time.readable(), u"2026-01-14 12:00:00 UTC"_s);
    }

    void nothingIsEmpty()
    {
        QCOMPARE(items::readableText({}, ngsild::AttributeKind::Property), QString());
        QCOMPARE(items::exactText({}), QString());
    }

    void languageMapsFollowTheUser()
    {
        QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Belgium));
        const Held name = held(R"({"type":"LanguageProperty","languageMap":{"en":"Square","nl":"Plein"}})");
        QCOMPARE(name.readable(), u"Plein"_s);
    }

    void longTextsAreCutToALine()
    {
        const Held text = held("{\"type\":\"Property\",\"value\":\"" + std::string(300, 'x') + "\"}");
        QCOMPARE(text.readable(), QString(200, u'x') + u'…');
        QCOMPARE(text.exact().size(), 300);
    }

    void idsAreShortenedInTheMiddle_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("shortened");
        QTest::newRow("short") << u"urn:ngsi-ld:Lamp:1"_s << u"urn:ngsi-ld:Lamp:1"_s;
        QTest::newRow("just fits") << QString(40, u'a') << QString(40, u'a');
        QTest::newRow("long") << u"urn:ngsi-ld:AirQualityObserved:Antwerp:station:0042"_s
                              << u"urn:ngsi-ld:Air…ved:Antwerp:station:0042"_s;
        QTest::newRow("empty") << QString() << QString();
    }
    void idsAreShortenedInTheMiddle()
    {
        QFETCH(QString, id);
        const QString shortened = items::shortId(id.toStdString());
        QTEST(shortened, "shortened");
        QVERIFY(shortened.size() <= 40);
    }

    void toolTipsAreNoMarkup()
    {
        QCOMPARE(items::plainToolTip({}), QString());
        const QString tip = items::plainToolTip(u"<b>a</b>\nb"_s);
        QVERIFY(!tip.contains(u"<b>"_s));
        QVERIFY(tip.contains(u"&lt;b&gt;a&lt;/b&gt;"_s));
    }
};

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
