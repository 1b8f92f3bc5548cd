// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/sessionmap.h"

#include "history/seriesreader.h"
#include "widgets/widgetfixture.h"
#include "workspace/asof.h"

#include <QTest>

#include <algorithm>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

constexpr Moment hour = 3'600'000'000;
constexpr Moment noon = SessionFixture::now;  // 2026-01-14T12:00:00Z

QByteArray city()
{
    return R"([
{"id":"urn:s:1","type":"Station","no2":{"type":"Property","value":42,"observedAt":"2026-01-14T12:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.40,51.21]}}},
{"id":"urn:s:2","type":"Station","no2":{"type":"Property","value":9,"observedAt":"2026-01-14T12:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.41,51.22]}}},
{"id":"urn:s:3","type":"Station","no2":{"type":"Property","value":20,"observedAt":"2026-01-14T12:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.42,51.23]}}}])";
}

// At ten o'clock one station had more than eight, one had less, one had nothing yet.
QCoro::Task<Result<history::Timelines>> cityHistory()
{
    auto read = history::readSeries(R"([
{"id":"urn:s:1","type":"Station","no2":[{"type":"Property","value":10,"observedAt":"2026-01-14T09:00:00Z"}]},
{"id":"urn:s:2","type":"Station","no2":[{"type":"Property","value":5,"observedAt":"2026-01-14T09:00:00Z"}]},
{"id":"urn:s:3","type":"Station","no2":[{"type":"Property","value":20,"observedAt":"2026-01-14T11:00:00Z"}]}])");
    if (!read)
        qFatal("unreadable history");
    history::Timelines all;
    all.series = std::move(read->series);
    all.complete = true;
    co_return all;
}

qint64 countedBy(const SessionMap &map)
{
    return std::ranges::fold_left(map.legend(), qint64(0),
                                  [](qint64 sum, const carto::LegendEntry &entry) { return sum + entry.count; });
}

qint64 drawnBy(MapController &map)
{
    return std::ranges::fold_left(map.pictures().layers(), qint64(0), [](qint64 sum, const carto::MapLayer &layer) {
        return sum + layer.placed->located();
    });
}

}  // namespace

// What the map draws of a session, and what its legend says of that.
class TestSessionMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    void theLegendOfAnAttributeCountsWhatIsDrawnInThePastToo()
    {
        SessionFixture fixture;
        fixture.askHistory = [](const auto &, const auto &, const auto &, const auto &) { return cityHistory(); };
        workspace::Session &session = fixture.session;
        MapController camera;
        camera.resize({600, 400}, 1);
        SessionMap map(session, camera, std::make_shared<carto::Symbology>());
        const auto settled = [&] {
            return !map.busy() && !map.colours().busy() && !session.filter().busy() && !session.asOf().busy();
        };
        test::openText(fixture, city(), QStringLiteral("city.json"));
        map.colours().choose({.attribute = "https://uri.etsi.org/ngsi-ld/default-context/no2"});
        QTRY_VERIFY(settled());
        QCOMPARE(countedBy(map), 3);
        QCOMPARE(drawnBy(camera), 3);
        // On the way from one version to the next too.
        int wrong = 0;
        connect(&map, &SessionMap::layersChanged, this, [&] { wrong += countedBy(map) != drawnBy(camera); });
        QVERIFY(session.filter().set({.q = "no2>8"}));
        QTRY_VERIFY(settled());
        QCOMPARE(countedBy(map), 3);
        session.setTimeWindow({{noon - 6 * hour, noon - 2 * hour}});
        QTRY_VERIFY(session.asOf().shown() && settled());
        QCOMPARE(drawnBy(camera), 1);
        QCOMPARE(countedBy(map), 1);
        session.filter().clear();
        QTRY_VERIFY(settled());
        QCOMPARE(drawnBy(camera), 2);
        QCOMPARE(countedBy(map), 2);
        session.setTimeWindow(std::nullopt);
        QTRY_VERIFY(settled());
        QCOMPARE(countedBy(map), 3);
        QCOMPARE(wrong, 0);
        map.disconnect(this);
    }
};

QTEST_MAIN(TestSessionMap)
#include "tst_sessionmap.moc"
