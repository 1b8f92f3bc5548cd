// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/democity.h"

#include "demo/chance.h"

#include <QFile>

using namespace demotest;

namespace {

json drawing(CityName city)
{
    QFile file(QString::fromStdString(":/demo/" + std::string(wordOf(city)) + "-sketch.geojson"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sketch in the resources");
    return json::parse(file.readAll().toStdString());
}

std::vector<json> polygonsOf(const json &geometry)
{
    if (geometry.at("type") == "Polygon")
        return {geometry.at("coordinates")};
    if (geometry.at("type") == "MultiPolygon")
        return geometry.at("coordinates");
    return {};
}

double cross(const json &a, const json &b, const json &c)
{
    return (b[0].get<double>() - a[0].get<double>()) * (c[1].get<double>() - a[1].get<double>()) -
           (b[1].get<double>() - a[1].get<double>()) * (c[0].get<double>() - a[0].get<double>());
}

bool crosses(const json &a, const json &b, const json &c, const json &d)
{
    return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

bool selfCrossing(const json &ring)
{
    // Sorted by west end, so that far-away edges are not compared.
    std::vector<std::size_t> edges(ring.size() - 1);
    for (std::size_t i = 0; i < edges.size(); ++i)
        edges[i] = i;
    const auto west = [&](std::size_t i) { return std::min(ring[i][0].get<double>(), ring[i + 1][0].get<double>()); };
    const auto east = [&](std::size_t i) { return std::max(ring[i][0].get<double>(), ring[i + 1][0].get<double>()); };
    std::ranges::sort(edges, {}, west);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const double end = east(edges[i]);
        for (std::size_t j = i + 1; j < edges.size() && west(edges[j]) <= end; ++j) {
            if (crosses(ring[edges[i]], ring[edges[i] + 1], ring[edges[j]], ring[edges[j] + 1]))
                return true;
        }
    }
    return false;
}

Sketch sketchOf(CityName city)
{
    return make(city).layout().sketch();
}

std::string districtAt(const Sketch &sketch, double lon, double lat)
{
    const auto found = sketch.districtAt({lon, lat});
    return found ? sketch.districts[*found].name : "none";
}

void cities()
{
    QTest::addColumn<CityName>("city");
    QTest::newRow("Antwerp") << CityName::Antwerp;
    QTest::newRow("Brisbane") << CityName::Brisbane;
}

}  // namespace

class TestSketch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ringsAreClosedAndDoNotCrossThemselves_data() { cities(); }
    void ringsAreClosedAndDoNotCrossThemselves()
    {
        QFETCH(CityName, city);
        const json document = drawing(city);
        int rings = 0;
        for (const json &feature : document.at("features")) {
            const std::string name = feature.at("properties").at("name");
            for (const json &polygon : polygonsOf(feature.at("geometry"))) {
                for (const json &ring : polygon) {
                    QVERIFY2(ring.size() >= 4 && ring.front() == ring.back(), name.c_str());
                    QVERIFY2(!selfCrossing(ring), name.c_str());
                    ++rings;
                }
            }
        }
        QVERIFY(rings > 80);
    }

    void landAndSeaCoverTheWindow_data() { cities(); }
    void landAndSeaCoverTheWindow()
    {
        QFETCH(CityName, city);
        const json document = drawing(city);
        std::vector<Area> ground;
        for (const json &feature : document.at("features")) {
            const std::string kind = feature.at("properties").at("kind");
            if (kind != "land" && kind != "sea")
                continue;
            std::vector<demo::Polygon> polygons;
            for (const json &polygon : polygonsOf(feature.at("geometry"))) {
                demo::Polygon rings;
                for (const json &ring : polygon) {
                    Ring points;
                    for (const json &p : ring)
                        points.push_back({p[0], p[1]});
                    rings.push_back(points);
                }
                polygons.push_back(rings);
            }
            ground.emplace_back(kind, "", 0, polygons);
        }
        const json &box = document.at("bbox");
        int uncovered = 0;
        for (int i = 0; i < 10'000; ++i) {
            const LonLat p{between(mix(1, i), box[0], box[2]), between(mix(2, i), box[1], box[3])};
            uncovered += std::ranges::none_of(ground, [p](const Area &area) { return area.contains(p); });
        }
        QVERIFY2(uncovered <= 2, std::to_string(uncovered).c_str());  // rounding may leave hairs
    }

    void districtsDoNotOverlapAndStayOutOfTheRiver_data() { cities(); }
    void districtsDoNotOverlapAndStayOutOfTheRiver()
    {
        QFETCH(CityName, city);
        const Sketch sketch = sketchOf(city);
        int inside = 0;
        int twice = 0;
        int wet = 0;
        for (int i = 0; i < 40'000; ++i) {
            const LonLat p =
                sketch.moved(sketch.centre, between(mix(3, i), -12'000, 12'000), between(mix(4, i), -12'000, 12'000));
            const auto in = std::ranges::count_if(sketch.districts, [p](const Area &d) { return d.contains(p); });
            inside += in > 0;
            twice += in > 1;
            wet += in > 0 && std::ranges::any_of(sketch.waters, [p](const Area &water) {
                       return (water.name == "Schelde" || water.name == "Brisbane River") && water.contains(p);
                   });
        }
        QVERIFY(inside > 10'000);
        QVERIFY2(twice <= 4, std::to_string(twice).c_str());
        QVERIFY2(wet <= 4, std::to_string(wet).c_str());
    }

    void wellKnownPlacesAreWhereTheyAre()
    {
        const Sketch antwerp = sketchOf(CityName::Antwerp);
        QCOMPARE(districtAt(antwerp, 4.4014, 51.2203), std::string("Historisch Centrum"));  // cathedral
        QCOMPARE(districtAt(antwerp, 4.4213, 51.2165), std::string("Stationswijk"));        // central station
        QCOMPARE(districtAt(antwerp, 4.3780, 51.2240), std::string("Linkeroever"));
        QCOMPARE(districtAt(antwerp, 4.3480, 51.1730), std::string("Hoboken"));
        QVERIFY(antwerp.inWater({4.3935, 51.2235}));   // Scheldt off the Steen
        QVERIFY(!antwerp.inWater({4.3990, 51.2220}));  // the quay beside it
        const Sketch brisbane = sketchOf(CityName::Brisbane);
        QCOMPARE(districtAt(brisbane, 153.0260, -27.4700), std::string("Brisbane City"));
        QCOMPARE(districtAt(brisbane, 153.0120, -27.4980), std::string("St Lucia"));  // university
        QCOMPARE(districtAt(brisbane, 153.0365, -27.4720), std::string("Kangaroo Point"));
        QVERIFY(brisbane.inWater({153.0208, -27.4735}));  // between city and South Bank
        QVERIFY(brisbane.inWater({153.2000, -27.3000}));  // Moreton Bay
        QVERIFY(!brisbane.inWater({153.4200, -27.2000}));  // Moreton Island
    }

    void aDrawingWithoutWhatACityNeedsIsAnError()
    {
        const auto cut = Sketch::read(R"({"features":[)", "x.geojson");
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, ErrorCode::NotJson);
        QCOMPARE(cut.error().where, std::string("x.geojson"));
        const auto bare = Sketch::read(R"({"features":[]})", "x.geojson");
        QVERIFY(!bare);
        QCOMPARE(bare.error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSketch)
#include "tst_sketch.moc"
