// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/changes.h"
#include "demo/democity.h"
#include "demo/history.h"

#include <set>

using namespace demotest;

namespace {

void cities()
{
    QTest::addColumn<CityName>("city");
    QTest::newRow("Antwerp") << CityName::Antwerp;
    QTest::newRow("Brisbane") << CityName::Brisbane;
}

double fahrenheit(double celsius)
{
    return celsius * 1.8 + 32;
}

double share(const City &city, const char *type, const char *attribute, const char *word)
{
    double all = 0;
    double found = 0;
    for (const json &entity : entities(city)) {
        if (firstType(entity) == type) {
            ++all;
            found += entity.at(attribute).at("vocab") == word;
        }
    }
    return found / all;
}

// Mean temperature over every third day of a month at one UTC hour.
double meanTemperature(CityName name, const char *firstDay)
{
    double sum = 0;
    for (int day = 0; day < 30; day += 3)
        sum += weatherAt(name, 1, moment(firstDay) + Moment(day) * 86'400'000'000).temperature;
    return sum / 10;
}

}  // namespace

class TestCityLife : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clocksFollowTheZoneOfTheCity()
    {
        const LocalTime winter = localTime(CityName::Antwerp, moment("2026-01-14T11:30:00Z"));
        QCOMPARE(winter.hour, 12.5);
        QCOMPARE(winter.weekday, 3);
        QCOMPARE(localTime(CityName::Antwerp, moment("2026-07-14T11:30:00Z")).hour, 13.5);
        // The night of the change: 2026-03-29, 01:00 UTC.
        QCOMPARE(localTime(CityName::Antwerp, moment("2026-03-29T00:59:00Z")).hour, 1 + 59 / 60.0);
        QCOMPARE(localTime(CityName::Antwerp, moment("2026-03-29T01:00:00Z")).hour, 3.0);
        const LocalTime brisbane = localTime(CityName::Brisbane, moment("2026-01-14T20:00:00Z"));
        QCOMPARE(brisbane.hour, 6.0);
        QCOMPARE(brisbane.weekday, 4);  // already Thursday there
    }

    void januaryIsWinterInAntwerpAndSummerInBrisbane()
    {
        const double antwerp = meanTemperature(CityName::Antwerp, "2026-01-01T11:00:00Z");
        const double brisbane = meanTemperature(CityName::Brisbane, "2026-01-01T02:00:00Z");
        QVERIFY2(antwerp > -3 && antwerp < 11, std::to_string(antwerp).c_str());
        QVERIFY2(brisbane > 24 && brisbane < 34, std::to_string(brisbane).c_str());
        QVERIFY(meanTemperature(CityName::Antwerp, "2025-07-01T11:00:00Z") > antwerp + 10);
        QVERIFY(meanTemperature(CityName::Brisbane, "2025-07-01T02:00:00Z") < brisbane - 5);
    }

