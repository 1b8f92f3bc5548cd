// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/timelinewords.h"
#include "words/zonewords.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;

class TestZoneWords : public QObject {
    Q_OBJECT

private:
    const QTimeZone m_brussels{"Europe/Brussels"};
    const QTimeZone m_brisbane{"Australia/Brisbane"};

    static Moment at(const char *text) { return parseDateTime(text)->moment; }
    static QStringList labels(const std::vector<words::TimeTick> &ticks)
    {
        QStringList all;
        for (const words::TimeTick &tick : ticks)
            all << QString(tick.label).replace(QLatin1Char('\n'), QLatin1Char('|'));
        return all;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void timesAreToldInTheirZone()
    {
        const Moment noon = at("2026-07-14T12:00:00Z");
        QCOMPARE(words::timeIn(noon, m_brussels), QStringLiteral("2026-07-14 14:00:00 CEST"));
        QVERIFY(words::timeIn(noon, m_brisbane).startsWith(QLatin1String("2026-07-14 22:00:00 ")));
        QCOMPARE(words::timeIn(noon, QTimeZone::utc()), QStringLiteral("2026-07-14 12:00:00 UTC"));
    }

    void decimalsAreKeptWhereThereAreSome()
    {
        QCOMPARE(words::timeIn(at("2026-01-14T12:00:00.250001Z"), QTimeZone::utc()),
                 QStringLiteral("2026-01-14 12:00:00.250001 UTC"));
        QCOMPARE(words::timeIn(at("2026-01-14T12:00:00.5Z"), QTimeZone::utc()),
                 QStringLiteral("2026-01-14 12:00:00.5 UTC"));
        QCOMPARE(words::timeIn(at("1969-12-31T23:59:59.75Z"), QTimeZone::utc()),
                 QStringLiteral("1969-12-31 23:59:59.75 UTC"));
    }

    void zonesAreNamedWithTheirOffset()
    {
        const Moment winter = at("2026-01-14T12:00:00Z");
        QCOMPARE(words::zoneName(m_brussels, winter, winter), QStringLiteral("Europe/Brussels (CET, UTC+1)"));
        QCOMPARE(words::zoneName(m_brussels, winter, at("2026-05-01T00:00:00Z")),
                 QStringLiteral("Europe/Brussels (CET, UTC+1 → CEST, UTC+2)"));
        QCOMPARE(words::zoneName(QTimeZone::utc(), winter, winter), QStringLiteral("UTC"));
        QVERIFY(words::zoneName(QTimeZone("Asia/Kolkata"), winter, winter).contains(QLatin1String("UTC+5:30")));
    }

    void ticksAreRoundLocalTimes()
    {
        const auto ticks = words::timeTicks(at("2026-01-14T08:10:00Z"), at("2026-01-15T02:00:00Z"), 7, m_brussels);
        QCOMPARE(labels(ticks),
                 QStringList({QStringLiteral("12:00|14 Jan 2026"), QStringLiteral("15:00"), QStringLiteral("18:00"),
                              QStringLiteral("21:00"), QStringLiteral("00:00|15 Jan 2026"), QStringLiteral("03:00")}));
        QCOMPARE(ticks.front().at, at("2026-01-14T11:00:00Z"));
    }

    // 29 March 2026: at 2 the clocks in Brussels go to 3.
    void ticksFollowTheClocks()
    {
        const auto ticks = words::timeTicks(at("2026-03-28T22:00:00Z"), at("2026-03-29T22:00:00Z"), 5, m_brussels);
        QCOMPARE(labels(ticks),
                 QStringList({QStringLiteral("00:00|29 Mar 2026"), QStringLiteral("06:00"), QStringLiteral("12:00"),
                              QStringLiteral("18:00"), QStringLiteral("00:00|30 Mar 2026")}));
        QCOMPARE(ticks[1].at - ticks[0].at, Moment(5) * 3'600'000'000);
    }

    void ticksSpanSecondsToCenturies_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("first");
        QTest::newRow("seconds") << qint64(30) << QStringLiteral("00:00:00|1 Jan 2026");
        QTest::newRow("hours") << qint64(5 * 3600) << QStringLiteral("00:00|1 Jan 2026");
        QTest::newRow("days") << qint64(5 * 86400) << QStringLiteral("1 Jan|2026");
        QTest::newRow("months") << qint64(150 * 86400) << QStringLiteral("Jan|2026");
        QTest::newRow("years") << qint64(6LL * 366 * 86400) << QStringLiteral("2026");
    }
    void ticksSpanSecondsToCenturies()
    {
        QFETCH(qint64, seconds);
        const Moment from = at("2026-01-01T00:00:00Z");
        const auto ticks = words::timeTicks(from, from + seconds * 1'000'000, 8, QTimeZone::utc());
        QTEST(labels(ticks).constFirst(), "first");
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 8);
    }

    void valuesAreExact()
    {
        using Type = history::Value::Type;
        QCOMPARE(words::exactValue({Type::Number, 42.0625001}, "GQ"), QStringLiteral("42.0625001\u202fµg/m³"));
        QCOMPARE(words::exactValue({Type::Boolean, 1}, ""), QStringLiteral("true"));
        QCOMPARE(words::exactValue({Type::Text, 0, "open"}, ""), QStringLiteral("open"));
        QCOMPARE(words::exactValue({}, "GQ"), QStringLiteral("deleted"));
    }

    void aBrokerWithoutHistoryIsSaidSo()
    {
        const QString text = words::noHistory({ErrorCode::NoTemporalApi, "asking for history",
                                               "http://b/ngsi-ld/v1/temporal/entities", "501 Not Implemented", false});
        QVERIFY2(text.startsWith(QLatin1String("This broker offers no history")), qPrintable(text));
        QVERIFY(text.contains(QLatin1String("501 Not Implemented")));
        QVERIFY(words::noHistory({ErrorCode::ConnectionRefused, "", "http://b", "", false})
                    .startsWith(QLatin1String("Nothing answers")));
    }
};

QTEST_APPLESS_MAIN(TestZoneWords)
#include "tst_zonewords.moc"
