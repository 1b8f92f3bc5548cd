// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/changes.h"
#include "demo/democity.h"
#include "demo/manifest.h"

#include <map>
#include <set>

using namespace demotest;

namespace {

void cities()
{
    QTest::addColumn<CityName>("city");
    QTest::newRow("Antwerp") << CityName::Antwerp;
    QTest::newRow("Brisbane") << CityName::Brisbane;
}

City spoilt(CityName name, double size = 1, std::uint64_t seed = 1)
{
    return make(name, januaryNoon(name), size, seed, true);
}

json faultsOf(const City &city)
{
    return json::parse(manifest(city).dump()).at("faults");
}

json pointed(const json &entity, const json &fault)
{
    const json::json_pointer pointer(fault.at("pointer").get<std::string>());
    return entity.contains(pointer) ? entity.at(pointer) : json();
}

}  // namespace

class TestFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void atLeastTwentyKindsArePlantedTwiceEach_data() { cities(); }
    void atLeastTwentyKindsArePlantedTwiceEach()
    {
        QFETCH(CityName, city);
        for (const double size : {0.01, 1.0}) {
            std::map<std::string, int> kinds;
            std::set<std::string> entities;
            for (const json &fault : faultsOf(spoilt(city, size))) {
                ++kinds[fault.at("code")];
                QVERIFY2(entities.insert(fault.at("id")).second, "two faults in one entity");
            }
            QVERIFY2(kinds.size() >= 20, std::to_string(kinds.size()).c_str());
            for (const auto &[code, count] : kinds)
                QVERIFY2(count == 2, code.c_str());
        }
    }

    void aSpoiltCityDiffersFromTheHealthyOneWhereTheManifestSays_data() { cities(); }
    void aSpoiltCityDiffersFromTheHealthyOneWhereTheManifestSays()
    {
        QFETCH(CityName, city);
        const City healthy = make(city);
        const City faulty = spoilt(city);
        QVERIFY(faultsOf(healthy).empty());
        std::set<std::size_t> told;
        for (const json &fault : faultsOf(faulty)) {
            const auto index = faulty.find(fault.at("id").get<std::string>());
            QVERIFY2(index, fault.dump().c_str());
            QCOMPARE(fault.at("type"), json(faulty.type(*index)));
            if (fault.at("served") == true)
                told.insert(*index);
        }
        for (std::size_t index = 0; index < healthy.count(); ++index) {
            QVERIFY2((json::parse(healthy.entity(index)) != json::parse(faulty.entity(index))) == told.contains(index),
                     faulty.entity(index).c_str());
        }
    }

    void theFaultIsAtThePlaceTold_data() { cities(); }
    void theFaultIsAtThePlaceTold()
    {
        QFETCH(CityName, city);
        const City healthy = make(city);
        const City faulty = spoilt(city);
        for (const json &fault : faultsOf(faulty)) {
            const std::string code = fault.at("code");
            const std::size_t index = faulty.find(fault.at("id").get<std::string>()).value();
            const json before = json::parse(healthy.entity(index));
            const json after = json::parse(faulty.entity(index));
            const json value = pointed(after, fault);
            const auto verify = [&](bool holds) { QVERIFY2(holds, (code + ' ' + value.dump()).c_str()); };
            if (code == "id-not-a-uri")
                verify(value == fault.at("id") && value.get<std::string>().contains(' '));
            else if (code == "missing-required")
                verify(!after.contains(fault.at("attribute").get<std::string>()));
            else if (code == "duplicate-id")
                verify(after == before);
            else if (code == "property-without-value")
                verify(!value.contains("value"));
            else if (code == "unit-missing")
                verify(!value.contains("unitCode"));
            else if (code == "number-as-string")
                verify(json::parse(value.get<std::string>()) == pointed(before, fault));
            else if (code == "below-minimum")
                verify(value.get<double>() < 0);
            else if (code == "time-in-future")
                verify(moment(value.get<std::string>().c_str()) > faulty.options().now);
            else if (code == "time-without-zone")
                verify(json(value.get<std::string>() + 'Z') == pointed(before, fault));
            else if (code == "axes-swapped")
                verify(value.at(0) == pointed(before, fault).at(1));
            else if (code == "ring-not-closed")
                verify(value.at(0).front() != value.at(0).back() || value.at(0).front().at(0).is_array());
            else if (code == "target-missing")
                verify(!faulty.find(value.get<std::string>()));
            else
                verify(value != pointed(before, fault));
        }
    }

    void theSecondEntityOfAnIdComesLast()
    {
        const City city = spoilt(CityName::Antwerp);
        const auto all = entities(city);
        QCOMPARE(all.size(), city.count() + 2);
        for (const std::size_t n : {city.count(), city.count() + 1}) {
            const auto first = city.find(all[n].at("id").get<std::string>());
            QVERIFY(first);
            QVERIFY(all[*first] != all[n]);
        }
    }

    void theSeedChoosesWhere()
    {
        QCOMPARE(faultsOf(spoilt(CityName::Antwerp)), faultsOf(spoilt(CityName::Antwerp)));
        QVERIFY(faultsOf(spoilt(CityName::Antwerp)) != faultsOf(spoilt(CityName::Antwerp, 1, 2)));
    }

    void aReportDoesNotHealAFault()
    {
        const City city = spoilt(CityName::Brisbane);
        Changes changes(city, 1000);
        for (const Change &change : changes.until(city.options().now + 10'000'000))
            QVERIFY(!city.faults().touches(change.entity));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
