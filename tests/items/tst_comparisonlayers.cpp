// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparehelp.h"
#include "items/comparisonlayers.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using compare::Side;
using items::ComparisonChoice;
using items::comparisonLayers;
using items::ComparisonLayers;
using test::CityMaker;

namespace {

const nlohmann::json terms{{"Air", "https://example.org/Air"},     {"Park", "https://example.org/Park"},
                           {"Ferry", "https://example.org/Ferry"}, {"no2", "https://example.org/no2"},
                           {"state", "https://example.org/state"}, {"note", "https://example.org/note"}};

nlohmann::ordered_json placed(int number, nlohmann::ordered_json attributes)
{
    attributes["location"] = CityMaker::place(4.4 + number * 0.001, 51.2);
    return attributes;
}

struct Cities {
    CityMaker a{"Antwerp", terms};
    CityMaker b{"Brisbane", terms};

    [[nodiscard]] ComparisonLayers layers(const ComparisonChoice &choice) const
    {
        return comparisonLayers(test::compared(a, b), choice, {a.input().version, b.input().version}, {});
    }
    // What a person would choose, by names.
    [[nodiscard]] ComparisonChoice choice(const std::string &type, const std::string &attribute = {}) const
    {
        const compare::Comparison comparison = test::compared(a, b);
        ComparisonChoice made;
        for (std::size_t t = 0; t < comparison.types.size(); ++t) {
            if (comparison.types[t].either().name != type)
                continue;
            made.type = t;
            for (std::size_t i = 0; i < comparison.types[t].attributes.size(); ++i) {
                if (comparison.types[t].attributes[i].either().name == attribute)
                    made.attribute = i;
            }
        }
        return made;
    }
};

QStringList legend(const ComparisonLayers &layers)
{
    QStringList said;
    for (const carto::LegendEntry &entry : layers.legend)
        said << entry.name + u": "_s + QString::number(entry.count);
    return said;
}

}  // namespace

class TestComparisonLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void withoutAChoiceAllTypesAreShownOnBoth()
    {
        Cities cities;
        cities.a.addNumbers("Air", "no2", 3, 1, 1).addNumbers("Park", "no2", 1, 1, 1);
        cities.b.addNumbers("Air", "no2", 2, 1, 1).addNumbers("Ferry", "no2", 1, 1, 1);
        const ComparisonLayers layers = cities.layers({});
        QCOMPARE(layers.layers.a.size(), std::size_t(2));
        QCOMPARE(layers.layers.b.size(), std::size_t(2));
        QCOMPARE(legend(layers), QStringList({u"Air: 5"_s, u"Park: 1"_s, u"Ferry: 1"_s}));
        QCOMPARE(layers.title, QString());
        QCOMPARE(layers.layers.a[0].mark, layers.layers.b[0].mark);
        QVERIFY(!layers.extents.a.empty() && !layers.extents.b.empty());
    }

    void aTypeOfOneCityLeavesTheOtherEmpty()
    {
        Cities cities;
        cities.a.addNumbers("Air", "no2", 3, 1, 1);
        cities.b.addNumbers("Air", "no2", 3, 1, 1).addNumbers("Ferry", "no2", 2, 1, 1);
        const ComparisonLayers layers = cities.layers(cities.choice("Ferry"));
        QVERIFY(layers.layers.a.empty());
        QVERIFY(layers.extents.a.empty());
        QCOMPARE(layers.layers.b.size(), std::size_t(1));
        QCOMPARE(legend(layers), QStringList{u"Ferry: 2"_s});
    }

    void numbersOfBothShareTheirClasses()
    {
        Cities cities;
        cities.a.addNumbers("Air", "no2", 10, 1, 1, "GQ");
        cities.b.addNumbers("Air", "no2", 10, 11, 1, "GQ");
        const ComparisonLayers layers = cities.layers(cities.choice("Air", "no2"));
        QCOMPARE(layers.title, u"no2, µg/m³"_s);
        QCOMPARE(layers.legend.size(), std::size_t(5));
        qint64 all = 0;
        for (const carto::LegendEntry &entry : layers.legend)
            all += entry.count;
        QCOMPARE(all, 20);
        QVERIFY(layers.layers.a[0].rows && layers.layers.b[0].rows);
    }

    void categoriesOfBothShareTheirColours()
    {
        Cities cities;
        for (int i = 0; i < 3; ++i)
            cities.a.add("Park", placed(i, {{"state", CityMaker::text(i < 2 ? "open" : "closed")}}));
        for (int i = 0; i < 2; ++i)
            cities.b.add("Park", placed(i, {{"state", CityMaker::text("closed")}}));
        const ComparisonLayers layers = cities.layers(cities.choice("Park", "state"));
        QCOMPARE(layers.title, u"state"_s);
        QCOMPARE(legend(layers), QStringList({u"closed: 3"_s, u"open: 2"_s}));
    }

    void numberBesideTextIsShownByType()
    {
        Cities cities;
        for (int i = 0; i < 3; ++i) {
            cities.a.add("Park", placed(i, {{"note", CityMaker::number(i)}}));
            cities.b.add("Park", placed(i, {{"note", CityMaker::text("x")}}));
        }
        const ComparisonLayers layers = cities.layers(cities.choice("Park", "note"));
        QCOMPARE(layers.title, QString());
        QCOMPARE(legend(layers), QStringList{u"Park: 6"_s});
        QVERIFY(!layers.layers.a[0].rows);
    }

    void theSensibleChoiceSaysMost()
    {
        Cities cities;
        cities.a.addNumbers("Air", "no2", 20, 1, 1, "GQ").addNumbers("Park", "no2", 40, 1, 1);
        cities.b.addNumbers("Air", "no2", 20, 1, 1, "GQ").addNumbers("Ferry", "no2", 40, 1, 1);
        QCOMPARE(items::sensibleChoice(test::compared(cities.a, cities.b)), cities.choice("Air", "no2"));
    }

    void nothingInCommonIsNoChoice()
    {
        Cities cities;
        cities.a.addNumbers("Park", "no2", 3, 1, 1);
        cities.b.addNumbers("Ferry", "state", 3, 1, 1);
        const compare::Comparison comparison = test::compared(cities.a, cities.b);
        QVERIFY(comparison.nothingInCommon);
        QCOMPARE(items::sensibleChoice(comparison), ComparisonChoice{});
    }
};

QTEST_GUILESS_MAIN(TestComparisonLayers)
#include "tst_comparisonlayers.moc"
