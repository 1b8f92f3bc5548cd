// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/aggregation.h"
#include "broker/cityfixture.h"

#include <QTest>

#include <set>

using namespace civiscope;
using namespace civiscope::broker;
using nlohmann::json;

namespace {

constexpr Moment minute = 60'000'000;
constexpr Moment begin = 1'772'323'200'000'000;  // 2026-03-01T00:00:00Z

QByteArray timeOf(int minutes)
{
    return QByteArray::fromStdString(formatDateTime(begin + minutes * minute));
}

// Camera 0 had a speed every minute from `begin` on, so many; camera 1 one every ten minutes.
class MinutesPast : public HistoryProvider {
public:
    explicit MinutesPast(int minutes)
        : m_minutes(minutes)
    {
    }
    std::vector<PastAttribute> past(std::string_view entity, PastRange range,
                                    const std::function<bool(std::string_view)> &wanted,
                                    PastPortion portion) const override
    {
        const int step = entity.ends_with(":0") ? 1 : entity.ends_with(":1") ? 10 : 0;
        if (step == 0 || !wanted("speed"))
            return {};
        PastAttribute speed{.name = "speed", .instances = {}};
        for (int i = 0; i < m_minutes; i += step) {
            if (const Moment at = begin + i * minute; range.contains(at))
                speed.instances.push_back({at,
                                           {},
                                           R"({"type":"Property","value":)" + std::to_string(i) +
                                               R"(,"unitCode":"KMH","observedAt":")" + formatDateTime(at) + "\"}"});
        }
        auto &all = speed.instances;
        if (all.size() > portion.most) {
            const auto surplus = std::ptrdiff_t(all.size() - portion.most);
            all.erase(portion.from == PastPortion::End::Oldest ? all.end() - surplus : all.begin(),
                      portion.from == PastPortion::End::Oldest ? all.end() : all.begin() + surplus);
        }
        return {speed};
    }

private:
    int m_minutes;
};

std::unique_ptr<City> cityWithPast(int minutes, const char *profile = "plain", int count = 3)
{
    auto city = std::make_unique<City>(cameras(count), BrokerOptions{.profile = profile});
    city->broker.setHistory(std::make_shared<MinutesPast>(minutes));
    return city;
}

// A bench whose attributes have instances of several times, as temporal documents hold them.
QByteArray benchThroughTime()
{
    return R"([{"id":"urn:ngsi-ld:Bench:1","type":"Bench",
        "speed":[{"type":"Property","value":3,"observedAt":"2026-03-01T00:02:00Z"},
                 {"type":"Property","value":1,"observedAt":"2026-03-01T00:00:00Z","quality":{"type":"Property","value":0.5}},
                 {"type":"Property","value":2,"observedAt":"2026-03-01T00:01:00Z"},
                 {"type":"Property","value":9,"datasetId":"urn:d:b","observedAt":"2026-03-01T00:01:00Z"}],
        "label":{"type":"LanguageProperty","languageMap":{"en":"Bench"},"observedAt":"2026-03-01T00:00:00Z"},
        "owner":{"type":"Relationship","object":"urn:ngsi-ld:Org:1","observedAt":"2026-03-01T00:00:00Z"},
        "state":{"type":"VocabProperty","vocab":"open","observedAt":"2026-03-01T00:00:00Z"},
        "raw":{"type":"JsonProperty","json":{"id":3},"observedAt":"2026-03-01T00:00:00Z"},
        "steps":{"type":"ListProperty","valueList":[1,2],"observedAt":"2026-03-01T00:00:00Z"},
        "tags":{"type":"Property","value":["one"]}},
        {"id":"urn:ngsi-ld:Bench:2","type":"Bench",
         "speed":{"type":"Property","values":[[4,"2026-03-01T00:00:00Z"],[5,"2026-03-01T00:05:00Z"]]}},
        {"id":"urn:ngsi-ld:Bench:3","type":"Bench","tags":{"type":"Property","value":1}}])";
}

constexpr char benchPath[] = "/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Bench:1";
constexpr char cameraPath[] = "/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Camera:0";

// "1 2 3": the values of an attribute's instances in their order.
std::string values(const json &instances)
{
    std::string text;
    for (const json &instance : instances)
        text += (text.empty() ? "" : " ") + instance["value"].dump();
    return text;
}

