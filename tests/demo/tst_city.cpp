// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/democity.h"

#include <QCryptographicHash>
#include <QFile>

#include <set>

using namespace demotest;

namespace {

void cities()
{
    QTest::addColumn<CityName>("city");
    QTest::newRow("Antwerp") << CityName::Antwerp;
    QTest::newRow("Brisbane") << CityName::Brisbane;
}

QByteArray digest(const City &city)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    city.generate([&](std::string_view, std::string &&text) {
        hash.addData(QByteArrayView(text));
        return true;
    });
    return hash.result().toHex();
}

json resource(const std::string &name)
{
    QFile file(QString::fromStdString(":/demo/" + name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return json::parse(file.readAll().toStdString());
}

// Members of an attribute that are no attributes themselves.
const std::set<std::string> reserved{"type",       "value",       "unitCode", "observedAt", "datasetId", "object",
                                     "objectType", "languageMap", "vocab",    "json",       "valueList"};

void collectNames(const json &attribute, std::set<std::string> &names)
{
    for (const json &instance : attribute.is_array() ? attribute : json::array({attribute})) {
        for (const auto &[name, member] : instance.items()) {
            if (!reserved.contains(name)) {
                names.insert(name);
                collectNames(member, names);
            }
        }
        if (instance.at("type") == "VocabProperty")
            names.insert(instance.at("vocab"));
    }
}

void collectTargets(const json &attribute, std::vector<std::string> &targets)
{
    for (const json &instance : attribute.is_array() ? attribute : json::array({attribute})) {
        if (instance.at("type") == "Relationship") {
            for (const json &id :
                 instance["object"].is_array() ? instance["object"] : json::array({instance["object"]}))
                targets.push_back(id);
        }
        for (const auto &[name, member] : instance.items()) {
            if (!reserved.contains(name))
                collectTargets(member, targets);
        }
    }
}

void collectPoints(const json &coordinates, std::vector<LonLat> &points)
{
    if (coordinates.at(0).is_number())
        points.push_back({coordinates[0], coordinates[1]});
    else
        for (const json &inner : coordinates)
            collectPoints(inner, points);
}

// Every ring of water of a sketch, read here anew: the sketch of the program must not judge itself.
std::vector<std::vector<LonLat>> waterRings(CityName city)
{
    std::vector<std::vector<LonLat>> rings;
    const json drawing = resource(std::string(wordOf(city)) + "-sketch.geojson");
    for (const json &feature : drawing.at("features")) {
        const std::string kind = feature.at("properties").at("kind");
        if (kind != "sea" && kind != "river" && kind != "dock")
            continue;
        const json &geometry = feature.at("geometry");
        const json &coordinates = geometry.at("coordinates");
        for (const json &polygon : geometry.at("type") == "Polygon" ? json::array({coordinates}) : coordinates) {
            for (const json &ring : polygon) {
                rings.emplace_back();
                collectPoints(ring, rings.back());
            }
        }
    }
    return rings;
}

// Waters do not overlap, so one count of crossings does for all of them.
bool wet(const std::vector<std::vector<LonLat>> &rings, LonLat p)
{
    bool inside = false;
    for (const auto &ring : rings) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const LonLat a = ring[i - 1];
            const LonLat b = ring[i];
            if ((a.lat > p.lat) != (b.lat > p.lat) &&
                p.lon < a.lon + (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat))
                inside = !inside;
        }
    }
    return inside;
}

json keyValue(const json &attribute)
{
    const json *one = &attribute;
    if (attribute.is_array()) {
        for (const json &instance : attribute) {
            if (!instance.contains("datasetId"))
                one = &instance;
        }
    }
    for (const char *member : {"value", "object", "languageMap", "vocab", "json", "valueList"}) {
        if (one->contains(member)) {
            const json &value = one->at(member);
            return value.is_object() && value.contains("@value") ? value.at("@value") : value;
        }
    }
    return {};
}

