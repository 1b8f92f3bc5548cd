// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/colourpanel.h"
#include "widgets/map/legendbox.h"
#include "widgets/map/mappage.h"
#include "widgets/widgetfixture.h"

#include <QComboBox>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

// What the colours on the map mean, and what chooses them.
class TestMapLegend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    // --- the legend

    void theLegendIsThereOnceThereIsSomethingToExplain()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(700, 500);
        page.show();
        auto *legend = page.findChild<LegendBox *>();
        QVERIFY(!legend->isVisible());
        openOn(page, fixture, test::smallCity());
        QVERIFY(legend->isVisible());
        QCOMPARE(legend->accessibleName(), QStringLiteral("Legend"));
        page.setLegendShown(false);
        QVERIFY(!legend->isVisible());
        page.setLegendShown(true);
        QVERIFY(legend->isVisible());
        fixture.session.close(1);
        QTRY_VERIFY(!legend->isVisible());
    }

    void manyTypesScrollInTheirShareOfTheMap()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(700, 400);
        page.show();
        QByteArray city = "[";
        for (int i = 0; i < 30; ++i)
            city += (i ? "," : "") + place(QByteArray::number(i), "Type" + QByteArray::number(i));
        openOn(page, fixture, city + "]");
        auto *legend = page.findChild<LegendBox *>();
        QVERIFY2(legend->height() <= page.height() / 2, qPrintable(QString::number(legend->height())));
        QVERIFY(legend->verticalScrollBar()->maximum() > 0);
        QCOMPARE(legend->horizontalScrollBar()->maximum(), 0);
        page.resize(700, 1800);
        QVERIFY(legend->height() < page.height() / 2);
        QCOMPARE(legend->verticalScrollBar()->maximum(), 0);
    }

    void longNamesLeaveTheMapInSight()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(700, 400);
        page.show();
        openOn(page, fixture, "[" + place("1", QByteArray(300, 'T')) + "]");
        const auto *legend = page.findChild<LegendBox *>();
        QVERIFY2(legend->width() <= page.width() / 2, qPrintable(QString::number(legend->width())));
    }

    // --- what colours the map

    void attributesAreOfferedByNameWithTheirUnit()
    {
        Colours colours;
        colours.open(test::smallCity());
        QTRY_COMPARE(colours.offered(),
                     QStringList({QStringLiteral("Type"), QStringLiteral("name"), QStringLiteral("no2, µg/m³")}));
        const QString tip = colours.panel.attributes().itemData(2, Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("3 entities")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("ngsi-ld/default-context/no2")), qPrintable(tip));
    }

    void withoutSourcesThereIsNothingToChoose()
    {
        Colours colours;
        QVERIFY(!colours.panel.isEnabled());
        QCOMPARE(colours.offered(), QStringList(QStringLiteral("Type")));
        colours.open(test::smallCity());
        QTRY_VERIFY(colours.panel.isEnabled());
        colours.fixture.session.close(1);
        QTRY_VERIFY(!colours.panel.isEnabled());
    }

    void numbersHaveClassesAndTextsHaveNot()
    {
        Colours colours;
        colours.open(test::smallCity());
        auto *count = test::named<QSpinBox>(colours.panel, QStringLiteral("Number of classes"));
        auto *method = test::named<QComboBox>(colours.panel, QStringLiteral("How numbers are cut into classes"));
        auto *ramp = test::named<QComboBox>(colours.panel, QStringLiteral("Colours"));
        QVERIFY(count && method && ramp);
        QVERIFY(!count->isVisible());
        colours.choose(QStringLiteral("no2, µg/m³"));
        QTRY_VERIFY(count->isVisible() && method->isVisible() && ramp->isVisible());
        QCOMPARE(ramp->itemData(0, Qt::AccessibleTextRole).toString(), QStringLiteral("Viridis"));
        count->setFocus();
        const int before = count->value();
        QTest::keyClick(count, Qt::Key_Down);
        QCOMPARE(colours.colours.chosen().classes, before - 1);
        pick(*method, int(carto::ClassMethod::EqualIntervals));
        QCOMPARE(colours.colours.chosen().method, carto::ClassMethod::EqualIntervals);
        pick(*ramp, int(carto::Ramp::Cividis));
        QCOMPARE(colours.colours.chosen().ramp, carto::Ramp::Cividis);
        colours.choose(QStringLiteral("name"));
        QTRY_VERIFY(!count->isVisible());
        colours.choose(QStringLiteral("Type"));
        QTRY_VERIFY(!colours.colours.busy() && !count->isVisible());
    }

    void withoutTheEngineTheClassesSayWhatTheyAre()
    {
        Colours colours;
        colours.open(test::smallCity());
        colours.choose(QStringLiteral("no2, µg/m³"));
        QTRY_VERIFY(test::seenTexts(colours.panel)
                        .contains(QStringLiteral("These are quantiles: for other classes civiscope-gis is needed, and "
                                                 "it does not answer.")));
    }

    void aChoiceOutlivesItsSource()
    {
        Colours colours;
        colours.open(test::smallCity());
        colours.choose(QStringLiteral("no2, µg/m³"));
        QTRY_VERIFY(!colours.colours.busy());
        colours.fixture.session.close(1);
        QTRY_COMPARE(colours.panel.attributes().currentText(), QStringLiteral("no2"));
        QTRY_VERIFY(
            test::seenTexts(colours.panel).contains(QStringLiteral("Nothing that is open has this attribute.")));
    }

    void thePanelIsReachedByKeysAndNamed()
    {
        Colours colours;
        colours.open(test::smallCity());
        colours.choose(QStringLiteral("no2, µg/m³"));
        QTRY_VERIFY(!colours.colours.busy());
        QVERIFY(QTest::qWaitForWindowActive(&colours.panel));
        QCOMPARE(test::tabStops(colours.panel).size(), 4);
        QCOMPARE(test::unnamedStops(colours.panel), QStringList());
    }

    void aLongAttributeDoesNotWidenThePanel()
    {
        Colours colours;
        const int before = colours.panel.minimumSizeHint().width();
        colours.open(QByteArray(R"([{"id":"urn:x:1","type":"X","LONG":{"type":"Property","value":4}}])")
                         .replace("LONG", QByteArray(300, 'a')));
        QTRY_COMPARE(colours.panel.attributes().count(), 2);
        colours.choose(colours.panel.attributes().itemText(1));
        QTRY_VERIFY(!colours.colours.busy());
        QVERIFY2(colours.panel.minimumSizeHint().width() <= std::max(before, 260),
                 qPrintable(QString::number(colours.panel.minimumSizeHint().width())));
    }

