// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/gislayers.h"
#include "widgets/map/layerspanel.h"
#include "widgets/parts/theme.h"
#include "widgets/widgetfixture.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

// The layers under the entities: the list of them, and the panel that shows it.
class TestLayersPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::prepareWidgets();
        for (const char *name : {"a.gpkg", "b.shp", "c.fgb", "d.kml", "e.gml", "f.gpx", "g.tab"})
            std::ignore = m_files.write(QLatin1String(name), "x");
    }

    // --- the list itself

    void aLayerMustBeAFile()
    {
        GisLayers layers;
        QSignalSpy changed(&layers, &GisLayers::changed);
        const auto missing = layers.add(path("none.gpkg"));
        QCOMPARE(missing.error().code, ErrorCode::FileNotReadable);
        QCOMPARE(missing.error().where, path("none.gpkg").toStdString());
        QCOMPARE(missing.error().detail, std::string("no such file, or no right to read it"));
        const auto folder = layers.add(QFileInfo(path("a.gpkg")).path());
        QCOMPARE(folder.error().detail, std::string("it is a folder"));
        QVERIFY(layers.all().empty());
        QCOMPARE(changed.size(), 0);
    }

    void theNewestLiesOnTopAndTheSameFileOnce()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp"});
        QCOMPARE(names(layers), QStringLiteral("b a"));
        layers.setVisible(1, false);
        QSignalSpy changed(&layers, &GisLayers::changed);
        // Named another way, it is the same file: shown and taken to the top.
        QVERIFY(layers.add(QFileInfo(path("a.gpkg")).path() + QStringLiteral("/./../") +
                           QFileInfo(QFileInfo(path("a.gpkg")).path()).fileName() + QStringLiteral("/a.gpkg")));
        QCOMPARE(names(layers), QStringLiteral("a b"));
        QVERIFY(layers.all()[0].visible);
        QVERIFY(!changed.isEmpty());
    }

    void movingKeepsTheOthersInOrder_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("order");
        QTest::addColumn<int>("signalCount");
        QTest::newRow("down by one") << 0 << 1 << QStringLiteral("c d b a") << 1;
        QTest::newRow("to the bottom") << 0 << 3 << QStringLiteral("c b a d") << 1;
        QTest::newRow("to the top") << 3 << 0 << QStringLiteral("a d c b") << 1;
        QTest::newRow("nowhere") << 2 << 2 << QStringLiteral("d c b a") << 0;
    }
    void movingKeepsTheOthersInOrder()
    {
        QFETCH(const int, from);
        QFETCH(const int, to);
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp", "c.fgb", "d.kml"});
        QSignalSpy changed(&layers, &GisLayers::changed);
        layers.move(std::size_t(from), std::size_t(to));
        QTEST(names(layers), "order");
        QTEST(int(changed.size()), "signalCount");
    }

    void onlyChangesAreTold()
    {
        GisLayers layers;
        QSignalSpy changed(&layers, &GisLayers::changed);
        layers.clear();
        QCOMPARE(changed.size(), 0);
        fill(layers, {"a.gpkg", "b.shp"});
        changed.clear();
        layers.setVisible(0, true);
        QCOMPARE(changed.size(), 0);
        layers.setVisible(0, false);
        QCOMPARE(changed.size(), 1);
        layers.remove(0);
        QCOMPARE(names(layers), QStringLiteral("a"));
        layers.clear();
        QCOMPARE(changed.size(), 3);
    }

    void eachLayerHasAColourOfItsOwnAndKeepsIt()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp", "c.fgb", "d.kml", "e.gml", "f.gpx"});
        QSet<int> colours;
        for (const GisLayer &layer : layers.all()) {
            colours << layer.mark.colour;
            QCOMPARE(layer.mark.shape, carto::MarkShape::Square);  // types begin with circles
        }
        QCOMPARE(colours.size(), 6);
        const carto::Mark bottom = layers.all().back().mark;
        layers.remove(2);
        layers.move(0, 1);
        QCOMPARE(layers.all().back().mark, bottom);
        fill(layers, {"g.tab"});
        QVERIFY(layers.all().front().mark.colour < carto::paletteSize);
    }

    void theEngineIsAskedForTheVisibleOnesLowestFirst()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp", "c.fgb"});
        layers.setVisible(1, false);
        const auto light = layers.description(carto::Theme::Light);
        QCOMPARE(light.size(), std::size_t(2));
        QCOMPARE(light[0].path, path("a.gpkg"));
        QCOMPARE(light[1].path, path("c.fgb"));
        QCOMPARE(light[0].id, path("a.gpkg"));
        QCOMPARE(light[0].colour, QColor::fromRgb(carto::colour(layers.all()[2].mark, carto::Theme::Light)).name());
        const auto dark = layers.description(carto::Theme::Dark);
        QCOMPARE(dark[0].colour, QColor::fromRgb(carto::colour(layers.all()[2].mark, carto::Theme::Dark)).name());
    }

    void whatIsWrongIsSaidOnce_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no coordinate system")
            << QStringLiteral("no-crs") << QString()
            << QStringLiteral(
                   "a.gpkg does not say in which coordinate system its numbers are, so nobody knows "
                   "where on earth it lies. Give it one in QGIS (Set Layer CRS), or bring the .prj file along.");
        QTest::newRow("a table") << QStringLiteral("no-geometry") << QString()
                                 << QStringLiteral("a.gpkg is a table without places: there is nothing to draw.");
        QTest::newRow("anything else") << QStringLiteral("not-read") << QStringLiteral(" it is\n locked ")
                                       << QStringLiteral("a.gpkg cannot be read as map data. it is locked");
    }
    void whatIsWrongIsSaidOnce()
    {
        QFETCH(const QString, code);
        QFETCH(const QString, message);
        QFETCH(const QString, sentence);
        GisLayers layers;
        fill(layers, {"a.gpkg"});
        QSignalSpy failed(&layers, &GisLayers::failed);
        QSignalSpy told(&layers, &GisLayers::told);
        layers.setProblem(path("a.gpkg"), code, message);
        QCOMPARE(layers.all()[0].problem, sentence);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), sentence);
        layers.setProblem(path("a.gpkg"), code, message);  // it is tried again at each redraw
        QCOMPARE(failed.size(), 1);
        QCOMPARE(told.size(), 2);
        layers.setProblem(path("b.shp"), code, message);  // not among them
        QCOMPARE(told.size(), 2);
    }

    void factsTakeTheProblemAway()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp"});
        layers.setProblem(path("a.gpkg"), QStringLiteral("no-crs"), {});
        layers.setFacts({.id = path("a.gpkg"), .features = 3, .box = {}, .attribution = QStringLiteral("© City")});
        QVERIFY(layers.all()[1].problem.isEmpty());
        QCOMPARE(layers.attributions(), QStringList(QStringLiteral("a: © City")));
        layers.setVisible(1, false);  // what is not shown needs no credit
        QCOMPARE(layers.attributions(), QStringList());
        QSignalSpy told(&layers, &GisLayers::told);
        layers.setFacts({.id = path("g.tab"), .features = 3, .box = {}, .attribution = {}});
        QCOMPARE(told.size(), 0);
    }

    void filesAreToldApartByTheirEndings_data()
    {
        QTest::addColumn<bool>("layer");
        for (const char *name : {"x.gpkg", "X.SHP", "a/b.fgb", "x.kml", "x.gml", "x.gpx", "x.tab", "x.dxf"})
            QTest::newRow(name) << true;
        for (const char *name : {"x.json", "x.jsonld", "x.geojson", "x.ndjson", "gpkg", "x.gpkg.json", ""})
            QTest::addRow("not %s", name) << false;
    }
    void filesAreToldApartByTheirEndings()
    {
        QFETCH(const bool, layer);
        QString name = QString::fromLatin1(QTest::currentDataTag());
        name.remove(QStringLiteral("not "));
        QCOMPARE(GisLayers::looksLikeLayer(name), layer);
    }

    // --- its panel

    void anEmptyPanelOffersToAddOne()
    {
        GisLayers layers;
        LayersPanel panel(layers);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QVERIFY(!panel.list().isVisible());
        QCOMPARE(test::seenTexts(panel), QStringList(QStringLiteral("Layers under the entities")));
        QSignalSpy wanted(&panel, &LayersPanel::addWanted);
        auto *add = test::withText<QToolButton>(panel, QStringLiteral("Add a GIS layer…"));
        QCOMPARE(add->toolTip(), QStringLiteral("Add a GIS layer: GeoPackage, GeoJSON, Shapefile …"));
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(test::tabStops(panel).contains(add));
        QTest::keyClick(add, Qt::Key_Space);
        QCOMPARE(wanted.size(), 2);
    }

    void theListShowsTheTopmostFirstAndNeverMoreThanFive()
    {
        GisLayers layers;
        LayersPanel panel(layers);
        panel.show();
        fill(layers, {"a.gpkg", "b.shp"});
        QTRY_COMPARE(rows(panel), QStringLiteral("b a"));
        const int two = panel.list().height();
        fill(layers, {"c.fgb", "d.kml", "e.gml"});
        QTRY_COMPARE(rows(panel), QStringLiteral("e d c b a"));
        const int five = panel.list().height();
        QVERIFY(five > two);
        fill(layers, {"f.gpx", "g.tab"});
        QTRY_COMPARE(rows(panel), QStringLiteral("g f e d c b a"));
        QCOMPARE(panel.list().height(), five);  // it scrolls
        layers.clear();
        QTRY_VERIFY(!panel.list().isVisible());
    }

    void aTickShowsAndHides()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp"});
        LayersPanel panel(layers);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.list().setFocus();
        panel.list().setCurrentItem(panel.list().topLevelItem(1));
        QTest::keyClick(&panel.list(), Qt::Key_Space);
        QVERIFY(!layers.all()[1].visible);
        QVERIFY(layers.all()[0].visible);
        QTRY_COMPARE(panel.list().currentIndex().row(), 1);  // the place is kept
        QTest::keyClick(&panel.list(), Qt::Key_Space);
        QVERIFY(layers.all()[1].visible);
    }

    void deleteTakesTheChosenOneAway()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp"});
        LayersPanel panel(layers);
        panel.show();
        QTest::keyClick(&panel.list(), Qt::Key_Delete);  // none is chosen
        QCOMPARE(layers.all().size(), std::size_t(2));
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        QTest::keyClick(&panel.list(), Qt::Key_Delete);
        QTRY_COMPARE(rows(panel), QStringLiteral("a"));
        QCOMPARE(panel.list().currentIndex().row(), 0);
        QTest::keyClick(&panel.list(), Qt::Key_Delete);
        QTRY_VERIFY(!panel.list().isVisible());
    }

    void enterGoesWhereALayerLies()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg"});
        LayersPanel panel(layers);
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QSignalSpy zoom(&panel, &LayersPanel::zoomWanted);
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        QCOMPARE(zoom.size(), 0);  // nobody knows yet where it is
        const GeoBox box{.west = 4, .south = 51, .east = 5, .north = 52};
        layers.setFacts({.id = path("a.gpkg"), .features = 3, .box = box, .attribution = {}});
        QTRY_VERIFY(panel.list().topLevelItem(0)->toolTip(0).contains(QStringLiteral("3 features")));
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        QCOMPARE(zoom.size(), 1);
        QCOMPARE(zoom[0][0].value<GeoBox>(), box);
    }

    void tipsSayWhatIsKnown()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp"});
        LayersPanel panel(layers);
        panel.show();
        QVERIFY(panel.list().topLevelItem(0)->toolTip(0).contains(path("b.shp")));
        layers.setFacts(
            {.id = path("b.shp"), .features = 12345, .box = {}, .attribution = QStringLiteral("<b>City</b>")});
        QTRY_VERIFY(panel.list().topLevelItem(0)->toolTip(0).contains(QStringLiteral("12,345 features")));
        QVERIFY(panel.list().topLevelItem(0)->toolTip(0).contains(QStringLiteral("&lt;b&gt;City")));
        layers.setProblem(path("a.gpkg"), QStringLiteral("no-geometry"), {});
        QTRY_VERIFY(panel.list().topLevelItem(1)->toolTip(0).contains(QStringLiteral("there is nothing to draw")));
        QVERIFY(panel.list()
                    .topLevelItem(1)
                    ->data(0, Qt::AccessibleDescriptionRole)
                    .toString()
                    .contains(QStringLiteral("there is nothing to draw")));
    }

    void theMenuDoesWhatItsWordsSay_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("order");
        QTest::newRow("up") << 1 << QStringLiteral("Move up") << QStringLiteral("b c a");
        QTest::newRow("up at the top") << 0 << QStringLiteral("Move up") << QStringLiteral("c b a");
        QTest::newRow("down") << 1 << QStringLiteral("Move down") << QStringLiteral("c a b");
        QTest::newRow("down at the bottom") << 2 << QStringLiteral("Move down") << QStringLiteral("c b a");
        QTest::newRow("remove") << 1 << QStringLiteral("Remove") << QStringLiteral("c a");
        QTest::newRow("zoom, where nothing is known") << 1 << QStringLiteral("Zoom to") << QStringLiteral("c b a");
    }
    void theMenuDoesWhatItsWordsSay()
    {
        QFETCH(const int, row);
        QFETCH(const QString, word);
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp", "c.fgb"});
        LayersPanel panel(layers);
        panel.resize(300, 200);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        bool offered = false;
        QTimer::singleShot(0, &panel, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const auto actions = menu->actions(); QAction * action : actions) {
                offered = offered || action->text() == word;
                if (action->text() == word)
                    action->trigger();
            }
            menu->close();
        });
        const QRect place = panel.list().visualItemRect(panel.list().topLevelItem(row));
        Q_EMIT panel.list().customContextMenuRequested(place.center());
        QVERIFY(offered);
        QTEST(names(layers), "order");
    }

    void droppedRowsMoveTheLayer()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg", "b.shp", "c.fgb"});
        LayersPanel panel(layers);
        panel.resize(300, 200);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        drop(panel, panel.list().visualItemRect(panel.list().topLevelItem(2)).center());
        QTRY_COMPARE(rows(panel), QStringLiteral("b a c"));
        QCOMPARE(panel.list().topLevelItemCount(), 3);  // none became another's child
        panel.list().setCurrentItem(panel.list().topLevelItem(0));
        drop(panel, QPoint(10, panel.list().height() - 1));  // below them all
        QTRY_COMPARE(rows(panel), QStringLiteral("a c b"));
    }

    void marksFollowTheTheme()
    {
        GisLayers layers;
        fill(layers, {"a.gpkg"});
        LayersPanel panel(layers);
        panel.show();
        const auto look = [&] { return panel.list().topLevelItem(0)->icon(0).pixmap(16).toImage(); };
        const QImage light = look();
        panel.setPalette(paletteOf(carto::Theme::Dark));
        QVERIFY(look() != light);
    }

