// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/datetime.h"

#include <QTest>

using namespace civiscope;

namespace {
constexpr Moment second = 1'000'000;
constexpr Moment newYear2025 = 1'735'689'600 * second;
}  // namespace

class TestDateTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatBrokersWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("moment");
        QTest::addColumn<bool>("hasZone");
        const auto row = [](const char *text, Moment moment, bool hasZone = true) {
            QTest::newRow(text) << QByteArray(text) << qint64(moment) << hasZone;
        };
        row("2025-01-01T00:00:00Z", newYear2025);
        row("2025-01-01T00:00:00.123Z", newYear2025 + 123'000);
        row("2025-01-01T00:00:00,123456Z", newYear2025 + 123'456);
        row("2025-01-01T00:00:00.1234569Z", newYear2025 + 123'456);
        row("2025-01-01T02:00:00+02:00", newYear2025);
        row("2024-12-31T19:00:00-0500", newYear2025);
        row("2024-12-31T24:00:00Z", newYear2025);
        row("2024-12-31T23:59:60Z", newYear2025);
        row("2025-01-01 00:00:00", newYear2025, false);
        row("2025-01-01T00:00Z", newYear2025);
        row("2025-01-01", newYear2025, false);
        row("2024-02-29T00:00:00Z", newYear2025 - 307 * 86'400 * second);
        row("1969-12-31T23:59:59.5Z", -500'000);
    }
    void readsWhatBrokersWrite()
    {
        QFETCH(const QByteArray, text);
        const auto time = parseDateTime(text.toStdString());
        QVERIFY(time);
        QTEST(qint64(time->moment), "moment");
        QTEST(time->hasZone, "hasZone");
    }

    void refusesWhatIsNoTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "2025", "2025-13-01", "2025-02-29", "2025-01-01T", "2025-01-01T25:00:00Z", "2025-01-01T24:00:01Z",
              "2025-01-01T00:00:00.Z", "2025-01-01T00:00:00Zx", "00:00:00Z", "2023-01-01/2023-02-01",
              "30.10.2023 11:40", "1700000000", "2025-01-01T00:00:00+25:00"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNoTime()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!parseDateTime(text.toStdString()));
    }

    void writesAsManyDecimalsAsNeeded()
    {
        QCOMPARE(formatDateTime(newYear2025), std::string("2025-01-01T00:00:00Z"));
        QCOMPARE(formatDateTime(newYear2025 + 5'000), std::string("2025-01-01T00:00:00.005Z"));
        QCOMPARE(formatDateTime(newYear2025 + 5), std::string("2025-01-01T00:00:00.000005Z"));
        QCOMPARE(formatDateTime(-500'000), std::string("1969-12-31T23:59:59.500Z"));
    }
};

QTEST_APPLESS_MAIN(TestDateTime)
#include "tst_datetime.moc"