private:
    // A colour panel over a session of its own.
    struct Colours {
        Colours() { panel.show(); }
        void open(const QByteArray &json) { test::openText(fixture, json, QStringLiteral("city.json")); }
        void choose(const QString &text)
        {
            QTRY_VERIFY(panel.attributes().findText(text) >= 0);
            panel.attributes().setCurrentIndex(panel.attributes().findText(text));
            Q_EMIT panel.attributes().activated(panel.attributes().currentIndex());
        }
        [[nodiscard]] QStringList offered()
        {
            QStringList all;
            for (int i = 0; i < panel.attributes().count(); ++i)
                all << panel.attributes().itemText(i);
            return all;
        }

        SessionFixture fixture;
        MapColours colours{fixture.session};
        ColourPanel panel{fixture.session, colours};
    };

    static void pick(QComboBox &box, int data)
    {
        box.setCurrentIndex(box.findData(data));
        Q_EMIT box.activated(box.currentIndex());
    }
    static QByteArray place(const QByteArray &number, const QByteArray &type)
    {
        return QByteArray(R"({"id":"urn:x:NUMBER","type":"TYPE",
            "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}})")
            .replace("NUMBER", number)
            .replace("TYPE", type);
    }
    static void openOn(MapPage &page, SessionFixture &fixture, const QByteArray &json)
    {
        test::openText(fixture, json, QStringLiteral("city.json"));
        QTRY_VERIFY(!page.sessionMap().busy() && !page.sessionMap().legend().empty());
    }
};

QTEST_MAIN(TestMapLegend)
#include "tst_maplegend.moc"
