// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/map/colourpanel.h"
#include "widgets/map/layerspanel.h"
#include "widgets/shown.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/workspaceactions.h"
#include "widgets/window/themechoice.h"
#include "widgets/window/windowlayout.h"
#include "widgets/parts/page.h"
#include "widgets/window/openbrokerdialog.h"
#include "widgets/window/quarantinedialog.h"
#include "widgets/window/sourcespanel.h"
#include "widgets/parts/theme.h"
#include "widgets/window/workspacekeeper.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeView>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Station:1","type":"Station","name":{"type":"Property","value":"Groenplaats"},
 "no2":{"type":"Property","value":42.126,"unitCode":"GQ","observedAt":"2026-01-14T11:48:00Z",
        "quality":{"type":"Property","value":"good"}},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4017,51.2194]}},
 "nextTo":{"type":"Relationship","object":"urn:ngsi-ld:Park:1"}},
{"id":"urn:ngsi-ld:Station:2","type":"Station","name":{"type":"Property","value":"<b>Linkeroever</b>"},
 "no2":{"type":"Property","value":7,"unitCode":"GQ","observedAt":"2026-01-14T09:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.3859,51.2253]}}},
{"id":"urn:ngsi-ld:Station:3","type":"Station","name":{"type":"Property","value":"Nowhere"},
 "no2":{"type":"Property","value":19,"unitCode":"GQ"}},
{"id":"urn:ngsi-ld:Park:1","type":"Park","name":{"type":"LanguageProperty","languageMap":{"nl":"Stadspark","en":"City park"}},
 "location":{"type":"GeoProperty","value":{"type":"Polygon","coordinates":[[[4.412,51.210],[4.418,51.210],[4.418,51.214],[4.412,51.214],[4.412,51.210]]]}}},
{"type":"Station"}
])";

}  // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }

    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        makeWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    void anEmptyWindowSaysHowToGetACity()
    {
        QVERIFY(m_window->views().welcome.isVisible());
        QVERIFY(!m_window->views().map.isVisible());
        save("empty");
    }

    void aFileIsShownOnMapTableAndTree()
    {
        openCity();
        QVERIFY(m_window->views().map.isVisible());
        QCOMPARE(m_window->views().table.model().rows(), 3);
        QCOMPARE(m_window->views().map.sessionMap().legend().size(), std::size_t(2));
        QCOMPARE(m_window->views().map.sessionMap().unlocatedCount(), 1);
        QVERIFY(test::statusText(m_window->views().status).contains(QStringLiteral("1 not readable")));
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Station:1"}});
        QTRY_VERIFY(m_window->views().map.view().controller().settled());
        save("city");
    }

    void choosingInTheTableLightsMapAndInspector()
    {
        openCity();
        QTableView &table = m_window->views().table.view();
        const QModelIndex row = m_window->views().table.model().index(1, 0);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(row).center());
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Station:2"));
        QVERIFY(test::textOf(m_window->views().inspector, "rawJson").contains(QStringLiteral("urn:ngsi-ld:Station:2")));
        MapController &map = m_window->views().map.view().controller();
        QTRY_VERIFY(map.settled());
        const carto::Raster &lit = map.pictures().highlights();
        QVERIFY(qAlpha(lit.image.pixel((lit.view.toScreen(toWorld({4.3859, 51.2253}))).toPoint())) > 0);
        QTest::keyClick(table.viewport(), Qt::Key_Down);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Station:3"));
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(m_fixture->session.selection().entities().empty());
        QVERIFY(!table.selectionModel()->hasSelection());
    }

    void clickingOnTheMapChoosesInTable()
    {
        openCity();
        MapView &map = m_window->views().map.view();
        const QPointF pixel = map.controller().view().toScreen(toWorld({4.4017, 51.2194}));
        QTest::mouseClick(&map, Qt::LeftButton, {}, pixel.toPoint());
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Station:1"));
        const auto rows = m_window->views().table.view().selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().data(items::IdRole).toString(), QStringLiteral("urn:ngsi-ld:Station:1"));
        // A park elsewhere brings its own table.
        const QPointF park = map.controller().view().toScreen(toWorld({4.415, 51.212}));
        QTest::mouseClick(&map, Qt::LeftButton, {}, park.toPoint());
        QCOMPARE(m_window->views().table.model().rows(), 1);
    }

    void relationshipsAreFollowedAndBack()
    {
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Station:1"}});
        m_window->views().inspector.follow(QStringLiteral("urn:ngsi-ld:Park:1"));
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Park:1"));
        m_window->views().inspector.follow(QStringLiteral("urn:ngsi-ld:Gone:1"));
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Park:1"));
    }

    void findingByNameGoesThere()
    {
        openCity();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        FindBox &find = m_window->views().find;
        QVERIFY(find.hasFocus());
        QSignalSpy searched(&find, &FindBox::searched);
        QTest::keyClicks(&find, QStringLiteral("park"));
        QTRY_VERIFY(!searched.isEmpty() && find.results().rowCount() == 1 &&
                    find.results().item(0)->text().startsWith(QStringLiteral("City park")));
        QTest::keyClick(&find, Qt::Key_Return);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Park:1"));
        QTest::keyClicks(&find, QStringLiteral(" of nowhere"));
        QTRY_VERIFY(find.results().rowCount() == 1 && !find.results().item(0)->isEnabled());
    }

    void hidingATypeTakesItOffTheMap()
    {
        openCity();
        m_fixture->session.visibility().setVisible(1, QStringLiteral("Station"), false);
        QCOMPARE(m_window->views().map.sessionMap().legend().size(), std::size_t(1));
        QCOMPARE(m_window->views().map.sessionMap().unlocatedCount(), 0);
    }

    void copyGivesExactValuesForSpreadsheets()
    {
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Station:1"}});
        m_window->views().table.copyToClipboard();
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains(QStringLiteral("no2")));
        QVERIFY(lines[1].contains(QStringLiteral("42.126")));
    }

    void filesAreTakenByDragAndDrop()
    {
        const QString path = m_fixture->write(QStringLiteral("dropped.json"), city);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
        SessionFixture::waitFor(m_fixture->session.sources().front().get());
        QCOMPARE(m_fixture->session.sources().front()->version()->entityCount(), std::size_t(4));
    }

    void whatCannotBeOpenedIsSaidInTheWindow()
    {
        m_window->sources().open(QStringLiteral("/no/such/file.json"));
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("/no/such/file.json")));
        QVERIFY(m_fixture->session.sources().empty());
        workspace::Source *source = m_fixture->open(m_fixture->write(QStringLiteral("page.json"), "<html>no</html>"));
        SessionFixture::waitFor(source);
        QCOMPARE(source->state(), workspace::Source::State::Failed);
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("page.json")));
        // What is said leaves with its cause.
        m_fixture->write(QStringLiteral("page.json"), R"([{"id":"urn:a:1","type":"A"}])");
        m_window->sources().loadAnew();
        QTRY_COMPARE(source->state(), workspace::Source::State::Ready);
        QVERIFY(test::shownText(*m_window, "messageText").isEmpty());
        m_fixture->write(QStringLiteral("page.json"), "<html>no</html>");
        m_window->sources().loadAnew();
        QTRY_COMPARE(source->state(), workspace::Source::State::Failed);
        QVERIFY(!test::shownText(*m_window, "messageText").isEmpty());
        m_fixture->session.close(source->id());
        QVERIFY(test::shownText(*m_window, "messageText").isEmpty());
    }

    void anotherMessageStaysWhenASourceLoads()
    {
        workspace::Source *source = m_fixture->open(m_fixture->write(QStringLiteral("page.json"), "<html>no</html>"));
        SessionFixture::waitFor(source);
        m_window->sources().open(QStringLiteral("/no/such/file.json"));
        m_fixture->write(QStringLiteral("page.json"), R"([{"id":"urn:a:1","type":"A"}])");
        source->load();
        QTRY_COMPARE(source->state(), workspace::Source::State::Ready);
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("/no/such/file.json")));
    }

    void theLayoutIsRemembered()
    {
        auto *sources = m_window->findChild<QDockWidget *>(QStringLiteral("sources"));
        QVERIFY(sources->isVisible());
        sources->close();
        m_window->close();
        m_window.reset();
        makeWindow();
        sources = m_window->findChild<QDockWidget *>(QStringLiteral("sources"));
        QVERIFY(!sources->isVisible());
        m_window->arrangement().reset();
        QVERIFY(sources->isVisible());
    }

    void aModeHasAButtonOnceItHasAPage()
    {
        openCity();
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->views().modes.mode(), Mode::Browse);
        QVERIFY(!m_window->views().modes.offers(Mode::Compare));
        auto *findings = new Page;
        auto *sides = new Page;
        m_window->addAuditTab(findings, QStringLiteral("Findings"));
        m_window->setComparePage(sides);
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->views().modes.mode(), Mode::Audit);
        QVERIFY(findings->isVisible() && m_window->views().map.isVisible() && !m_window->views().table.isVisible());
        save("audit");
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(sides->isVisible() && !findings->isVisible() && !m_window->views().map.isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->views().map.isVisible() && m_window->views().table.isVisible() && !findings->isVisible());
    }

    void theModeIsRemembered()
    {
        m_window->addAuditTab(new Page, QStringLiteral("Findings"));
        m_window->views().modes.setMode(Mode::Audit);
        m_window.reset();
        makeWindow();
        QCOMPARE(m_window->views().modes.mode(), Mode::Browse);
        m_window->addAuditTab(new Page, QStringLiteral("Findings"));
        QCOMPARE(m_window->views().modes.mode(), Mode::Audit);
    }

    void theFilterBarStandsOverMapAndFindings()
    {
        FilterBar *bar = &m_window->views().filter;
        QVERIFY(!bar->isVisible());
        openCity();
        QVERIFY(bar->isVisible());
        QVERIFY(bar->mapTo(m_window.get(), bar->rect().bottomLeft()).y() <=
                m_window->views().map.mapTo(m_window.get(), QPoint()).y());
        m_window->setComparePage(new Page);
        m_window->views().modes.setMode(Mode::Compare);
        QVERIFY(!bar->isVisible());
    }

    void anAttributeColoursTheMap()
    {
        openCity();
        SessionMap &map = m_window->views().map.sessionMap();
        auto *panel = m_window->findChild<ColourPanel *>();
        QComboBox &attributes = panel->attributes();
        QTRY_VERIFY(attributes.findText(QStringLiteral("no2, µg/m³")) > 0);
        attributes.setCurrentIndex(attributes.findText(QStringLiteral("no2, µg/m³")));
        Q_EMIT attributes.activated(attributes.currentIndex());
        QTRY_VERIFY(map.colours().colouring() && !map.busy() && map.legendTitle() == QStringLiteral("no2, µg/m³"));
        // No engine here: quantiles, and that is said. The park has no such value.
        QVERIFY(!map.colours().note().isEmpty());
        QCOMPARE(map.legend().back().name, QStringLiteral("no value"));
        QCOMPARE(map.legend().back().count, 1);
        const MapController &view = m_window->views().map.view().controller();
        QTRY_VERIFY(view.settled());
        const QPoint station = view.view().toScreen(toWorld({4.4017, 51.2194})).toPoint();
        const carto::Mark highest = map.legend()[map.legend().size() - 2].mark;
        const carto::Raster &drawn = view.pictures().entities();
        QCOMPARE(drawn.image.pixel(drawn.view.toScreen(toWorld({4.4017, 51.2194})).toPoint()),
                 carto::colour(highest, carto::Theme::Light));
        QVERIFY(m_window->rect().contains(station));
        save("coloured");
        attributes.setCurrentIndex(0);
        Q_EMIT attributes.activated(0);
        QTRY_COMPARE(map.legend().size(), std::size_t(2));
        QVERIFY(map.legendTitle().isEmpty());
    }

    void withAFilterTheLegendCountsWhatTheMapDraws()
    {
        openCity();
        SessionMap &map = m_window->views().map.sessionMap();
        map.colours().choose({.attribute = "https://uri.etsi.org/ngsi-ld/default-context/no2"});
        QTRY_VERIFY(!map.colours().busy() && !map.busy());
        const auto counted = [&map] {
            return std::ranges::fold_left(
                map.legend(), qint64(0), [](qint64 sum, const carto::LegendEntry &entry) { return sum + entry.count; });
        };
        QCOMPARE(counted(), 3);  // two stations and the park; the third station is nowhere
        m_window->views().filter.setFilter({.q = "no2>10"});
        QTRY_VERIFY(!m_fixture->session.filter().busy() && !map.busy());
        QCOMPARE(map.entityCount(), 2);
        QCOMPARE(counted(), 1);
        m_window->views().filter.clear();
        QTRY_VERIFY(!m_fixture->session.filter().busy() && !map.busy());
        QCOMPARE(counted(), 3);
    }

    void layersLieUnderTheEntitiesInTheirOrder()
    {
        openCity();
        GisLayers &layers = m_window->views().layers;
        const QString below = m_fixture->write(QStringLiteral("below.gpkg"), "x");
        const QString above = m_fixture->write(QStringLiteral("above.shp"), "x");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(below), QUrl::fromLocalFile(above)});
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
        const auto names = [&] {
            QStringList all;
            for (const gis::MapLayer &layer : layers.description(carto::Theme::Light))
                all << QFileInfo(layer.path).fileName();
            return all.join(QLatin1Char(' '));
        };
        QCOMPARE(names(), QStringLiteral("below.gpkg above.shp"));  // lowest first
        QVERIFY(layers.all()[0].mark.colour != layers.all()[1].mark.colour);
        QTreeWidget &list = m_window->findChild<LayersPanel *>()->list();
        QTRY_VERIFY(list.isVisible() && list.topLevelItem(0)->text(0) == QStringLiteral("above"));
        list.topLevelItem(0)->setCheckState(0, Qt::Unchecked);
        QCOMPARE(names(), QStringLiteral("below.gpkg"));
        layers.move(1, 0);
        layers.setVisible(1, true);
        QCOMPARE(names(), QStringLiteral("above.shp below.gpkg"));
        layers.setProblem(above, QStringLiteral("no-crs"), QString());
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("coordinate system")));
        QTRY_VERIFY(list.topLevelItem(1) &&
                    list.topLevelItem(1)->toolTip(0).contains(QStringLiteral("coordinate system")));
        save("layers");
        list.setCurrentItem(list.topLevelItem(0));
        QTest::keyClick(&list, Qt::Key_Delete);
        QCOMPARE(layers.all().size(), std::size_t(1));
        m_window->sources().addLayer(QStringLiteral("/no/such.gpkg"));
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("/no/such.gpkg")));
    }

    void aWorkspaceBringsBackWhatWasOpen()
    {
        openCity();
        m_window->addAuditTab(new Page, QStringLiteral("Findings"));
        m_fixture->session.visibility().setVisible(1, QStringLiteral("Park"), false);
        SessionMap &map = m_window->views().map.sessionMap();
        map.colours().choose({.attribute = "https://uri.etsi.org/ngsi-ld/default-context/no2", .classes = 7});
        m_window->sources().addLayer(m_fixture->write(QStringLiteral("zones.gpkg"), "x"));
        m_window->views().modes.setMode(Mode::Audit);
        MapController &camera = m_window->views().map.view().controller();
        camera.show(toWorld({4.5, 51.1}), 9.5);
        const QString path = m_fixture->write(QStringLiteral("desk.civiscope"), {});
        QVERIFY(m_window->workspace().keeper().save(path));
        QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("desk")) && !m_window->isWindowModified());

        m_window->views().layers.clear();
        QTRY_VERIFY(m_window->isWindowModified());
        QVERIFY(m_window->workspace().keeper().save(m_fixture->write(QStringLiteral("other.civiscope"), {})));
        m_window->sources().closeAll();
        map.colours().choose({});
        m_window->views().modes.setMode(Mode::Browse);
        QVERIFY(m_window->workspace().keeper().save(m_window->workspace().keeper().path()));
        m_window->sources().open(path);
        QCOMPARE(test::shownText(*m_window, "messageText"), QString());
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
        workspace::Source *source = m_fixture->session.sources().front().get();
        SessionFixture::waitFor(source);
        QCOMPARE(source->version()->entityCount(), std::size_t(4));
        QVERIFY(!m_fixture->session.visibility().visible(source->id(), QStringLiteral("Park")));
        QCOMPARE(map.colours().chosen().classes, 7);
        QCOMPARE(m_window->views().layers.all().size(), std::size_t(1));
        QCOMPARE(m_window->views().modes.mode(), Mode::Audit);
        QTRY_VERIFY(!map.busy());
        QVERIFY(std::abs(camera.longitude() - 4.5) < 1e-6 && std::abs(camera.zoom() - 9.5) < 1e-6);
        QVERIFY(!m_window->workspace().keeper().modified());
        QCOMPARE(m_settings->value(QStringLiteral("recent")).toStringList().first(), path);
    }

    void whatAWorkspaceCannotHaveAgainIsSaidAndTheRestOpened()
    {
        std::ignore = m_fixture->write(QStringLiteral("city.json"), city);
        const QString path = m_fixture->write(
            QStringLiteral("desk.civiscope"),
            R"({"civiscope":"workspace","version":1,"sources":[{"source":"gone.json"},{"source":"city.json"}],)"
            R"("layers":[{"path":3}],"map":{"centre":"here"},"mode":"audit","colours":{"attr)");
        m_window->sources().open(path);
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
        for (const char *said : {"cut short", "gone.json", "layers", "map"})
            QVERIFY2(test::shownText(*m_window, "messageText").contains(QLatin1String(said)), said);
        SessionFixture::waitFor(m_fixture->session.sources().front().get());
        QCOMPARE(m_fixture->session.sources().front()->version()->entityCount(), std::size_t(4));
        // What is none at all changes nothing.
        m_window->sources().open(m_fixture->write(QStringLiteral("odd.civiscope"), R"({"type":"FeatureCollection"})"));
        QCOMPARE(m_fixture->session.sources().size(), std::size_t(1));
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("odd.civiscope")));
    }

    void recentSourcesAreOfferedAgain()
    {
        const QString path = m_fixture->write(QStringLiteral("again.json"), city);
        m_window->sources().open(path);
        QCOMPARE(m_settings->value(QStringLiteral("recent")).toStringList(), QStringList(path));
        SessionFixture::waitFor(m_fixture->session.sources().front().get());
    }

    void theBrokerDialogNeedsAUrlAndNothingElse()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        auto *url = dialog.findChild<QLineEdit *>(QLatin1String(OpenBrokerDialog::urlName));
        auto *open = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
        QVERIFY(!open->isEnabled());
        QTest::keyClicks(url, QStringLiteral("ftp://x"));
        QVERIFY(!open->isEnabled());
        url->clear();
        QTest::keyClicks(url, QStringLiteral("http://user:secret@localhost:1026"));
        QVERIFY(open->isEnabled());
        const tasks::SourceRequest request = dialog.request();
        QVERIFY(!request.spec.text.contains(QStringLiteral("secret")));
        QVERIFY(request.authorization.startsWith("Basic "));
        QCOMPARE(request.spec.kind, tasks::SourceSpec::Kind::Broker);
    }

    void theQuarantineOpensFromTheStatusLine()
    {
        openCity();
        QTest::mouseClick(&m_window->views().status.quarantineButton(), Qt::LeftButton);
        auto *dialog = m_window->findChild<QuarantineDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QTableView *>()->model()->rowCount(), 1);
        dialog->close();
    }

    void darkColoursReachTheMap()
    {
        openCity();
        m_window->themes().choose(carto::Theme::Dark);
        MapController &map = m_window->views().map.view().controller();
        QCOMPARE(map.pictures().theme(), carto::Theme::Dark);
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Park:1"}});
        QTRY_VERIFY(map.settled());
        // Every part of the window, not only the map.
        const auto ground = [](QWidget &widget) {
            const QImage picture = widget.grab().toImage();
            return picture.pixelColor(picture.width() / 2, picture.height() - 8).lightness();
        };
        QVERIFY(ground(*m_window->views().table.view().viewport()) < 80);
        QVERIFY(ground(*m_window->views().sources.tree().viewport()) < 80);
        QVERIFY(ground(*m_window->views().inspector.tree().viewport()) < 80);
        QVERIFY(ground(m_window->views().status) < 80);
        save("dark");
        m_window->themes().choose(carto::Theme::Light);
        QCOMPARE(map.pictures().theme(), carto::Theme::Light);
    }

    void withoutTheEngineTheMapSaysWhy()
    {
        openCity();
        gis::EngineClient engine{QString()};
        gis::TileServer tiles(engine);
        QVERIFY(tiles.listen());
        m_window->setBaseMap(engine, tiles, {});
        QTRY_VERIFY(test::statusText(m_window->views().status).contains(QStringLiteral("no base map")));
        QTRY_VERIFY(m_window->views().map.view().controller().settled());
        const MapController &map = m_window->views().map.view().controller();
        const QPoint station = map.view().toScreen(toWorld({4.4017, 51.2194})).toPoint();
        QTRY_COMPARE(m_window->views().map.view().grab().toImage().pixel(station),
                     carto::colour(carto::markOf(0), carto::Theme::Light));
        m_window.reset();  // before the engine it was given
    }

    void anEmptyTableSaysWhy()
    {
        SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("none.json"), R"([{"type":"Lamp"}])")));
        QVERIFY(test::shownText(m_window->views().table, "tableState").contains(QStringLiteral("No entities")));
    }

    void namesOfSourcesKeepTheirRoom()
    {
        SourcesPanel panel(m_fixture->session, std::make_shared<carto::Symbology>());
        openCity();
        panel.resize(400, 200);
        panel.show();
        QTRY_VERIFY(panel.tree().columnWidth(items::SourceTreeModel::Newest) > 20);
        panel.resize(180, 200);
        QTRY_VERIFY(panel.tree().isColumnHidden(items::SourceTreeModel::Newest));
        QVERIFY(panel.tree().columnWidth(items::SourceTreeModel::Name) > 100);
        panel.resize(400, 200);
        QTRY_VERIFY(!panel.tree().isColumnHidden(items::SourceTreeModel::Newest));
    }

    void theWindowReflowsDownTo1024By700()
    {
        openCity();
        m_window->resize(1024, 700);
        QCOMPARE(m_window->size(), QSize(1024, 700));
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
        QVERIFY(m_window->minimumSizeHint().height() <= 700);
    }

    void everyViewHasAName()
    {
        openCity();
        for (const auto widgets = m_window->findChildren<QWidget *>(); QWidget * widget : widgets) {
            const bool view = qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                              qobject_cast<QQuickWidget *>(widget) || qobject_cast<QToolButton *>(widget);
            if (view && widget->focusPolicy() != Qt::NoFocus && widget->isVisible()) {
                const auto *button = qobject_cast<QToolButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
                             widget->objectName().startsWith(QStringLiteral("qt_")) ||
                             qobject_cast<QHeaderView *>(widget),
                         qPrintable(QString::fromLatin1(widget->metaObject()->className()) + widget->objectName()));
            }
        }
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void openCity()
    {
        workspace::Source *source = m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city));
        SessionFixture::waitFor(source);
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
        QTRY_VERIFY(m_window->views().map.view().controller().settled());
    }

    // Kept for looking at.
    void save(const char *name)
    {
        QVERIFY(m_window->grab().save(QStringLiteral("tst_mainwindow-%1.png").arg(QLatin1String(name))));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