// Enough of JSON Schema to hold schemas and generator together: known and required names, numbers, words.
QString mismatch(const json &schema, const json &entity)
{
    for (const json &name : schema.at("required")) {
        if (!entity.contains(name.get<std::string>()))
            return QStringLiteral("no %1").arg(QString::fromStdString(name));
    }
    for (const auto &[name, attribute] : entity.items()) {
        const QString at = QString::fromStdString(name);
        if (!schema.at("properties").contains(name))
            return QStringLiteral("%1 is not in the schema").arg(at);
        if (name == "id" || name == "type" || name == "scope")
            continue;
        const json &rule = schema.at("properties").at(name);
        const json value = keyValue(attribute);
        const std::string type =
            rule.contains("type") && rule["type"].is_string() ? rule["type"].get<std::string>() : std::string();
        const bool fits = type == "number"    ? value.is_number()
                          : type == "integer" ? value.is_number_integer()
                          : type == "string"  ? value.is_string()
                          : type == "object"  ? value.is_object()
                          : type == "array"   ? value.is_array()
                                              : true;
        if (!fits)
            return QStringLiteral("%1 is no %2").arg(at, QString::fromStdString(type));
        if (rule.contains("minimum") && (value < rule["minimum"] || value > rule["maximum"]))
            return QStringLiteral("%1 is out of range: %2").arg(at, QString::fromStdString(value.dump()));
        if (rule.contains("enum") && std::ranges::find(rule["enum"], value) == rule["enum"].end())
            return QStringLiteral("%1 has another word: %2").arg(at, QString::fromStdString(value.dump()));
    }
    return {};
}

}  // namespace

