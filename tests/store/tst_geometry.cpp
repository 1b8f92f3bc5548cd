// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/geometry.h"

#include <QTest>

using namespace civiscope;
using namespace civiscope::store;

namespace {

Cell geometry(std::string_view json)
{
    Cell cell;
    cell.type = CellType::Geometry;
    cell.text = json;
    return cell;
}

}  // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void geometryIsWrittenAsWktAndGeoJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("wkt");
        QTest::addColumn<QByteArray>("geoJson");  // empty: as `json`

        const auto row = [](const char *name, const char *json, const char *wkt, const char *geoJson = "") {
            QTest::newRow(name) << QByteArray(json) << QByteArray(wkt) << QByteArray(geoJson);
        };
        row("point", R"({"type":"Point","coordinates":[4.4,-51.25]})", "POINT (4.4 -51.25)");
        row("point with height", R"({"type":"Point","coordinates":[4.4,51.25,12]})", "POINT (4.4 51.25)",
            R"({"type":"Point","coordinates":[4.4,51.25]})");
        row("small letters, text, one array too many", R"({"type":"point","coordinates":[["4.4","51.25"]]})",
            "POINT (4.4 51.25)", R"({"type":"Point","coordinates":[4.4,51.25]})");
        row("multi point", R"({"type":"MultiPoint","coordinates":[[1,2],[3,4]]})", "MULTIPOINT ((1 2),(3 4))");
        row("multi point of one", R"({"type":"MultiPoint","coordinates":[[1,2]]})", "POINT (1 2)",
            R"({"type":"Point","coordinates":[1,2]})");
        row("line", R"({"type":"LineString","coordinates":[[1,2],[3,4]]})", "LINESTRING (1 2,3 4)");
        row("lines", R"({"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]})",
            "MULTILINESTRING ((1 2,3 4),(5 6,7 8))");
        row("polygon with a hole",
            R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,2],[6,2],[6,3],[5,2]]]})",
            "POLYGON ((0 0,9 0,9 9,0 0),(5 2,6 2,6 3,5 2))");
        row("open ring is closed", R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9]]]})",
            "POLYGON ((0 0,9 0,9 9,0 0))", R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]})");
        row("polygons",
            R"({"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[1,1],[2,1],[2,2],[1,1]]]]})",
            "MULTIPOLYGON (((0 0,9 0,9 9,0 0)),((1 1,2 1,2 2,1 1)))");
        row("collection",
            R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},)"
            R"({"type":"LineString","coordinates":[[1,2],[3,4]]}]})",
            "GEOMETRYCOLLECTION (POINT (1 2),LINESTRING (1 2,3 4))");
        row("every digit", R"({"type":"Point","coordinates":[4.402464000000001,-0.1]})",
            "POINT (4.402464000000001 -0.1)");
    }
    void geometryIsWrittenAsWktAndGeoJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, wkt);
        QFETCH(QByteArray, geoJson);
        const auto shape = shapeOf(geometry(json.toStdString()));
        QVERIFY(shape);
        QCOMPARE(QByteArray::fromStdString(toWkt(*shape)), wkt);
        QCOMPARE(QByteArray::fromStdString(toGeoJson(*shape)), geoJson.isEmpty() ? json : geoJson);
    }

    void whatIsNoGeometryHasNoPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        int number = 0;
        for (const char *json : {"",
                                 "{}",
                                 "null",
                                 "[4.4,51.2]",
                                 R"("51.2,4.4")",
                                 R"({"type":"Point"})",
                                 R"({"coordinates":[4.4,51.2]})",
                                 R"({"type":"Point","coordinates":[]})",
                                 R"({"type":"Point","coordinates":[4.4]})",
                                 R"({"type":"Point","coordinates":[null,51.2]})",
                                 R"({"type":"Point","coordinates":["","51.2"]})",
                                 R"({"type":"Point","coordinates":["4,4","51.2"]})",
                                 R"({"type":"Point","coordinates":[1e999,51.2]})",
                                 R"({"type":"Point","coordinates":[4.4,51.2)",
                                 R"({"type":"Point","coordinates":{"lon":4,"lat":51}})",
                                 R"({"type":"Point","coordinates":[[[4.4,51.2]]]})",
                                 R"({"type":"Circle","coordinates":[4.4,51.2]})",
                                 R"({"type":"LineString","coordinates":[[1,2]]})",
                                 R"({"type":"LineString","coordinates":[[1,2],[3]]})",
                                 R"({"type":"Polygon","coordinates":[[1,2],[3,4],[5,6]]})",
                                 R"({"type":"Polygon","coordinates":[]})",
                                 R"({"type":"MultiPoint","coordinates":[]})",
                                 R"({"type":"GeometryCollection","geometries":[]})",
                                 R"({"type":"GeometryCollection","geometries":[{"type":"Point"}]})"})
            QTest::addRow("%d", number++) << QByteArray(json);
        QByteArray nested = R"({"type":"Point","coordinates":[1,2]})";
        for (int i = 0; i < 1000; ++i)
            nested = R"({"type":"GeometryCollection","geometries":[)" + nested + "]}";
        QTest::newRow("deep collection") << nested;
        QTest::newRow("deep array") << R"({"type":"Polygon","coordinates":)" + QByteArray(100'000, '[') + "}";
    }
    void whatIsNoGeometryHasNoPlace()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!shapeOf(geometry(json.toStdString())));
    }

    void cellWithoutGeometryHasNoShape()
    {
        QVERIFY(!shapeOf({}));
        Cell text = geometry(R"({"type":"Point","coordinates":[4.4,51.2]})");
        text.type = CellType::Json;
        QVERIFY(!shapeOf(text));
    }

    void pointCellNeedsNoText()
    {
        Cell cell;
        cell.type = CellType::Point;
        cell.place = {4.5, 51.25};
        const auto shape = shapeOf(cell);
        QVERIFY(shape);
        QCOMPARE(toWkt(*shape), "POINT (4.5 51.25)");
        const GeoBox box = shape->box();
        QCOMPARE(box.west, 4.5);
        QCOMPARE(box.north, 51.25);
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
