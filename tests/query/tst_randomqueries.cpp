// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/filter.h"
#include "query/naive.h"
#include "query/randomcity.h"
#include "support/cityoftext.h"

#include <QTest>

using namespace civiscope;

class TestRandomQueries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanWhatTheNaiveReferenceSays();
};

void TestRandomQueries::meanWhatTheNaiveReferenceSays()
{
    constexpr int queries = 100'000;
    constexpr int perCity = 2'500;  // then other entities
    constexpr int entities = 24;
    test::RandomCity random(20260101);
    std::vector<nlohmann::json> city;
    store::VersionPtr version;
    std::size_t matched = 0;
    for (int i = 0; i < queries; ++i) {
        if (i % perCity == 0) {
            city = random.entities(entities);
            version = test::versionOf(nlohmann::json(city).dump());
            QCOMPARE(version->entityCount(), std::size_t(entities));
        }
        const std::string text = random.query();
        auto expression = query::parse(text);
        QVERIFY2(expression, qPrintable(QString::fromStdString(text)));
        const auto again = query::parse(query::print(*expression));
        QVERIFY2(again && *again == *expression, qPrintable(QString::fromStdString(text)));

        query::Filter filter;
        filter.q = std::make_shared<const query::Expression>(*expression);
        const auto selection = query::select(*version, filter);
        QVERIFY(selection);
        for (const nlohmann::json &entity : city) {
            const bool wanted = test::naiveMatch(expression->root, entity, city);
            const bool found = selection->contains(*version->find(entity["id"].get<std::string>()));
            matched += found;
            if (wanted != found) {
                QFAIL(qPrintable(QStringLiteral("query %1: %2\nthe reference says %3 of %4")
                                     .arg(QString::number(i), QString::fromStdString(text),
                                          wanted ? QStringLiteral("yes") : QStringLiteral("no"),
                                          QString::fromStdString(entity.dump()))));
            }
        }
    }
    // Queries that never match would prove nothing.
    const double share = double(matched) / (double(queries) * entities);
    QVERIFY2(share > 0.1 && share < 0.6, qPrintable(QString::number(share)));
}

QTEST_GUILESS_MAIN(TestRandomQueries)
#include "tst_randomqueries.moc"