private:
    static void drop(LayersPanel &panel, QPoint at)
    {
        const QMimeData data;
        QDropEvent event(at, Qt::MoveAction, &data, Qt::LeftButton, Qt::NoModifier);
        // Handed over as the view does it: nobody drags here, so the application would not deliver it.
        struct Droppable : QTreeWidget {
            using QTreeWidget::dropEvent;
        };
        (panel.list().*(&Droppable::dropEvent))(&event);
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return QDir(QFileInfo(m_first).path()).filePath(QLatin1String(name));
    }
    void fill(GisLayers &layers, std::initializer_list<const char *> files) const
    {
        for (const char *file : files)
            QVERIFY(layers.add(path(file)));
    }
    static QString names(const GisLayers &layers)
    {
        QStringList all;
        for (const GisLayer &layer : layers.all())
            all << layer.name();
        return all.join(QLatin1Char(' '));
    }
    static QString rows(LayersPanel &panel)
    {
        QStringList all;
        for (int i = 0; i < panel.list().topLevelItemCount(); ++i)
            all << panel.list().topLevelItem(i)->text(0);
        return all.join(QLatin1Char(' '));
    }

    SessionFixture m_files;
    const QString m_first = m_files.write(QStringLiteral("first"), {});
};

QTEST_MAIN(TestLayersPanel)
#include "tst_layerspanel.moc"
