// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/geotest.h"

#include <QTest>

#include <cmath>

using namespace civiscope;
using namespace civiscope::query;

namespace {

ngsild::GeoShape shape(const char *geometry)
{
    ngsild::GeoShape made;
    ngsild::GeoFaults odd;
    [&] { QVERIFY(ngsild::readGeometry(geometry, made, odd) != ngsild::GeoReading::Malformed); }();
    return made;
}

constexpr char square[] = "[[[4,51],[5,51],[5,52],[4,52],[4,51]]]";
constexpr char inside[] = R"({"type":"Polygon","coordinates":[[[4.2,51.2],[4.4,51.2],[4.4,51.4],[4.2,51.2]]]})";
constexpr char across[] = R"({"type":"LineString","coordinates":[[3.5,51.5],[4.5,51.5]]})";
constexpr char partly[] = R"({"type":"Polygon","coordinates":[[[4.5,51.5],[6,51.5],[6,53],[4.5,51.5]]]})";
constexpr char away[] = R"({"type":"MultiPoint","coordinates":[[10,10],[11,11]]})";
constexpr char same[] = R"({"type":"Polygon","coordinates":[[[5,52],[4,52],[4,51],[5,51],[5,52]]]})";

}  // namespace

class TestGeoQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void relations_data();
    void relations();
    void pointsAreTestedAsShapesAre();
    void distancesAreGeodesic();
    void nearnessReachesLinesAndAreas();
    void distancesCrossTheAntimeridian();
    void aPolygonThatCrossesItselfIsTaken();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void aBoxBecomesAQuery();
};

void TestGeoQuery::relations_data()
{
    QTest::addColumn<QByteArray>("relation");
    QTest::addColumn<QByteArray>("geometry");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *relation, const char *name, const char *geometry, bool matches) {
        QTest::addRow("%s %s", name, relation) << QByteArray(relation) << QByteArray(geometry) << matches;
    };
    const auto rows = [&](const char *name, const char *geometry, const char *expected) {
        constexpr const char *names[] = {"within", "contains", "intersects", "equals", "disjoint", "overlaps"};
        for (int i = 0; i < 6; ++i)
            row(names[i], name, geometry, expected[i] == 'x');
    };
    // within contains intersects equals disjoint overlaps
    rows("inside", inside, "x.x...");
    rows("across", across, "..x...");
    rows("partly", partly, "..x..x");
    rows("away", away, "....x.");
    rows("same", same, "xxxx..");
}

void TestGeoQuery::relations()
{
    QFETCH(QByteArray, relation);
    QFETCH(QByteArray, geometry);
    QFETCH(bool, matches);
    const auto query = parseGeo({relation.toStdString(), "Polygon", square, ""});
    QVERIFY(query);
    QCOMPARE(GeoTest(*query)(shape(geometry.constData())), matches);
}

void TestGeoQuery::pointsAreTestedAsShapesAre()
{
    for (const char *relation : {"within", "contains", "intersects", "equals", "disjoint", "overlaps"}) {
        const GeoTest test(*parseGeo({relation, "Polygon", square, ""}));
        for (const LonLat place :
             {LonLat{4.5, 51.5}, LonLat{4, 51.5}, LonLat{4, 51}, LonLat{3, 51}, LonLat{5.1, 51.5}}) {
            ngsild::GeoShape point;
            point.places = {place};
            point.parts = {{ngsild::GeoShape::Piece::Point, 0, 1}};
            QCOMPARE(test(place), test(point));
        }
        QVERIFY(!test(LonLat{200, 0}));
    }
}

void TestGeoQuery::distancesAreGeodesic()
{
    // A degree of latitude at the equator and at 60° (WGS 84): 110,574 m and 111,412 m.
    const auto near = [](const char *relation, const char *centre, LonLat place) {
        return GeoTest(*parseGeo({relation, "Point", centre, ""}))(place);
    };
    QVERIFY(near("near;maxDistance==110575", "[0,0]", {0, 1}));
    QVERIFY(!near("near;maxDistance==110574", "[0,0]", {0, 1}));
    QVERIFY(near("near;minDistance==110574", "[0,0]", {0, 1}));
    QVERIFY(!near("near;minDistance==110575", "[0,0]", {0, 1}));
    QVERIFY(near("near;maxDistance==55801", "[10,60]", {11, 60}));
    QVERIFY(!near("near;maxDistance==55798", "[10,60]", {11, 60}));
}