std::string speeds(City &city, const QByteArray &query, const char *path = benchPath)
{
    const Got got = city.probe.get(path + (query.isEmpty() ? QByteArray() : '?' + query));
    if (got.status != 200 && got.status != 206)
        return std::to_string(got.status) + ' ' + got.problem();
    return values(got.json().value("speed", json::array()));
}

}  // namespace

class TestTemporal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void instancesComeOldestFirst();
    void timeRelationsHaveTheirBounds_data();
    void timeRelationsHaveTheirBounds();
    void lastNAreTheNewestFirst();
    void whatIsWronglyAskedIsRefused_data();
    void whatIsWronglyAskedIsRefused();
    void simplifiedValuesOfEveryKind();
    void simplifiedValuesOfAFileAreHistory();
    void entitiesWithoutTimesHaveNone();
    void aggregatesAreWhatTheyAreCalled();
    void aggregatesOfPeriods();
    void periods_data();
    void periods();
    void thePastTheEntityAndItsChangesAreOneHistory();
    void changesOfAClientAreHistory();
    void modificationTimesAreAnAxisToo();
    void theListHasThoseWithAnInstanceInTheRange();
    void theListIsPaged();
    void partsForwardsMakeTheWhole();
    void partsBackwardsMakeTheWhole();
    void aSilentLimitGivesTheNewest();
    void oneLikeOrionHasNoHistory();
    void namesAreThoseOfTheClient();
    void aQueryByPostSaysTheSame();
};

void TestTemporal::instancesComeOldestFirst()
{
    City city(benchThroughTime());
    const Got got = city.probe.get(benchPath, {{"Accept", "application/ld+json"}});
    QCOMPARE(got.status, 200);
    const json entity = got.json();
    QCOMPARE(entity["type"], "Bench");
    QVERIFY(entity.contains("@context"));
    QCOMPARE(values(entity["speed"]), "1 2 9 3");
    QCOMPARE(entity["speed"][0]["quality"]["value"], 0.5);
    QCOMPARE(entity["speed"][2]["datasetId"], "urn:d:b");
    QCOMPARE(entity["label"].size(), 1);
    QVERIFY(!entity.contains("tags"));  // was never at any time
}

void TestTemporal::timeRelationsHaveTheirBounds_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<std::string>("expected");
    const QByteArray one = "timeAt=" + timeOf(1);
    QTest::newRow("none") << QByteArray("attrs=speed") << std::string("1 2 9 3");
    QTest::newRow("before, excluded") << "timerel=before&" + one << std::string("1");
    QTest::newRow("after, included") << "timerel=after&" + one << std::string("2 9 3");
    QTest::newRow("between, end excluded")
        << "timerel=between&" + one + "&endTimeAt=" + timeOf(2) << std::string("2 9");
    QTest::newRow("nothing there") << "timerel=after&timeAt=" + timeOf(9) << std::string();
}

void TestTemporal::timeRelationsHaveTheirBounds()
{
    QFETCH(QByteArray, query);
    QFETCH(std::string, expected);
    City city(benchThroughTime());
    QCOMPARE(speeds(city, query), expected);
}

void TestTemporal::lastNAreTheNewestFirst()
{
    City city(benchThroughTime());
    QCOMPARE(speeds(city, "lastN=2"), "3 9");
    QCOMPARE(speeds(city, "lastN=20"), "3 9 2 1");
    QCOMPARE(speeds(city, "lastN=1&timerel=before&timeAt=" + timeOf(1)), "1");
}

void TestTemporal::whatIsWronglyAskedIsRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<std::string>("expected");
    const QByteArray list = "/ngsi-ld/v1/temporal/entities?type=Bench&";
    const QByteArray one = QByteArray(benchPath) + '?';
    const QByteArray time = "timeAt=" + timeOf(0);
    const std::string bad = "400 BadRequestData";
    QTest::newRow("list without timerel") << list + "limit=1" << bad;
    QTest::newRow("too wide") << "/ngsi-ld/v1/temporal/entities?timerel=after&" + time << bad;
    QTest::newRow("unknown timerel") << one + "timerel=during&" + time << bad;
    QTest::newRow("timerel without time") << one + "timerel=after" << bad;
    QTest::newRow("between without end") << one + "timerel=between&" + time << bad;
    QTest::newRow("end before beginning")
        << one + "timerel=between&timeAt=" + timeOf(3) + "&endTimeAt=" + timeOf(2) << bad;
    QTest::newRow("no time") << one + "timerel=after&timeAt=yesterday" << bad;
    QTest::newRow("local time") << one + "timerel=after&timeAt=2026-03-01T00:00:00" << bad;
    QTest::newRow("time without timerel") << one + time << bad;
    QTest::newRow("unknown property") << one + "timeproperty=seenAt" << bad;
    QTest::newRow("lastN of nothing") << one + "lastN=0" << bad;
    QTest::newRow("lastN of some") << one + "lastN=some" << bad;
    QTest::newRow("aggregates of no kind") << one + "options=aggregatedValues" << bad;
    QTest::newRow("unknown aggregate") << one + "options=aggregatedValues&aggrMethods=median" << bad;
    QTest::newRow("no period") << one + "options=aggregatedValues&aggrMethods=avg&aggrPeriodDuration=6H" << bad;
    QTest::newRow("unknown format") << one + "format=concise" << std::string("400 InvalidRequest");
    QTest::newRow("unknown parameter") << one + "foo=1" << std::string("400 InvalidRequest");
    QTest::newRow("not built") << one + "lang=en" << std::string("501 OperationNotSupported");
    QTest::newRow("unknown entity") << QByteArray(benchPath) + "0" << std::string("404 ResourceNotFound");
    QTest::newRow("unknown path") << QByteArray("/ngsi-ld/v1/temporal/things") << std::string("404 ResourceNotFound");
    QTest::newRow("limit too large") << list + "limit=1001&timerel=after&" + time << std::string("403 TooManyResults");
}

void TestTemporal::whatIsWronglyAskedIsRefused()
{
    QFETCH(QByteArray, target);
    QFETCH(std::string, expected);
    City city(benchThroughTime());
    const Got got = city.probe.get(target);
    QCOMPARE(std::to_string(got.status) + ' ' + got.problem(), expected);
}

void TestTemporal::simplifiedValuesOfEveryKind()
{
    City city(benchThroughTime());
    const json entity = city.probe.get(QByteArray(benchPath) + "?options=temporalValues").json();
    const std::string time = timeOf(0).toStdString();
    QCOMPARE(entity["speed"], json::parse(R"([{"type":"Property","values":[[1,"2026-03-01T00:00:00Z"],
        [2,"2026-03-01T00:01:00Z"],[3,"2026-03-01T00:02:00Z"]]},
        {"type":"Property","values":[[9,"2026-03-01T00:01:00Z"]],"datasetId":"urn:d:b"}])"));
    QCOMPARE(entity["label"]["languageMaps"], json::array({json::array({{{"languageMap", {{"en", "Bench"}}}}, time})}));
    QCOMPARE(entity["owner"]["objects"], json::array({json::array({"urn:ngsi-ld:Org:1", time})}));
    QCOMPARE(entity["state"]["vocabs"], json::array({json::array({{{"vocab", "open"}}, time})}));
    QCOMPARE(entity["raw"]["jsons"], json::array({json::array({{{"json", {{"id", 3}}}}, time})}));
    QCOMPARE(entity["steps"]["valueLists"], json::array({json::array({{1, 2}, time})}));
}

void TestTemporal::simplifiedValuesOfAFileAreHistory()
{
    City city(benchThroughTime());
    QCOMPARE(speeds(city, {}, "/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Bench:2"), "4 5");
}

void TestTemporal::entitiesWithoutTimesHaveNone()
{
    City city(benchThroughTime());
    QCOMPARE(speeds(city, {}, "/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Bench:3"), "404 ResourceNotFound");
}

void TestTemporal::aggregatesAreWhatTheyAreCalled()
{
    const auto instance = [](int minutes, const char *value) {
        PlacedInstance placed{.at = begin + minutes * minute, .instance = {.attribute = "a"}};
        placed.instance.json = R"({"type":"Property","value":)" + std::string(value) + "}";
        return placed;
    };
    AggregationRequest request;
    for (const char *name : {"avg", "distinctCount", "max", "min", "stddev", "sum", "sumsq", "totalCount"})
        request.methods.push_back(*aggregateFrom(name));
    const auto of = [&](std::vector<PlacedInstance> instances) {
        std::string text;
        const auto all = aggregate(instances, request);
        if (!all)
            return text;
        for (const auto &[name, list] : all->items()) {
            if (name != "type")
                text += (text.empty() ? "" : " ") + (list.empty() ? std::string("-") : list[0][0].dump());
        }
        return text;
    };
    QCOMPARE(of({instance(0, "2"), instance(1, "4"), instance(2, "4"), instance(3, "6")}),
             "4 3 6 2 1.4142135623730951 16 72 4");
    QCOMPARE(of({instance(0, "true"), instance(1, "false")}), "0.5 2 1 0 0.5 1 1 2");
    QCOMPARE(of({instance(0, "[1,2,3]"), instance(1, "[]")}), "1.5 2 3 0 1.5 3 9 2");
    QCOMPARE(of({instance(0, "\"b\""), instance(1, "\"a\"")}), "- 2 \"b\" \"a\" - - - 2");
    QCOMPARE(of({instance(0, "{}")}), "");
    QCOMPARE(of({}), "");
}

