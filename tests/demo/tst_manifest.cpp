// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/democity.h"
#include "demo/manifest.h"

#include <set>

using namespace demotest;

namespace {

struct Told {
    City city;
    json manifest;
    json context;
    std::vector<json> all;
};

Told tell(CityName name)
{
    City city = make(name);
    json told = json::parse(manifest(city).dump());
    json context = json::parse(city.context()).at("@context");
    auto all = entities(city);
    return {std::move(city), std::move(told), std::move(context), std::move(all)};
}

const json *firstOf(const Told &city, const std::string &type)
{
    const auto found = std::ranges::find_if(city.all, [&](const json &e) { return firstType(e) == type; });
    return found == city.all.end() ? nullptr : &*found;
}

const json &defaultInstance(const json &attribute)
{
    return attribute.is_array() ? attribute.at(0) : attribute;
}

// True when this side of a difference is as the manifest says.
bool holds(const Told &city, const json &difference, const json &side)
{
    const std::string code = difference.at("code");
    if (code == "languages") {
        std::set<std::string> spoken;
        for (const json &entity : city.all) {
            if (entity.contains("name")) {
                for (const auto &[tag, text] : entity["name"]["languageMap"].items())
                    spoken.insert(tag);
            }
        }
        spoken.erase("@none");  // an oddity
        return spoken == side.at("languages").get<std::set<std::string>>();
    }
    const std::string type = side.at("type");
    const json *entity = firstOf(city, type);
    if (!entity)
        return false;
    if (code == "type-name" || code == "type-of-one-city")
        return city.context.at(type) == difference.at("iri");
    if (code == "geometry")
        return std::ranges::all_of(city.all, [&](const json &e) {
            return firstType(e) != type || e["location"]["value"]["type"] == side.at("geometry");
        });
    if (code == "cadence") {
        for (const KindSpec &kind : kindsOf(city.city.options().city)) {
            if (kind.type == type)
                return kind.stepSeconds == side.at("stepSeconds");
        }
        return false;
    }
    if (code == "stale") {
        const Moment silence = Moment(side.at("silentDays").get<int>()) * 86'400'000'000;
        const Moment at = moment(entity->at("waterLevel").at("observedAt").get<std::string>().c_str());
        return at <= city.city.options().now - silence && at > city.city.options().now - silence - 86'400'000'000;
    }
    const std::string attribute = side.at("attribute");
    if (code == "coverage") {
        double with = 0;
        double all = 0;
        for (const json &e : city.all) {
            all += firstType(e) == type;
            with += firstType(e) == type && e.contains(attribute);
        }
        return city.context.at(attribute) == difference.at("iri") &&
               std::abs(with / all - side.at("share").get<double>()) < 0.15;
    }
    const auto with =
        std::ranges::find_if(city.all, [&](const json &e) { return firstType(e) == type && e.contains(attribute); });
    if (with == city.all.end())
        return false;
    entity = &*with;
    const json &iri = side.contains("iri") ? side["iri"] : difference.at("iri");
    if (city.context.at(attribute) != iri)
        return false;
    if (code == "kind")
        return entity->at(attribute).at("type") == side.at("kind");
    if (code == "missing-unit" && !side.contains("unitCode"))
        return !entity->at(attribute).contains("unitCode");
    if (code == "scale-suspect") {
        const auto found = values(city.city, type, attribute.c_str());
        const double most = std::ranges::max(found);
        const double top = side.at("range").at(1);
        if (most > top || most < top / 2)
            return false;
    }
    return !side.contains("unitCode") || defaultInstance(entity->at(attribute)).at("unitCode") == side["unitCode"];
}

}  // namespace