void TestGeoQuery::nearnessReachesLinesAndAreas()
{
    const auto near = [](const char *metres, const char *geometry) {
        return GeoTest(*parseGeo({std::string("near;maxDistance==") + metres, "Point", "[4.5,51.49]", ""}))(
            shape(geometry));
    };
    // The line runs 0.01° north of it: about 1,113 m.
    QVERIFY(near("1114", across));
    QVERIFY(!near("1111", across));
    QVERIFY(near("1", same));  // inside
    QVERIFY(!near("1000", away));
    const GeoTest line(*parseGeo({"near;maxDistance==1114", "LineString", "[[4,51.49],[5,51.49]]", ""}));
    QVERIFY(line(LonLat{4.5, 51.5}));
    QVERIFY(!line(LonLat{4.5, 51.51}));
}

void TestGeoQuery::distancesCrossTheAntimeridian()
{
    const GeoTest test(*parseGeo({"near;maxDistance==30000", "Point", "[179.9,0]", ""}));
    QVERIFY(test(LonLat{-179.9, 0}));
    QVERIFY(test(shape(R"({"type":"LineString","coordinates":[[-179.9,0],[-179.8,0]]})")));
}

void TestGeoQuery::aPolygonThatCrossesItselfIsTaken()
{
    const GeoTest test(*parseGeo({"intersects", "Polygon", "[[[4,51],[5,52],[5,51],[4,52],[4,51]]]", ""}));
    QVERIFY(test(LonLat{4.9, 51.5}));
    QVERIFY(!test(LonLat{4.5, 51.9}));
}

void TestGeoQuery::refusesWhatIsWrong_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<FaultCode>("code");
    QTest::addColumn<QByteArray>("parameter");
    const auto row = [](const char *name, const QByteArrayList &texts, FaultCode code, const char *parameter) {
        QTest::newRow(name) << texts << code << QByteArray(parameter);
    };
    using enum FaultCode;
    row("no georel", {"", "Point", "[1,2]"}, ParameterMissing, "georel");
    row("no geometry", {"within", "", "[1,2]"}, ParameterMissing, "geometry");
    row("no coordinates", {"within", "Polygon", ""}, ParameterMissing, "coordinates");
    row("unknown relation", {"inside", "Polygon", square}, RelationUnknown, "georel");
    row("no distance", {"near", "Point", "[1,2]"}, DistanceMissing, "georel");
    row("one equal sign", {"near;maxDistance=5", "Point", "[1,2]"}, DistanceMissing, "georel");
    row("a word", {"near;maxDistance==abc", "Point", "[1,2]"}, DistanceWrong, "georel");
    row("negative", {"near;minDistance==-5", "Point", "[1,2]"}, DistanceWrong, "georel");
    row("zero", {"near;maxDistance==0", "Point", "[1,2]"}, DistanceWrong, "georel");
    row("unknown geometry", {"within", "Circle", "[1,2]"}, GeometryUnknown, "geometry");
    row("collection", {"within", "GeometryCollection", "[1,2]"}, GeometryUnknown, "geometry");
    row("no JSON", {"within", "Point", "1,2"}, CoordinatesWrong, "coordinates");
    row("too flat", {"within", "Polygon", "[[4,51],[5,51],[4,51]]"}, CoordinatesWrong, "coordinates");
    row("text", {"within", "Point", "[\"1\",2]"}, CoordinatesWrong, "coordinates");
    row("too deep", {"within", "Point", "[[[[[[[[[[[[1,2]]]]]]]]]]]]"}, CoordinatesWrong, "coordinates");
    row("latitude first", {"within", "Point", "[51,400]"}, CoordinatesOutside, "coordinates");
    row("not closed", {"within", "Polygon", "[[[4,51],[5,51],[5,52],[4,52]]]"}, RingNotClosed, "coordinates");
    row("three places", {"within", "Polygon", "[[[4,51],[5,51],[4,51]]]"}, RingNotClosed, "coordinates");
    row("geoproperty", {"within", "Polygon", square, "a==1"}, NameExpected, "geoproperty");
}

void TestGeoQuery::refusesWhatIsWrong()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(FaultCode, code);
    QFETCH(QByteArray, parameter);
    texts.resize(4);
    const auto query =
        parseGeo({texts[0].toStdString(), texts[1].toStdString(), texts[2].toStdString(), texts[3].toStdString()});
    QVERIFY(!query);
    QCOMPARE(QByteArray(faultWord(query.error().code)), QByteArray(faultWord(code)));
    QCOMPARE(QByteArray(query.error().parameter), parameter);
}

void TestGeoQuery::aBoxBecomesAQuery()
{
    const auto query = parseGeo(withinBox({.west = 4, .south = 51, .east = 5, .north = 52}));
    QVERIFY(query);
    QVERIFY(GeoTest(*query)(LonLat{4.5, 51.5}));
    QVERIFY(!GeoTest(*query)(LonLat{5.5, 51.5}));
}

QTEST_GUILESS_MAIN(TestGeoQuery)
#include "tst_geoquery.moc"