class TestCity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedGivesTheSameBytes_data() { cities(); }
    void sameSeedGivesTheSameBytes()
    {
        QFETCH(CityName, city);
        const Moment now = januaryNoon(city);
        QCOMPARE(digest(make(city, now)), digest(make(city, now)));
        QVERIFY(digest(make(city, now)) != digest(make(city, now, 1, 2)));
    }

    void sizeOneIsAboutThreeThousandEntities_data() { cities(); }
    void sizeOneIsAboutThreeThousandEntities()
    {
        QFETCH(CityName, city);
        const City one = make(city);
        QVERIFY2(one.count() > 2700 && one.count() < 3300, std::to_string(one.count()).c_str());
        const City four = make(city, januaryNoon(city), 4);
        QVERIFY(four.count() > 3 * one.count());
    }

    void aMillionEntitiesAreReachedOneByOne()
    {
        const City city = make(CityName::Antwerp, januaryNoon(CityName::Antwerp), 370);
        QVERIFY(city.count() > 1'000'000);
        const json last = json::parse(city.entity(city.count() - 1));
        QCOMPARE(last.at("id").get<std::string>(), city.id(city.count() - 1));
        QCOMPARE(city.find(city.id(987'654)), std::optional<std::size_t>(987'654));
    }

    void aSizeOfNothingIsRefused()
    {
        for (const double size : {0.0, -1.0, 2000.0}) {
            const auto city = City::load({.size = size});
            QVERIFY(!city);
            QCOMPARE(city.error().code, ErrorCode::Usage);
        }
    }

    void aMissingFolderIsSaid()
    {
        const auto city = City::load({}, "/nowhere");
        QVERIFY(!city);
        QCOMPARE(city.error().code, ErrorCode::FileNotReadable);
        QCOMPARE(city.error().where, std::string("/nowhere/antwerp-sketch.geojson"));
    }

    void everyEntityHasItsOwnIdAndIsFoundByIt_data() { cities(); }
    void everyEntityHasItsOwnIdAndIsFoundByIt()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        std::set<std::string> ids;
        std::size_t index = 0;
        for (const json &entity : entities(made)) {
            const std::string id = entity.at("id");
            QVERIFY2(ids.insert(id).second, id.c_str());
            QCOMPARE(made.find(id), std::optional(index));
            QCOMPARE(firstType(entity), std::string(made.type(index)));
            ++index;
        }
        QCOMPARE(index, made.count());
        for (const char *unknown : {"", "urn:ngsi-ld:Device:antwerp:0", "urn:ngsi-ld:Device:brisbane:999999",
                                    "urn:ngsi-ld:Device:antwerp:1x", "urn:ngsi-ld:Event:antwerp:1"})
            QVERIFY2(!made.find(unknown), unknown);
    }

    void generationStopsWhenToldTo()
    {
        int taken = 0;
        make(CityName::Brisbane).generate([&](std::string_view, std::string &&) { return ++taken < 5; });
        QCOMPARE(taken, 5);
    }

    void everyRelationshipHasItsTarget_data() { cities(); }
    void everyRelationshipHasItsTarget()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        std::size_t checked = 0;
        for (const json &entity : entities(made)) {
            std::vector<std::string> targets;
            for (const auto &[name, attribute] : entity.items()) {
                if (name != "id" && name != "type" && name != "scope")
                    collectTargets(attribute, targets);
            }
            for (const std::string &target : targets)
                QVERIFY2(made.find(target), target.c_str());
            checked += targets.size();
        }
        QVERIFY(checked > 3000);
    }

    void devicesAndWhatTheyMeasurePointAtEachOther_data() { cities(); }
    void devicesAndWhatTheyMeasurePointAtEachOther()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        const auto all = entities(made);
        int pairs = 0;
        for (const json &entity : all) {
            if (!entity.contains("refDevice"))
                continue;
            const std::string device = entity["refDevice"]["object"];
            QCOMPARE(all[*made.find(device)]["controlledAsset"]["object"], entity["id"]);
            ++pairs;
        }
        QCOMPARE(std::size_t(pairs), made.layout().count(Kind::Device));
    }

    void nothingStandsInTheWater_data() { cities(); }
    void nothingStandsInTheWater()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        const Sketch &sketch = made.layout().sketch();
        const auto water = waterRings(city);
        QVERIFY(wet(water, city == CityName::Antwerp ? LonLat{4.3935, 51.2235} : LonLat{153.2, -27.3}));
        std::size_t checked = 0;
        for (const json &entity : entities(made)) {
            // Areas border on water; everything else keeps away from it.
            const std::string type = firstType(entity);
            if (!entity.contains("location") || type == "District" || type == "Park" || type == "LowEmissionZone")
                continue;
            std::vector<LonLat> points;
            collectPoints(entity["location"]["value"]["coordinates"], points);
            for (const LonLat p : points) {
                QVERIFY2(!wet(water, p), entity.at("id").get<std::string>().c_str());
                QVERIFY2(sketch.metres(p, sketch.centre) < 40'000, entity.at("id").get<std::string>().c_str());
            }
            ++checked;
        }
        QVERIFY(checked > 1500);
    }

    void everyNameIsDefinedByTheContext_data() { cities(); }
    void everyNameIsDefinedByTheContext()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        const json context = json::parse(made.context()).at("@context");
        std::set<std::string> names;
        for (const json &entity : entities(made)) {
            for (const auto &[name, attribute] : entity.items()) {
                if (name == "id" || name == "scope")
                    continue;
                if (name == "type") {
                    for (const json &type : attribute.is_array() ? attribute : json::array({attribute}))
                        names.insert(type);
                    continue;
                }
                names.insert(name);
                collectNames(attribute, names);
            }
        }
        names.erase("location");  // of the core context
        names.erase("description");
        for (const std::string &name : names)
            QVERIFY2(context.contains(name), name.c_str());
    }

    void everyEntityFitsTheSchemaOfItsType_data() { cities(); }
    void everyEntityFitsTheSchemaOfItsType()
    {
        QFETCH(CityName, city);
        std::map<std::string, json> schemas;
        for (const json &entity : entities(make(city))) {
            const std::string type = firstType(entity);
            if (!schemas.contains(type))
                schemas[type] = resource("schemas/" + std::string(wordOf(city)) + '/' + type + ".json");
            QVERIFY2(schemas[type].contains("properties"), type.c_str());
            const QString wrong = mismatch(schemas[type], entity);
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QString::fromStdString(entity.at("id")) + QLatin1String(": ") + wrong));
        }
    }

    void everyKindOfAttributeOccurs_data() { cities(); }
    void everyKindOfAttributeOccurs()
    {
        QFETCH(CityName, city);
        std::set<std::string> kinds;
        for (const json &entity : entities(make(city))) {
            for (const auto &[name, attribute] : entity.items()) {
                if (name != "id" && name != "type" && name != "scope")
                    kinds.insert((attribute.is_array() ? attribute[0] : attribute).at("type"));
            }
        }
        for (const char *kind : {"Property", "GeoProperty", "Relationship", "LanguageProperty", "VocabProperty",
                                 "JsonProperty", "ListProperty"})
            QVERIFY2(kinds.contains(kind), kind);
    }
};

QTEST_GUILESS_MAIN(TestCity)
#include "tst_city.moc"