void TestTemporal::aggregatesOfPeriods()
{
    const auto city = cityWithPast(150);
    const auto avg = [&](const QByteArray &query) {
        const Got got =
            city->probe.get(QByteArray(cameraPath) + "?options=aggregatedValues&aggrMethods=avg,totalCount&" + query);
        return got.json()["speed"];
    };
    const json hours =
        avg("aggrPeriodDuration=PT1H&timerel=between&timeAt=" + timeOf(30) + "&endTimeAt=" + timeOf(150));
    QCOMPARE(hours["avg"], json::parse(R"([[59.5,"2026-03-01T00:30:00Z","2026-03-01T01:30:00Z"],
                                           [119.5,"2026-03-01T01:30:00Z","2026-03-01T02:30:00Z"]])"));
    QCOMPARE(hours["totalCount"][1][0], 60);
    // Without a period it is the whole range.
    const json whole = avg("timerel=between&timeAt=" + timeOf(30) + "&endTimeAt=" + timeOf(150));
    QCOMPARE(whole["totalCount"], json::parse(R"([[120,"2026-03-01T00:30:00Z","2026-03-01T02:30:00Z"]])"));
    const json open = avg("aggrPeriodDuration=PT0S&timerel=before&timeAt=" + timeOf(10));
    QCOMPARE(open["totalCount"], json::parse(R"([[10,"2026-03-01T00:00:00Z","2026-03-01T00:10:00Z"]])"));
}

void TestTemporal::periods_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("hours") << std::string("PT6H") << std::string("2026-01-31T06:00:00Z");
    QTest::newRow("all") << std::string("P1DT2H3M4S") << std::string("2026-02-01T02:03:04Z");
    QTest::newRow("month") << std::string("P1M") << std::string("2026-02-28T00:00:00Z");
    QTest::newRow("year") << std::string("P1Y") << std::string("2027-01-31T00:00:00Z");
    QTest::newRow("week") << std::string("P1W") << std::string("2026-02-07T00:00:00Z");
    QTest::newRow("fraction") << std::string("PT0.5S") << std::string("2026-01-31T00:00:00.500Z");
    for (const char *wrong : {"", "P", "PT", "6H", "P1H", "PT1", "PT-1H", "P1.5M", "PTxH", "P1DT"})
        QTest::addRow("wrong: %s", wrong) << std::string(wrong) << std::string();
}

void TestTemporal::periods()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const auto period = parsePeriod(text);
    const Moment january = parseDateTime("2026-01-31T00:00:00Z")->moment;
    QCOMPARE(period ? formatDateTime(period->after(january, 1)) : std::string(), expected);
}

void TestTemporal::thePastTheEntityAndItsChangesAreOneHistory()
{
    // The camera as loaded was seen at 8:00.
    const auto city = cityWithPast(3);
    QCOMPARE(speeds(*city, {}, cameraPath), "0 1 2 0.5");
    const auto change = [&](double value, const char *time) {
        const EntityUpdate update{"urn:ngsi-ld:Camera:0",
                                  {{"speed", {{"type", "Property"}, {"value", value}, {"observedAt", time}}}}};
        QCOMPARE(city->broker.apply({&update, 1}).value_or(0), 1);
    };
    change(7, "2026-03-01T09:00:00Z");
    change(8, "2026-03-01T10:00:00Z");
    QCOMPARE(speeds(*city, {}, cameraPath), "0 1 2 0.5 7.0 8.0");
    change(8.5, "2026-03-01T10:00:00Z");  // corrected
    QCOMPARE(speeds(*city, {}, cameraPath), "0 1 2 0.5 7.0 8.5");
    change(2.5, "2026-03-01T00:02:00Z");  // known better by now
    QCOMPARE(speeds(*city, "timerel=before&timeAt=2026-03-01T01:00:00Z", cameraPath), "0 1 2.5");
}