class TestManifest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreTrue()
    {
        for (const CityName name : {CityName::Antwerp, CityName::Brisbane}) {
            const Told told = tell(name);
            std::map<std::string, int> counted;
            for (const json &entity : told.all)
                ++counted[firstType(entity)];
            QCOMPARE(told.manifest.at("types"), json(counted));
            QCOMPARE(told.manifest.at("entities"), json(told.all.size()));
            QCOMPARE(told.manifest.at("now"), json(formatDateTime(januaryNoon(name))));
            QCOMPARE(told.manifest.at("faults"), json::array());
        }
    }

    void everyDifferenceIsReallyThere()
    {
        const Told antwerp = tell(CityName::Antwerp);
        const Told brisbane = tell(CityName::Brisbane);
        QCOMPARE(antwerp.manifest.at("differences"), brisbane.manifest.at("differences"));
        QVERIFY(antwerp.manifest.at("differences").size() >= 10);
        for (const json &difference : antwerp.manifest.at("differences")) {
            const std::string what = difference.dump();
            const auto sideHolds = [&](const Told &city, const char *word) {
                const json &side = difference.at(word);
                if (!side.is_null())
                    return holds(city, difference, side);
                // Missing on this side: neither a type nor an attribute of that IRI is used.
                for (const auto &[term, iri] : city.context.items()) {
                    if (iri == difference.at("iri"))
                        return false;
                }
                return true;
            };
            QVERIFY2(sideHolds(antwerp, "antwerp"), what.c_str());
            QVERIFY2(sideHolds(brisbane, "brisbane"), what.c_str());
            QVERIFY2(difference["antwerp"] != difference["brisbane"], what.c_str());
        }
    }

    void noDifferenceInUnitOrNameIsLeftOut()
    {
        const Told antwerp = tell(CityName::Antwerp);
        const Told brisbane = tell(CityName::Brisbane);
        std::set<std::string> told;
        for (const json &difference : antwerp.manifest.at("differences"))
            told.insert(difference.at("code").get<std::string>() + ' ' + difference.value("iri", ""));
        std::map<std::string, std::pair<std::string, std::string>> left;  // IRI: short name, unit
        const auto look = [](const Told &city, const auto &each) {
            for (const KindSpec &kind : kindsOf(city.city.options().city))
                for (const Measure &measure : kind.measures)
                    each(city.context.at(measure.name).get<std::string>(), std::string(measure.name),
                         std::string(measure.unitCode ? measure.unitCode : ""));
        };
        look(antwerp, [&](const auto &iri, const auto &name, const auto &unit) { left[iri] = {name, unit}; });
        look(brisbane, [&](const auto &iri, const auto &name, const auto &unit) {
            if (!left.contains(iri))
                return;
            if (left[iri].first != name)
                QVERIFY2(told.contains("short-name " + iri), iri.c_str());
            if (left[iri].second != unit)
                QVERIFY2(told.contains("unit " + iri) || told.contains("scale " + iri) ||
                             told.contains("missing-unit " + iri),
                         iri.c_str());
        });
    }

    void differencesAreOfManyKinds()
    {
        std::set<std::string> kinds;
        const json told = json::parse(manifest(make(CityName::Antwerp)).dump());
        for (const json &difference : told.at("differences"))
            kinds.insert(difference.at("code"));
        QVERIFY2(kinds.size() >= 10, std::to_string(kinds.size()).c_str());
    }

    void everyOddityIsWhereTheManifestPoints()
    {
        for (const CityName name : {CityName::Antwerp, CityName::Brisbane}) {
            const Told told = tell(name);
            QVERIFY(told.manifest.at("oddities").size() >= 12);
            std::map<std::string, json> at;
            for (const json &oddity : told.manifest.at("oddities")) {
                const std::string id = oddity.at("id");
                QVERIFY2(told.city.find(id), id.c_str());
                const json &entity = told.all[*told.city.find(id)];
                const json::json_pointer pointer(oddity.at("pointer").get<std::string>());
                QVERIFY2(entity.contains(pointer), oddity.dump().c_str());
                at[oddity.at("code")] = entity.at(pointer);
            }
            QVERIFY(at["id-with-escaped-slash"].get<std::string>().contains("%2F"));
            QVERIFY(at["id-of-http-with-fragment"].get<std::string>().contains('#'));
            QVERIFY(at["id-with-escaped-accents"].get<std::string>().contains("%C3%AA"));
            QCOMPARE(at["point-with-height"].size(), std::size_t(3));
            QVERIFY(at["several-targets"].is_array() && at["several-targets"].size() == 2);
            QVERIFY(at["fraction-of-second"].get<std::string>().ends_with(".123456Z"));
            QVERIFY(at["markup-in-text"].get<std::string>().contains("<script>"));
            QCOMPARE(at["polygon-with-hole"].at("coordinates").size(), std::size_t(2));
            QCOMPARE(at["nested-sub-attributes"].at("type"), json("Relationship"));
            int there = 0;
            for (const json &entity : told.all)
                there += entity.contains("location") && entity["location"]["value"] == at["same-place"];
            QCOMPARE(there, 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
