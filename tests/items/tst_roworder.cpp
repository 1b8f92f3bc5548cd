// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/roworder.h"
#include "support/cityoftext.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace civiscope;
using items::RowOrder;

namespace {

store::ColumnPtr columnNamed(const store::Table &table, std::string_view name)
{
    for (const store::ColumnPtr &column : table.columns()) {
        if (column->name() == name)
            return column;
    }
    return nullptr;
}

}  // namespace

class TestRowOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreOrderedByEverySortOfValue_data()
    {
        QTest::addColumn<QByteArrayList>("values");  // JSON; empty: the row has none
        QTest::addColumn<QList<int>>("ascending");
        QTest::addColumn<QList<int>>("descending");
        QTest::newRow("numbers") << QByteArrayList{"10", "9", "-3", "", "0.5"} << QList<int>{2, 4, 1, 0, 3}
                                 << QList<int>{0, 1, 4, 2, 3};
        QTest::newRow("zeros are equal") << QByteArrayList{"0", "-0.0", "0"} << QList<int>{0, 1, 2}
                                         << QList<int>{0, 1, 2};
        QTest::newRow("equal values keep their place")
            << QByteArrayList{"1", "0", "1", "0"} << QList<int>{1, 3, 0, 2} << QList<int>{0, 2, 1, 3};
        QTest::newRow("texts") << QByteArrayList{"\"b\"", "\"a\"", "", "\"ab\""} << QList<int>{1, 3, 0, 2}
                               << QList<int>{0, 3, 1, 2};
        QTest::newRow("texts that begin alike")
            << QByteArrayList{"\"Streetlight 10\"", "\"Streetlight 1\"", "\"Streetlight 09\""} << QList<int>{2, 1, 0}
            << QList<int>{0, 1, 2};
        QTest::newRow("truth") << QByteArrayList{"true", "false", "", "true"} << QList<int>{1, 0, 3, 2}
                               << QList<int>{0, 3, 1, 2};
        QTest::newRow("nothing at all") << QByteArrayList{"", "", "1"} << QList<int>{2, 0, 1} << QList<int>{2, 0, 1};
    }
    void rowsAreOrderedByEverySortOfValue()
    {
        QFETCH(QByteArrayList, values);
        QFETCH(QList<int>, ascending);
        QFETCH(QList<int>, descending);
        const store::VersionPtr version = versionOf(values);
        const store::Table &table = *version->tables().front();
        const store::ColumnPtr column = columnNamed(table, "x");
        QVERIFY(column);
        QCOMPARE(numbers(items::orderByColumn(table, *column, false)), ascending);
        QCOMPARE(numbers(items::orderByColumn(table, *column, true)), descending);
    }

    void idsAreOrderedAsText()
    {
        const store::VersionPtr version =
            test::versionOf(R"([{"id":"urn:b","type":"T"},{"id":"urn:a","type":"T"},{"id":"urn:aa","type":"T"}])");
        const store::Table &table = *version->tables().front();
        QCOMPARE(numbers(items::orderById(table, false)), (QList<int>{1, 2, 0}));
        QCOMPARE(numbers(items::orderById(table, true)), (QList<int>{0, 2, 1}));
    }

    void momentsBeforeTheEpochComeFirst()
    {
        const std::vector<std::optional<Moment>> moments{5, -5, std::nullopt, 0};
        const auto at = [&](std::uint32_t row) { return moments[row]; };
        QCOMPARE(numbers(items::orderByMoment(4, at, false)), (QList<int>{1, 3, 0, 2}));
        QCOMPARE(numbers(items::orderByMoment(4, at, true)), (QList<int>{0, 3, 1, 2}));
    }

    void whatIsStoppedGivesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(items::orderByMoment(
                    4, [](std::uint32_t) { return std::optional<Moment>(1); }, false, stop.get_token())
                    .empty());
    }

    void aSortUnderWayEnds()
    {
        constexpr std::uint32_t rows = 100'000;
        std::stop_source stop;
        const auto lastStops = [&](std::uint32_t row) {
            if (row == rows - 1)
                stop.request_stop();
            return std::optional<Moment>(row);
        };
        QVERIFY(items::orderByMoment(rows, lastStops, false, stop.get_token()).empty());
    }

    // More rows than one run holds, with many equal values: they keep the table's order either way.
    void manyRowsAreInOrder_data()
    {
        QTest::addColumn<bool>("descending");
        QTest::newRow("ascending") << false;
        QTest::newRow("descending") << true;
    }
    void manyRowsAreInOrder()
    {
        QFETCH(const bool, descending);
        std::mt19937 random(7);
        std::vector<Moment> values(150'001);
        std::ranges::generate(values, [&] { return Moment(random() % 5'000); });
        const RowOrder order = items::orderByMoment(
            std::uint32_t(values.size()), [&](std::uint32_t row) { return std::optional(values[row]); }, descending);
        RowOrder expected(values.size());
        std::iota(expected.begin(), expected.end(), 0U);
        std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) {
            return descending ? values[a] > values[b] : values[a] < values[b];
        });
        QVERIFY(order == expected);
    }

private:
    static QList<int> numbers(const RowOrder &order)
    {
        QList<int> all;
        for (const std::uint32_t row : order)
            all << int(row);
        return all;
    }
    static store::VersionPtr versionOf(const QByteArrayList &values)
    {
        QByteArray document = "[";
        for (qsizetype i = 0; i < values.size(); ++i) {
            document += (i ? ",{\"id\":\"urn:" : "{\"id\":\"urn:") + QByteArray::number(i) + "\",\"type\":\"T\"";
            if (!values[i].isEmpty())
                document += ",\"x\":{\"type\":\"Property\",\"value\":" + values[i] + "}";
            document += '}';
        }
        return test::versionOf((document + ']').toStdString());
    }
};

QTEST_APPLESS_MAIN(TestRowOrder)
#include "tst_roworder.moc"