void TestTemporal::changesOfAClientAreHistory()
{
    City city(benchThroughTime());
    const QByteArray body =
        R"({"owner":{"type":"Relationship","object":"urn:ngsi-ld:Org:2","observedAt":"2026-03-02T00:00:00Z"}})";
    const Got got = city.probe.send("PATCH", "/ngsi-ld/v1/entities/urn:ngsi-ld:Bench:1",
                                    {{"Content-Type", "application/json"}}, body);
    QCOMPARE(got.status, 204);
    const json owner = city.probe.get(benchPath).json()["owner"];
    QCOMPARE(owner.size(), 2);
    QCOMPARE(owner[0]["object"], "urn:ngsi-ld:Org:1");
    QCOMPARE(owner[1]["object"], "urn:ngsi-ld:Org:2");
}

void TestTemporal::modificationTimesAreAnAxisToo()
{
    City city(R"([{"id":"urn:ngsi-ld:Bench:1","type":"Bench","speed":[
        {"type":"Property","value":1,"modifiedAt":"2026-03-01T00:05:00Z","observedAt":"2026-03-01T00:00:00Z"},
        {"type":"Property","value":2,"modifiedAt":"2026-03-01T00:01:00Z","observedAt":"2026-03-01T00:01:00Z"}]}])");
    QCOMPARE(speeds(city, "timeproperty=modifiedAt"), "2 1");
    QCOMPARE(speeds(city, "timeproperty=modifiedAt&timerel=after&timeAt=" + timeOf(3)), "1");
    const json one = city.probe.get(QByteArray(benchPath) + "?timeproperty=modifiedAt").json()["speed"][0];
    QCOMPARE(one["modifiedAt"], "2026-03-01T00:01:00Z");
    QVERIFY(!city.probe.get(benchPath).json()["speed"][0].contains("modifiedAt"));
    QVERIFY(city.probe.get(QByteArray(benchPath) + "?options=sysAttrs").json()["speed"][0].contains("modifiedAt"));
}

void TestTemporal::theListHasThoseWithAnInstanceInTheRange()
{
    const auto city = cityWithPast(30);
    const auto ids = [&](const QByteArray &query) {
        std::string text;
        for (const json &entity : city->probe.get("/ngsi-ld/v1/temporal/entities?" + query).json())
            text += entity["id"].get<std::string>().back();
        return text;
    };
    // Camera 2 has but its own state, of 8:00.
    QCOMPARE(ids("type=Camera&timerel=after&timeAt=" + timeOf(0)), "012");
    QCOMPARE(ids("type=Camera&timerel=before&timeAt=" + timeOf(1)), "01");
    QCOMPARE(ids("type=Camera&timerel=between&timeAt=" + timeOf(1) + "&endTimeAt=" + timeOf(9)), "0");
    QCOMPARE(ids("type=Bench&timerel=after&timeAt=" + timeOf(0)), "");
    QCOMPARE(ids("type=Camera&attrs=label&timerel=after&timeAt=" + timeOf(0)), "");  // has no time
    QCOMPARE(ids("type=Camera&q=speed%3E1&timerel=after&timeAt=" + timeOf(0)), "12");
    QCOMPARE(ids("id=urn:ngsi-ld:Camera:1&type=Camera&timerel=after&timeAt=" + timeOf(0)), "1");
}

void TestTemporal::theListIsPaged()
{
    const auto city = cityWithPast(30, "plain", 5);
    const QByteArray query =
        "/ngsi-ld/v1/temporal/entities?type=Camera&count=true&limit=2&timerel=after&timeAt=" + timeOf(0);
    const Got got = city->probe.get(query + "&offset=2");
    QCOMPARE(got.json().size(), 2);
    QCOMPARE(got.json()[0]["id"], "urn:ngsi-ld:Camera:2");
    QCOMPARE(got.header("NGSILD-Results-Count"), "5");
    QVERIFY(got.header("Link").contains("offset=4"));
    QVERIFY(!city->probe.get(query + "&offset=4").header("Link").contains("rel=\"next\""));
}

