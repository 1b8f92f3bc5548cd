// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/colouring.h"
#include "items/colourlegend.h"
#include "items/quarantinemodel.h"
#include "support/cityoftext.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using items::QuarantineModel;

namespace {

const std::string levelIri = "https://uri.etsi.org/ngsi-ld/default-context/level";

store::VersionPtr unreadable(std::string_view document, std::string_view origin)
{
    store::Dataset dataset;
    std::ignore = *test::mergeText(dataset, document, store::Merge::Load, origin);
    return dataset.current();
}

// Places along a street, each with the level given as the JSON of an attribute; empty: none.
store::VersionPtr street(const QByteArrayList &levels)
{
    QByteArray document;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        document += (i ? ",{\"id\":\"urn:" : "[{\"id\":\"urn:") + QByteArray::number(i) +
                    "\",\"type\":\"Lamp\",\"location\":{\"type\":\"GeoProperty\",\"value\":{\"type\":\"Point\","
                    "\"coordinates\":[4." +
                    QByteArray::number(i + 1) + ",51]}}" +
                    (levels[i].isEmpty() ? QByteArray() : ",\"level\":" + levels[i]) + '}';
    }
    return test::versionOf((document + ']').toStdString());
}

QStringList entries(const carto::Colouring &colouring, const store::VersionPtr &version)
{
    const store::TablePtr &table = version->tables().front();
    const auto marks = colouring.marks(*table, *carto::PlacedTable::place(table));
    QStringList said;
    const items::ColourLegend legend = items::colourLegend(colouring, {marks->located});
    for (const carto::LegendEntry &entry : legend.entries)
        said << entry.name + u": "_s + QString::number(entry.count);
    return said;
}

}  // namespace

class TestQuarantineAndLegend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void whatIsUnreadableOfAllSourcesStandsInOneTable()
    {
        QuarantineModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setSources({{u"first"_s, unreadable(R"([{"type":"Lamp"},{"id":"urn:a","type":"Lamp"}])", "a.json")},
                          {u"sound"_s, unreadable(R"([{"id":"urn:a","type":"Lamp"}])", "b.json")},
                          {u"third"_s, unreadable(R"([17,{"id":"urn:b"}])", "c.json")}});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QStringList said;
        for (int row = 0; row < model.rowCount(); ++row)
            said << model.index(row, QuarantineModel::Source).data().toString() + u": "_s +
                        model.index(row, QuarantineModel::Reason).data().toString();
        QCOMPARE(said, QStringList({u"first: has no id"_s, u"third: is not a JSON object"_s, u"third: has no type"_s}));
        QVERIFY(model.index(0, QuarantineModel::Where).data().toString().contains(u"a.json"_s));
        model.setSources({});
        QCOMPARE(model.rowCount(), 0);
    }

    void rolesOfWhatCame()
    {
        const std::string filler(300, 'x');
        QuarantineModel model;
        model.setSources({{u"file"_s, unreadable("[{\"type\":\"Lamp\",  \"a\":\"" + filler + "<b>\"}]", "a.json")}});
        const QModelIndex came = model.index(0, QuarantineModel::Beginning);
        QVERIFY(came.data().toString().startsWith(u"{\"type\":\"Lamp\", \"a\":"_s));
        QVERIFY(came.data().toString().size() <= 160);
        QVERIFY(came.data(items::ExactRole).toString().contains(u"\"Lamp\",  \"a\""_s));
        QVERIFY(came.data(items::ExactRole).toString().size() > 300);
        QCOMPARE(came.data(items::SortRole), came.data());
        QVERIFY(!came.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
        QCOMPARE(came.data(items::LoadStateRole).toInt(), int(items::LoadState::Failed));
        QVERIFY(!came.data(Qt::CheckStateRole).isValid());
    }

    void headsOfTheQuarantine()
    {
        const QuarantineModel model;
        QStringList heads;
        for (int column = 0; column < model.columnCount(); ++column)
            heads << model.headerData(column, Qt::Horizontal).toString();
        QCOMPARE(heads, QStringList({u"Source"_s, u"Where"_s, u"Why"_s, u"Detail"_s, u"What came"_s}));
        QVERIFY(!model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
    }

    void classesAreRangesWithTheirCounts()
    {
        const auto number = [](const char *value, const char *unit) {
            return QByteArray("{\"type\":\"Property\",\"value\":") + value + ",\"unitCode\":\"" + unit + "\"}";
        };
        const store::VersionPtr version =
            street({number("1", "GQ"), number("20", "GQ"), number("1500", "GQ"), number("3", "CEL"), ""});
        const auto values = carto::survey({version->tables().begin(), version->tables().end()}, levelIri);
        const auto colouring = carto::Colouring::graduated({.attribute = levelIri}, values, {1, 20, 1500});
        QCOMPARE(entries(colouring, version),
                 QStringList({u"1 – 20: 2"_s, u"20 – 1,500: 1"_s, u"in another unit: 1"_s, u"no value: 1"_s}));
        QCOMPARE(items::colourLegend(colouring, {}).title, u"level, µg/m³"_s);
        // Without anything shown the classes still stand there, the rest does not.
        QCOMPARE(items::colourLegend(colouring, {}).entries.size(), std::size_t(2));
    }

    void frequentTextsStandAloneAndTheRestTogether()
    {
        QByteArrayList levels{R"({"type":"Property","value":""})", R"({"type":"Property","value":""})"};
        for (int i = 0; i < 9; ++i)
            levels << "{\"type\":\"Property\",\"value\":\"v" + QByteArray::number(i) + "\"}";
        const store::VersionPtr version = street(levels);
        const auto values = carto::survey({version->tables().begin(), version->tables().end()}, levelIri);
        const auto colouring = carto::Colouring::categorised({.attribute = levelIri}, values, false);
        const QStringList said = entries(colouring, version);
        QCOMPARE(said.constFirst(), u"(empty): 2"_s);
        QCOMPARE(said.at(1), u"v0: 1"_s);
        QCOMPARE(said.constLast(), u"2 other values: 2"_s);
    }

    void oneOtherValueIsSingular()
    {
        QByteArrayList levels;
        for (int i = 0; i < 9; ++i)
            levels << "{\"type\":\"Property\",\"value\":\"v" + QByteArray::number(i) + "\"}";
        const store::VersionPtr version = street(levels);
        const auto values = carto::survey({version->tables().begin(), version->tables().end()}, levelIri);
        QCOMPARE(entries(carto::Colouring::categorised({.attribute = levelIri}, values, false), version).constLast(),
                 u"1 other value: 1"_s);
    }

    void titlesHaveTheUnit()
    {
        QCOMPARE(items::colourTitle("no2", "GQ"), u"no2, µg/m³"_s);
        QCOMPARE(items::colourTitle("count", "C62"), u"count"_s);
        QCOMPARE(items::colourTitle("name", ""), u"name"_s);
    }
};

QTEST_GUILESS_MAIN(TestQuarantineAndLegend)
#include "tst_quarantineandlegend.moc"
