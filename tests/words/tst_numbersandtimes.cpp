// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/numberwords.h"
#include "words/timewords.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;

class TestNumbersAndTimes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void numbersAreForPeople_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole") << 1204.0 << QStringLiteral("1,204");
        QTest::newRow("million") << 1234567.0 << QStringLiteral("1,234,567");
        QTest::newRow("four digits") << 42.12678 << QStringLiteral("42.13");
        QTest::newRow("no trailing zeros") << 21.4 << QStringLiteral("21.4");
        QTest::newRow("large with fraction") << 12345.678 << QStringLiteral("12,346");
        QTest::newRow("small") << 0.00421987 << QStringLiteral("0.00422");
        QTest::newRow("negative") << -0.03 << QStringLiteral("-0.03");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0");
        QTest::newRow("tenth") << 0.1 << QStringLiteral("0.1");
        QTest::newRow("one") << 0.99999 << QStringLiteral("1");
        QTest::newRow("tiny") << 1.2e-9 << QStringLiteral("1.2E-09");
    }
    void numbersAreForPeople()
    {
        QFETCH(double, value);
        QTEST(words::number(value), "text");
    }

    void exactNumbersKeepEveryDigit()
    {
        QCOMPARE(words::exactNumber(0.1 + 0.2), QStringLiteral("0.30000000000000004"));
        QCOMPARE(words::exactNumber(1204.25), QStringLiteral("1204.25"));
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(words::number(1204), QStringLiteral("1.204"));
        QCOMPARE(words::number(21.40), QStringLiteral("21,4"));
    }

    void numbersOfAScaleAreToldApart()
    {
        QCOMPARE(words::numberAtStep(1012.4, 0.2), QStringLiteral("1,012.4"));
        QCOMPARE(words::numberAtStep(1012, 0.2), QStringLiteral("1,012.0"));
        QCOMPARE(words::numberAtStep(40, 20), QStringLiteral("40"));
        QCOMPARE(words::numberAtStep(2.5, 2.5), QStringLiteral("2.5"));
        QCOMPARE(words::numberAtStep(0.25, 0.25), QStringLiteral("0.25"));
        QCOMPARE(words::numberAtStep(-1e-17, 0.5), QStringLiteral("0.0"));
        QCOMPARE(words::numberAtStep(12'000, 1000), QStringLiteral("12,000"));
    }

    void unitsHaveSymbols()
    {
        QCOMPARE(words::unit("GQ"), QStringLiteral("µg/m³"));
        QCOMPARE(words::unit("CEL"), QStringLiteral("°C"));
        QCOMPARE(words::unit("P1"), QStringLiteral("%"));
        QCOMPARE(words::unit("KMH"), QStringLiteral("km/h"));
        QCOMPARE(words::unit("C62"), QString());
        QCOMPARE(words::unit("furlong"), QStringLiteral("furlong"));
        QCOMPARE(words::unit(""), QString());
        QCOMPARE(words::numberWithUnit(21.4, "CEL"), QStringLiteral("21.4\u202f°C"));
        QCOMPARE(words::numberWithUnit(3, "C62"), QStringLiteral("3"));
    }

    void timesAreRelative_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(1) << QStringLiteral("just now");
        QTest::newRow("seconds") << qint64(4) << QStringLiteral("4 s ago");
        QTest::newRow("minutes") << qint64(12 * 60 + 5) << QStringLiteral("12 min ago");
        QTest::newRow("hours") << qint64(3 * 3600) << QStringLiteral("3 h ago");
        QTest::newRow("a day") << qint64(30 * 3600) << QStringLiteral("1 day ago");
        QTest::newRow("days") << qint64(5 * 86400) << QStringLiteral("5 days ago");
        QTest::newRow("years") << qint64(800 * 86400) << QStringLiteral("2 years ago");
        QTest::newRow("future") << qint64(-3 * 3600) << QStringLiteral("in 3 h");
    }
    void timesAreRelative()
    {
        QFETCH(qint64, seconds);
        const Moment now = 1'767'225'600'000'000;
        QTEST(words::relativeTime(now - seconds * 1'000'000, now), "text");
    }

    void theExactTimeNamesItsZone()
    {
        qputenv("TZ", "UTC");
        QCOMPARE(words::exactTime(1'767'225'600'000'000), QStringLiteral("2026-01-01 00:00:00 UTC"));
    }
};

QTEST_GUILESS_MAIN(TestNumbersAndTimes)
#include "tst_numbersandtimes.moc"
