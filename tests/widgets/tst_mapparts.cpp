// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineclient.h"
#include "gis/tileserver.h"
#include "widgets/map/asofband.h"
#include "widgets/map/basemap.h"
#include "widgets/map/citymap.h"
#include "widgets/map/mappage.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/widgetfixture.h"
#include "words/timewords.h"
#include "workspace/asof.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;
using workspace::TimeWindow;

namespace {

constexpr Moment noon = SessionFixture::now;
constexpr Moment hour = 3'600'000'000;

// Stations 1 and 2 said something at every hour of the last day.
history::Timelines hourly(Moment from, Moment to)
{
    history::Timelines all;
    for (const char *id : {"urn:ngsi-ld:Station:1", "urn:ngsi-ld:Station:2"}) {
        history::Series series{id, "no2", "no2"};
        for (Moment at = noon - 24 * hour; at <= noon; at += hour) {
            if (at >= from && at < to)
                series.points.push_back({at, at, {history::Value::Type::Number, 40}});
        }
        all.series.push_back(std::move(series));
    }
    all.complete = true;
    return all;
}

}  // namespace

// What stands on, over and beside a map in words.
class TestMapParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }
    void cleanup() { applyTheme(carto::Theme::Light); }

    // --- the past

    void nowIsNotSaid()
    {
        SessionFixture fixture;
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        AsOfBand band(fixture.session);
        QVERIFY(band.isHidden());
        QVERIFY(test::textOf(band, "asOfText").isEmpty() && test::textOf(band, "asOfRemarks").isEmpty());
        QVERIFY(asOfSentence(fixture.session).isEmpty());
        QVERIFY(asOfRemarks(fixture.session).isEmpty());
    }

    void thePastIsSaidWithHowManyHadValues()
    {
        SessionFixture fixture;
        answer(fixture, [](auto &) {});
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        AsOfBand band(fixture.session);
        QSignalSpy changed(&band, &AsOfBand::changed);
        lookAt(fixture, noon - 3 * hour);
        QVERIFY(!band.isHidden());
        const QString text = test::shownText(band, "asOfText");
        QVERIFY2(text.startsWith(QStringLiteral("As of %1 — entities that had values: 2 of 2")
                                     .arg(words::timeInZone(noon - 3 * hour, {}))),
                 qPrintable(text));
        QVERIFY(!changed.isEmpty());
        band.resize(600, 100);
        band.show();
        QTest::mouseClick(&band.leaveButton(), Qt::LeftButton);
        QVERIFY(!fixture.session.timeWindow());
        QTRY_VERIFY(band.isHidden());
    }

    void theWayBackIsReachedByKeys()
    {
        SessionFixture fixture;
        answer(fixture, [](auto &) {});
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        AsOfBand band(fixture.session);
        lookAt(fixture, noon - 3 * hour);
        band.show();
        QVERIFY(QTest::qWaitForWindowActive(&band));
        QVERIFY(test::tabStops(band).contains(&band.leaveButton()));
        QCOMPARE(test::unnamedStops(band), QStringList());
        QCOMPARE(band.leaveButton().toolTip(), QStringLiteral("Look at what is there now (Esc)"));
        QTest::keyClick(&band.leaveButton(), Qt::Key_Space);
        QVERIFY(!fixture.session.timeWindow());
    }

    void whatIsLessThanAllOfItIsSaid_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("remark");
        QTest::newRow("nothing") << 0 << QString();
        QTest::newRow("incomplete") << 1 << QStringLiteral("city.json did not give all of its history.");
        QTest::newRow("a problem")
            << 2 << QStringLiteral("Some of the history of city.json is missing: http://b/2 did not answer in time.");
    }
    void whatIsLessThanAllOfItIsSaid()
    {
        QFETCH(const int, fault);
        QFETCH(const QString, remark);
        SessionFixture fixture;
        answer(fixture, [fault](history::Timelines &all) {
            all.complete = fault == 0;
            if (fault == 2)
                all.problems.push_back({ErrorCode::TimedOut, "", "http://b/2", "", true});
        });
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        lookAt(fixture, noon - 3 * hour);
        QCOMPARE(asOfRemarks(fixture.session).join(QLatin1Char('|')), remark);
    }

    void whoIsGoneSinceIsCounted()
    {
        SessionFixture fixture;
        answer(fixture, [](history::Timelines &all) {
            for (const char *id : {"urn:ngsi-ld:Station:8", "urn:ngsi-ld:Station:9"}) {
                history::Series gone = all.series.front();
                gone.entity = id;
                all.series.push_back(gone);
            }
        });
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        lookAt(fixture, noon - 3 * hour);
        QCOMPARE(asOfRemarks(fixture.session),
                 QStringList(QStringLiteral("2 entities of that time are no longer in city.json, and are not shown.")));
    }

    void aCityWithoutTimesSaysSo()
    {
        SessionFixture fixture;
        test::openText(fixture, R"([{"id":"urn:x:1","type":"X","n":{"type":"Property","value":1}}])",
                       QStringLiteral("x.json"));
        lookAt(fixture, noon - 3 * hour);
        QVERIFY2(asOfSentence(fixture.session).endsWith(QStringLiteral(" — nothing here says when it was observed")),
                 qPrintable(asOfSentence(fixture.session)));
    }

    void theBandIsReadableOnAnyAccent()
    {
        SessionFixture fixture;
        AsOfBand band(fixture.session);
        for (const QColor accent : {QColor(0x1f, 0x6f, 0xb5), QColor(0xff, 0xe0, 0x66), QColor(Qt::black)}) {
            QPalette palette = band.palette();
            palette.setColor(QPalette::Highlight, accent);
            band.setPalette(palette);
            for (const auto labels = band.findChildren<QLabel *>(); const QLabel *label : labels) {
                const int apart =
                    std::abs(label->palette().color(QPalette::WindowText).lightness() - accent.lightness());
                QVERIFY2(apart > 90, qPrintable(accent.name()));
            }
        }
    }

    void longFaultsDoNotForceTheMapWide()
    {
        SessionFixture fixture;
        fixture.askHistory = [](const auto &, const auto &, const auto &,
                                const auto &) -> QCoro::Task<Result<history::Timelines>> {
            co_return std::unexpected(
                Error{ErrorCode::HttpStatus, "asking for the history", test::longIri().toStdString(), "404 Not Found"});
        };
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(640, 400);
        page.show();
        lookAt(fixture, noon - 3 * hour);
        AsOfBand &band = page.asOfBand();
        QVERIFY(test::shownText(band, "asOfRemarks").contains(QStringLiteral("404 Not Found")));
        QVERIFY2(band.minimumSizeHint().width() <= 400, qPrintable(QString::number(band.minimumSizeHint().width())));
        QCOMPARE(band.width(), page.width());
        for (const auto labels = band.findChildren<QLabel *>(); const QLabel *label : labels)
            QVERIFY(label->mapTo(&page, label->rect().bottomRight()).x() < page.width());
    }

    // --- the page of the map

    void whatHasNoPlaceIsCounted()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(640, 400);
        page.show();
        QCOMPARE(test::seenTexts(page), QStringList());
        openOn(page, fixture);
        QCOMPARE(test::seenTexts(page), QStringList(QStringLiteral("without a location: 1 of 4")));
        fixture.session.visibility().setVisible(1, QStringLiteral("Station"), false);
        QTRY_COMPARE(test::seenTexts(page), QStringList());
    }

    void aNoticeIsBrokenIntoLinesWithinTheMap()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(640, 400);
        page.show();
        page.setNotice(QStringLiteral("There is no base map. ").repeated(6));
        const QLabel *notice = test::withText<QLabel>(page, QStringLiteral("There is no base map. ").repeated(6));
        QVERIFY(notice && notice->isVisible());
        QVERIFY(page.rect().contains(notice->geometry()));
        QVERIFY(notice->height() > 2 * notice->fontMetrics().height());
        QVERIFY(notice->testAttribute(Qt::WA_TransparentForMouseEvents));
        page.resize(300, 300);
        QVERIFY(page.rect().contains(notice->geometry()));
        page.setNotice({});
        QVERIFY(!notice->isVisible());
    }

    void attributionIsTold()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        QSignalSpy changed(&page, &MapPage::attributionChanged);
        page.setAttribution(QStringLiteral("Natural Earth"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), QStringLiteral("Natural Earth"));
    }

    void theMapSaysHowToUseIt()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        QCOMPARE(page.view().accessibleName(), QStringLiteral("Map"));
        QCOMPARE(page.view().accessibleDescription(),
                 QStringLiteral("Arrow keys move the map, plus and minus zoom. The table lists what it shows."));
        QCOMPARE(page.focusProxy(), &page.view());
    }

    void thePointerReadsNameTypeAndId()
    {
        SessionFixture fixture;
        MapPage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(640, 400);
        page.show();
        openOn(page, fixture);
        Q_EMIT page.sessionMap().pointed({{1, "urn:ngsi-ld:Station:2"}}, {100, 100});
        QVERIFY2(QToolTip::text().contains(QStringLiteral("&lt;b&gt;Linkeroever&lt;/b&gt;")),
                 qPrintable(QToolTip::text()));
        QVERIFY(QToolTip::text().contains(QStringLiteral("Station")));
        QVERIFY(QToolTip::text().contains(QStringLiteral("urn:ngsi-ld:Station:2")));
        // Many at one place are counted.
        std::vector<workspace::EntityKey> many(11, {1, "urn:ngsi-ld:Station:1"});
        Q_EMIT page.sessionMap().pointed(many, {100, 100});
        QVERIFY2(QToolTip::text().contains(QStringLiteral("and 3 more here")), qPrintable(QToolTip::text()));
        QVERIFY(!QToolTip::text().contains(QStringLiteral("urn:ngsi-ld")));
        Q_EMIT page.sessionMap().pointed({}, {});
        QTRY_VERIFY(QToolTip::text().isEmpty() || !QToolTip::isVisible());
    }

    // --- its ground

    void withoutTheEngineThatIsSaidInFull()
    {
        Ground ground;
        QTRY_COMPARE(ground.base.said(), QStringLiteral("no base map"));
        QCOMPARE(test::seenTexts(ground.page),
                 QStringList(QStringLiteral("There is no base map, for its program, civiscope-gis, is not installed. "
                                            "Entities are drawn on plain ground.")));
    }

    void layersThatNeedTheEngineAreNamed()
    {
        Ground ground;
        QVERIFY(ground.layers.add(ground.fixture.write(QStringLiteral("a.gpkg"), "x")));
        QTRY_VERIFY(test::seenTexts(ground.page).join(QString()).endsWith(QStringLiteral("Layers need it too.")));
        ground.layers.clear();
        QTRY_VERIFY(test::seenTexts(ground.page).join(QString()).endsWith(QStringLiteral("plain ground.")));
    }

    void whereNothingIsDrawnNobodyIsNamed()
    {
        Ground ground;
        QStringList attributions;
        connect(&ground.page, &MapPage::attributionChanged, this, [&](const QString &text) { attributions << text; });
        ground.base.setTheme(carto::Theme::Dark);
        QTRY_VERIFY(!attributions.isEmpty());
        QCOMPARE(attributions.back(), QString());
    }

    // --- one of two maps

    void aCityMapNamesItsCity()
    {
        CityMap map;
        map.resize(400, 300);
        map.show();
        map.setCity(QStringLiteral("<b>Antwerp</b>"), QStringLiteral("3,018 entities"));
        QCOMPARE(test::seenTexts(map),
                 QStringList({QStringLiteral("<b>Antwerp</b>"), QStringLiteral("3,018 entities")}));
        QCOMPARE(map.view().accessibleName(), QStringLiteral("Map of <b>Antwerp</b>"));
        for (const auto labels = map.findChildren<QLabel *>(); const QLabel *label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void notesBeginWithASign()
    {
        CityMap map;
        map.resize(400, 300);
        map.show();
        const int before = map.view().height();
        map.setNotes({QStringLiteral("Only 10 here."), QStringLiteral("Loaded in part.")});
        const QString notes = test::shownText(map, "cityNotes");
        QCOMPARE(notes, QStringLiteral("! Only 10 here.\n! Loaded in part."));
        QCOMPARE(test::seenTexts(map), QStringList(notes));
        QTRY_VERIFY(map.view().height() < before);
        map.setNotes({});
        QCOMPARE(test::seenTexts(map), QStringList());
        QTRY_COMPARE(map.view().height(), before);
    }

    void longNamesLeaveRoomForTheOtherCity()
    {
        CityMap map;
        map.setCity(test::longIri(), QStringLiteral("3,018 entities"));
        map.setNotes({QStringLiteral("About ") + test::longIri()});
        QVERIFY2(map.minimumSizeHint().width() <= 400, qPrintable(QString::number(map.minimumSizeHint().width())));
    }

private:
    // A map page whose engine is not there.
    struct Ground {
        Ground()
        {
            page.resize(640, 400);
            page.show();
        }

        SessionFixture fixture;
        gis::EngineClient engine{QString()};
        gis::TileServer tiles{engine};
        const bool listens = tiles.listen().has_value();
        GisLayers layers;
        MapPage page{fixture.session, std::make_shared<carto::Symbology>()};
        BaseMap base{engine, tiles, {}, layers, page};
    };

    template<typename Change>
    static void answer(SessionFixture &fixture, Change change)
    {
        fixture.askHistory = [change](const auto &, const auto &, const history::TemporalQuery &query,
                                      const auto &) -> QCoro::Task<Result<history::Timelines>> {
            history::Timelines all = hourly(*query.from, *query.to);
            change(all);
            co_return all;
        };
    }
    static void lookAt(SessionFixture &fixture, Moment end)
    {
        fixture.session.setTimeWindow(TimeWindow{end - 6 * hour, end});
        QTRY_COMPARE(fixture.session.asOf().shown(), fixture.session.timeWindow());
    }
    static void openOn(MapPage &page, SessionFixture &fixture)
    {
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        QTRY_VERIFY(!page.sessionMap().busy() && !page.sessionMap().legend().empty());
    }
};

QTEST_MAIN(TestMapParts)
#include "tst_mapparts.moc"