void TestTemporal::partsForwardsMakeTheWhole()
{
    const auto city = cityWithPast(25'000, "stellio");
    const QByteArray list = "/ngsi-ld/v1/temporal/entities?type=Camera&timerel=after&attrs=speed&timeAt=";
    std::set<std::string> seen;  // times
    QByteArray from = timeOf(0);
    for (int part = 0; part < 3; ++part) {
        const Got got = city->probe.get(list + from);
        QCOMPARE(got.status, part < 2 ? 206 : 200);
        const json entities = got.json();
        for (const json &instance : entities[0]["speed"])
            seen.insert(instance["observedAt"].get<std::string>());
        if (part == 2)
            break;
        const QByteArray end = timeOf((part + 1) * 9999);
        QCOMPARE(got.header("Content-Range"), "date-time " + from + '-' + end + "/*");
        // No other entity reaches further.
        QVERIFY(entities[1]["speed"].back()["observedAt"].get<std::string>() <= end.toStdString());
        from = end;
    }
    QCOMPARE(seen.size(), 25'000);
}

void TestTemporal::partsBackwardsMakeTheWhole()
{
    const auto city = cityWithPast(25'000, "stellio");
    const Got first =
        city->probe.get(QByteArray(cameraPath) + "?attrs=speed&lastN=15000&timerel=before&timeAt=" + timeOf(25'000));
    QCOMPARE(first.status, 206);
    QCOMPARE(first.header("Content-Range"), "date-time " + timeOf(25'000) + '-' + timeOf(15'000) + "/15000");
    const json instances = first.json()["speed"];
    QCOMPARE(instances.size(), 10'000);
    QCOMPARE(instances.front()["value"], 24'999);
    const Got second =
        city->probe.get(QByteArray(cameraPath) + "?attrs=speed&lastN=5000&timerel=before&timeAt=" + timeOf(15'000));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.json()["speed"].front()["value"], 14'999);
}

void TestTemporal::aSilentLimitGivesTheNewest()
{
    const auto city = cityWithPast(2000, "scorpio");
    const auto count = [&](const QByteArray &query) {
        const Got got = city->probe.get(QByteArray(cameraPath) + "?timerel=before&timeAt=" + timeOf(2000) + query);
        return std::pair(got.status, int(got.json()["speed"].size()));
    };
    QCOMPARE(count({}), std::pair(200, 50));
    QCOMPARE(count("&lastN=80"), std::pair(200, 80));
    QCOMPARE(count("&lastN=5000"), std::pair(200, 1000));
}

void TestTemporal::oneLikeOrionHasNoHistory()
{
    const auto city = cityWithPast(10, "orion-ld");
    QCOMPARE(speeds(*city, {}, cameraPath), "501 OperationNotSupported");
}

void TestTemporal::namesAreThoseOfTheClient()
{
    City city(benchThroughTime());
    city.broker.publishContext("/contexts/dutch.jsonld", R"({"@context":{"snelheid":"https://city.example/ns/speed",
        "kwaliteit":"https://city.example/ns/quality","Bank":"https://city.example/ns/Bench"}})");
    const json entity = city.probe
                            .get(QByteArray(benchPath) + "?attrs=snelheid",
                                 {linkTo(city.broker.url().toEncoded() + "/contexts/dutch.jsonld")})
                            .json();
    QCOMPARE(entity["type"], "Bank");
    QCOMPARE(entity.size(), 3);
    QCOMPARE(values(entity["snelheid"]), "1 2 9 3");
    QCOMPARE(entity["snelheid"][0]["kwaliteit"]["value"], 0.5);
}

void TestTemporal::aQueryByPostSaysTheSame()
{
    const auto city = cityWithPast(30);
    const QByteArray body = R"({"type":"Query","entities":[{"type":"Camera"}],"attrs":["speed"],
        "temporalQ":{"timerel":"between","timeAt":"2026-03-01T00:05:00Z","endTimeAt":"2026-03-01T00:20:00Z","lastN":3}})";
    const Got posted = city->probe.send("POST", "/ngsi-ld/v1/temporal/entityOperations/query?count=true",
                                        {{"Content-Type", "application/json"}}, body);
    const Got got = city->probe.get("/ngsi-ld/v1/temporal/entities?type=Camera&attrs=speed&count=true&lastN=3&timerel="
                                    "between&timeAt=" +
                                    timeOf(5) + "&endTimeAt=" + timeOf(20));
    QCOMPARE(posted.status, 200);
    QCOMPARE(posted.json(), got.json());
    QCOMPARE(posted.header("NGSILD-Results-Count"), "2");
    const Got without =
        city->probe.send("POST", "/ngsi-ld/v1/temporal/entityOperations/query", {{"Content-Type", "application/json"}},
                         R"({"type":"Query","entities":[{"type":"Camera"}]})");
    QCOMPARE(without.problem(), "BadRequestData");
}

QTEST_GUILESS_MAIN(TestTemporal)
#include "tst_temporal.moc"