    void weatherStaysBelievableForAYear_data() { cities(); }
    void weatherStaysBelievableForAYear()
    {
        QFETCH(CityName, city);
        double coldest = 99;
        double hottest = -99;
        double rainyHours = 0;
        for (int hour = 0; hour < 365 * 24; ++hour) {
            const Weather now = weatherAt(city, 1, moment("2025-01-01T00:00:00Z") + Moment(hour) * 3'600'000'000);
            coldest = std::min(coldest, now.temperature);
            hottest = std::max(hottest, now.temperature);
            rainyHours += now.rain > 0.1;
            QVERIFY(now.humidity >= 18 && now.humidity <= 99);
            QVERIFY(now.wind >= 0 && now.wind < 25);
            QVERIFY(now.windFrom >= 0 && now.windFrom < 360);
            QVERIFY(now.pressure > 960 && now.pressure < 1050);
            QVERIFY(now.rain >= 0 && now.rain < 40);
        }
        const bool antwerp = city == CityName::Antwerp;
        QVERIFY2(coldest > (antwerp ? -16 : 2) && coldest < (antwerp ? 3 : 14), std::to_string(coldest).c_str());
        QVERIFY2(hottest > (antwerp ? 24 : 29) && hottest < (antwerp ? 41 : 42), std::to_string(hottest).c_str());
        QVERIFY2(rainyHours > 200 && rainyHours < 2200, std::to_string(rainyHours).c_str());
    }

    void weatherStationsAgree()
    {
        const auto antwerp = values(make(CityName::Antwerp), "WeatherObserved", "temperature");
        const auto [low, high] = std::ranges::minmax(antwerp);
        QVERIFY2(high - low < 3, std::to_string(high - low).c_str());
        const auto brisbane = values(make(CityName::Brisbane), "WeatherObserved", "temperature");
        QVERIFY(mean(brisbane) > fahrenheit(20) && mean(brisbane) < fahrenheit(38));
    }

    void carParksFillByNoonAndEmptyByNight()
    {
        const auto noon = values(make(CityName::Antwerp), "OffStreetParking", "occupancy");
        const auto night =
            values(make(CityName::Antwerp, moment("2026-01-14T02:00:00Z")), "OffStreetParking", "occupancy");
        QVERIFY(mean(noon) > mean(night) + 0.2);
        for (const double taken : noon)
            QVERIFY(taken >= 0 && taken <= 1);
        const auto sunday =
            values(make(CityName::Antwerp, moment("2026-01-18T11:00:00Z")), "OffStreetParking", "occupancy");
        QVERIFY(mean(sunday) < mean(noon) - 0.1);
    }

    void freeSpacesAndOccupancyTellTheSame()
    {
        for (const json &entity : entities(make(CityName::Antwerp))) {
            if (firstType(entity) != "OffStreetParking")
                continue;
            const double total = entity["totalSpotNumber"]["value"];
            const double free = entity["availableSpotNumber"]["value"];
            QVERIFY(free >= 0 && free <= total);
            QVERIFY(std::abs(entity["occupancy"]["value"].get<double>() - (1 - free / total)) < 0.001);
            double floors = 0;
            for (const json &floor : entity["floorCapacities"]["valueList"])
                floors += floor.get<double>();
            QCOMPARE(floors, total);
        }
    }

    void streetLightsBurnAtNightOnly_data() { cities(); }
    void streetLightsBurnAtNightOnly()
    {
        QFETCH(CityName, city);
        const Moment noon = januaryNoon(city);
        QCOMPARE(share(make(city, noon), "Streetlight", "powerState", "on"), 0.0);
        const City night = make(city, noon + Moment(12) * 3'600'000'000);
        QCOMPARE(share(night, "Streetlight", "powerState", "on"), 1.0);
        for (const double watts : values(night, "Streetlight", "powerConsumption"))
            QVERIFY(watts > 10 && watts < 200);
        QCOMPARE(mean(values(make(city, noon), "Streetlight", "powerConsumption")), 0.0);
    }

    void trafficIsThickestInTheRushHours()
    {
        const auto at = [](const char *time) {
            return mean(values(make(CityName::Antwerp, moment(time)), "TrafficFlowObserved", "intensity"));
        };
        const double rush = at("2026-01-14T07:10:00Z");
        QVERIFY(rush > 1.3 * at("2026-01-14T11:00:00Z"));
        QVERIFY(rush > 5 * at("2026-01-14T02:00:00Z"));
        QVERIFY(rush > 2 * at("2026-01-18T07:10:00Z"));  // Sunday
    }

    void nitrogenDioxideIsHigherByTheMotorways()
    {
        const City city = make(CityName::Antwerp, moment("2026-01-14T07:30:00Z"), 3);
        std::vector<double> near;
        std::vector<double> far;
        for (const json &entity : entities(city)) {
            if (firstType(entity) != "AirQualityObserved" || !entity["no2"].is_object() ||
                entity["no2"].contains("datasetId"))
                continue;
            const json &p = entity["location"]["value"]["coordinates"];
            const double metres = city.layout().sketch().metresToMotorway({p[0], p[1]});
            const double value = entity["no2"]["value"];
            QVERIFY(value >= 1 && value < 150);
            if (metres < 100)
                near.push_back(value);
            else if (metres > 1000)
                far.push_back(value);
        }
        QVERIFY(near.size() > 5 && far.size() > 20);
        QVERIFY2(mean(near) > 1.8 * mean(far), std::to_string(mean(near)).c_str());
    }

    void binsAreEmptiedBeforeTheyAreMeasured()
    {
        int full = 0;
        for (const json &entity : entities(make(CityName::Brisbane))) {
            if (firstType(entity) != "WasteBin")
                continue;
            const double fill = entity["fillLevel"]["value"];
            QVERIFY(fill >= 0 && fill <= 100);
            full += fill >= 90;
            const std::string emptied = entity["lastEmptied"]["value"]["@value"];
            const std::string observed = entity["fillLevel"]["observedAt"];
            QVERIFY(emptied <= observed);
            QVERIFY(moment(observed.c_str()) - moment(emptied.c_str()) <= Moment(4) * 86'400'000'000);
        }
        QVERIFY(full > 0 && full < 200);
    }

    void nothingIsObservedInTheFutureOrLongAgo_data() { cities(); }
    void nothingIsObservedInTheFutureOrLongAgo()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        int seen = 0;
        for (const json &entity : entities(made)) {
            for (const auto &[name, attribute] : entity.items()) {
                if (!attribute.is_object() || !attribute.contains("observedAt"))
                    continue;
                const Moment at = moment(attribute["observedAt"].get<std::string>().c_str());
                const bool silent = city == CityName::Brisbane && firstType(entity) == "WaterLevelObserved";
                const Moment newest = made.options().now - Moment(silent ? 40 : 0) * 86'400'000'000;
                QVERIFY(at <= newest && at > newest - Moment(86'400'000'000));
                ++seen;
            }
        }
        QVERIFY(seen > 5000);
    }

    void historyEndsInThePresent_data() { cities(); }
    void historyEndsInThePresent()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        const History history(made);
        int compared = 0;
        for (std::size_t index = 0; index < made.count(); index += 7) {
            const json entity = json::parse(made.entity(index));
            for (const Series &series : history.series(index)) {
                const auto newest = history.between(index, series, 0, made.options().now + 1, 1);
                QCOMPARE(newest.size(), std::size_t(1));
                const json &shown = entity.at(series.attribute);
                const json told = json::parse(newest[0].instance);
                const bool found = shown.is_array() ? std::ranges::find(shown, told) != shown.end() : shown == told;
                QVERIFY2(found, newest[0].instance.c_str());
                ++compared;
            }
        }
        QVERIFY(compared > 500);
    }

    void historyGoesBackAYearInEvenSteps()
    {
        const City city = make(CityName::Antwerp);
        const History history(city);
        const std::size_t station = *city.find("urn:ngsi-ld:AirQualityObserved:antwerp:1");
        const Series no2 = history.series(station).front();
        QCOMPARE(no2.attribute, std::string("no2"));
        QCOMPARE(no2.stepSeconds, 600);
        const Moment now = city.options().now;
        const auto day = history.between(station, no2, now - Moment(86'400'000'000), now, 1000);
        QCOMPARE(day.size(), std::size_t(144));
        for (std::size_t i = 1; i < day.size(); ++i)
            QCOMPARE(day[i].observedAt - day[i - 1].observedAt, Moment(600'000'000));
        // The same sample whichever way it is asked for.
        const auto one = history.between(station, no2, 0, day[70].observedAt + 1, 1);
        QVERIFY(one.size() == 1 && one[0].instance == day[70].instance);

        QVERIFY(!history.between(station, no2, 0, history.begin() + Moment(3'600'000'000), 1).empty());
        QVERIFY(history.between(station, no2, 0, history.begin(), 1).empty());
        QCOMPARE(history.between(station, no2, 0, now, 100'000).size(), std::size_t(365 * 144));
        const auto newest = history.between(station, no2, 0, now, 3);
        QCOMPARE(newest.size(), std::size_t(3));
        QCOMPARE(newest.back().instance, day.back().instance);
        QVERIFY(history.between(station, no2, now, now - 1, 10).empty());
    }

    void historyOfWhatIsNotMeasuredIsEmpty()
    {
        const City city = make(CityName::Brisbane);
        const History history(city);
        const std::size_t park = *city.find("urn:ngsi-ld:Park:brisbane:1");
        QVERIFY(history.series(park).empty());
        const Moment now = city.options().now;
        QVERIFY(history.between(park, {"area", Instance::Default, 0}, 0, now, 10).empty());
        const std::size_t lamp = *city.find("urn:ngsi-ld:Streetlight:brisbane:1");
        QVERIFY(history.between(lamp, {"powerState", Instance::SecondSensor, 3600}, 0, now, 10).empty());
    }

    void changesComeAtTheChosenRateAndTouchExistingEntities_data() { cities(); }
    void changesComeAtTheChosenRateAndTouchExistingEntities()
    {
        QFETCH(CityName, city);
        const City made = make(city);
        Changes changes(made, 25);
        const Moment now = made.options().now;
        QVERIFY(changes.until(now).empty());
        QCOMPARE(changes.until(now + 10'000'000).size(), std::size_t(250));
        QVERIFY(changes.until(now + 10'000'000).empty());
        QVERIFY(changes.until(now + 9'000'000).empty());
        const auto next = changes.until(now + 20'000'000);
        QCOMPARE(next.size(), std::size_t(250));
        Moment before = now + 10'000'000;
        std::set<std::string_view> types;
        for (const Change &change : next) {
            QVERIFY(change.at >= before && change.at <= now + 20'000'000);
            before = change.at;
            QCOMPARE(made.find(change.id), std::optional(change.entity));
            types.insert(made.type(change.entity));
            const json entity = json::parse(made.entity(change.entity));
            const json attributes = json::parse(change.attributes);
            QVERIFY(!attributes.empty());
            for (const auto &[name, attribute] : attributes.items()) {
                QVERIFY2(entity.contains(name), name.c_str());
                const json &one = attribute.is_array() ? attribute[0] : attribute;
                QCOMPARE(one.at("observedAt").get<std::string>(), formatDateTime(change.at));
                const json &was = entity[name].is_array() ? entity[name][0] : entity[name];
                QCOMPARE(one.at("type"), was.at("type"));
                QCOMPARE(one.value("unitCode", ""), was.value("unitCode", ""));
            }
        }
        QVERIFY(types.size() >= 6);
    }

    void changesAreTheSameHoweverTheyAreAskedFor()
    {
        const City city = make(CityName::Antwerp);
        Changes whole(city, 100);
        Changes parts(city, 100);
        const Moment now = city.options().now;
        const auto atOnce = whole.until(now + 5'000'000);
        std::vector<Change> bitByBit;
        for (Moment t = now; t <= now + 5'000'000; t += 333'333) {
            for (Change &change : parts.until(t))
                bitByBit.push_back(std::move(change));
        }
        QVERIFY(bitByBit.size() > 450);
        for (std::size_t i = 0; i < bitByBit.size(); ++i)
            QCOMPARE(bitByBit[i].attributes, atOnce[i].attributes);
    }

    void theCityMovesGentlyBetweenChanges()
    {
        // A live value a moment after the present is close to it: no jump when live updates start.
        const City city = make(CityName::Antwerp);
        Changes changes(city, 200);
        int compared = 0;
        for (const Change &change : changes.until(city.options().now + 2'000'000)) {
            if (city.type(change.entity) != "WeatherObserved")
                continue;
            const double live = json::parse(change.attributes)["temperature"]["value"];
            const double shown = json::parse(city.entity(change.entity))["temperature"]["value"];
            QVERIFY(std::abs(live - shown) < 1);
            ++compared;
        }
        QVERIFY(compared > 0);
    }
};

QTEST_GUILESS_MAIN(TestCityLife)
#include "tst_citylife.moc"
