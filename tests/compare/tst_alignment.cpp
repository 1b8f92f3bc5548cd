// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/alignment.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace civiscope::compare;

class TestAlignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreAlike_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("same") << QByteArray("no2") << QByteArray("no2") << 1.0 << 1.0;
        QTest::newRow("spelling") << QByteArray("pm25") << QByteArray("pm2_5") << 1.0 << 1.0;
        QTest::newRow("case") << QByteArray("windSpeed") << QByteArray("wind_speed") << 1.0 << 1.0;
        QTest::newRow("plural") << QByteArray("freeSlotNumber") << QByteArray("freeSlotsNumber") << 0.9 << 0.99;
        QTest::newRow("one word more") << QByteArray("temperature") << QByteArray("airTemperature") << 0.6 << 0.9;
        QTest::newRow("other substance") << QByteArray("no2") << QByteArray("o3") << 0.0 << 0.5;
        QTest::newRow("other size") << QByteArray("pm25") << QByteArray("pm10") << 0.0 << 0.5;
        QTest::newRow("opposite") << QByteArray("temperatureMin") << QByteArray("temperatureMax") << 0.0 << 0.5;
        QTest::newRow("nothing") << QByteArray("name") << QByteArray("windSpeed") << 0.0 << 0.4;
        QTest::newRow("no letters") << QByteArray("…") << QByteArray("name") << 0.0 << 0.0;
    }
    void namesAreAlike()
    {
        QFETCH(const QByteArray, a);
        QFETCH(const QByteArray, b);
        QFETCH(const double, least);
        QFETCH(const double, most);
        const double found = nameSimilarity(a.constData(), b.constData());
        QVERIFY2(found >= least && found <= most, QByteArray::number(found).constData());
        QCOMPARE(nameSimilarity(b.constData(), a.constData()), found);
    }

    void aMappingIsReadFromItsFile()
    {
        Mapping mapping;
        decide(mapping, {"https://a/T", "https://b/T", "", "", true});
        decide(mapping, {"https://a/T", "https://b/T", "https://a/x", "https://b/y", false});
        decide(mapping, {"https://a/T", "https://b/T", "", "", false});  // said anew
        const nlohmann::json types{{"a", "https://a/T"}, {"b", "https://b/T"}};
        const nlohmann::json names{{"a", "https://a/x"}, {"b", "https://b/y"}};
        const auto read = mappingFromJson(nlohmann::json::array(
            {{{"type", types}, {"attribute", names}, {"accepted", false}}, {{"type", types}, {"accepted", false}}}));
        QVERIFY(read);
        QCOMPARE(read->size(), 2);
        QVERIFY(*read == mapping);
        QVERIFY(!read->back().accepted);
    }

    void aDamagedMappingSaysWhere()
    {
        const auto where = [](const char *text) { return mappingFromJson(nlohmann::json::parse(text)).error().where; };
        QCOMPARE(where(R"({})"), std::string());
        QCOMPARE(where(R"([{"type":{"a":"x","b":"y"}},{"type":"x"}])"), std::string("/1"));
        QCOMPARE(where(R"([{"type":{"a":"x","b":"y"},"attribute":{"a":"z"}}])"), std::string("/0/attribute"));
        QCOMPARE(where(R"([{"type":{"a":"x","b":"y"},"accepted":"yes"}])"), std::string("/0/accepted"));
    }
};

QTEST_GUILESS_MAIN(TestAlignment)
#include "tst_alignment.moc"
