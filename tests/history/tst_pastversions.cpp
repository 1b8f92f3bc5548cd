// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/pastversions.h"
#include "history/seriesreader.h"
#include "support/cityoftext.h"

#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ranges>

using namespace civiscope;
using history::PastVersions;

namespace {

Moment at(std::string_view time)
{
    const auto parsed = parseDateTime("2026-01-14T" + std::string(time) + ":00Z");
    if (!parsed)
        qFatal("no time");
    return parsed->moment;
}

std::vector<history::Series> seriesOf(std::string_view document)
{
    auto read = history::readSeries(document);
    if (!read || !read->unread.empty())
        qFatal("unreadable history");
    return std::move(read->series);
}

std::unique_ptr<PastVersions> make(std::string_view entities, std::string_view history)
{
    auto made = PastVersions::make(test::versionOf(entities), seriesOf(history));
    if (!made)
        qFatal("not made");
    return std::move(*made);
}

store::VersionPtr step(PastVersions &past, std::string_view from, std::string_view to)
{
    const auto made = past.at(at(from), at(to));
    if (!made)
        qFatal("no step");
    return made->version;
}

// All of one entity as a line; "-" when it is not there.
std::string said(const store::VersionPtr &version, std::string_view id)
{
    const auto found = version->find(id);
    return found ? test::describe(*version->tables()[found->table], found->row) : "-";
}

constexpr std::string_view station = R"([{"id":"urn:s:1","type":"Station",
    "name":{"type":"Property","value":"Campidoglio"},
    "no2":{"type":"Property","value":42.50,"observedAt":"2026-01-14T12:00:00Z","unitCode":"GQ"}}])";
constexpr std::string_view stationHistory = R"([{"id":"urn:s:1","type":"Station","no2":[
    {"type":"Property","value":10,"observedAt":"2026-01-14T08:00:00Z","unitCode":"GQ"},
    {"type":"Property","value":20,"observedAt":"2026-01-14T09:00:00Z","unitCode":"GQ"},
    {"type":"Property","value":42.50,"observedAt":"2026-01-14T12:00:00Z","unitCode":"GQ"}]}])";

}  // namespace

class TestPastVersions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestValueNotAfterTheMomentCounts()
    {
        const auto past = make(station, stationHistory);
        QCOMPARE(said(step(*past, "00:00", "09:30"), "urn:s:1"),
                 "urn:s:1; name[]=string Campidoglio; no2[]=number 20.000000 at 2026-01-14T09:00:00Z in GQ");
        QCOMPARE(said(step(*past, "00:00", "08:59"), "urn:s:1"),
                 "urn:s:1; name[]=string Campidoglio; no2[]=number 10.000000 at 2026-01-14T08:00:00Z in GQ");
        QCOMPARE(said(step(*past, "00:00", "09:00"), "urn:s:1"),
                 "urn:s:1; name[]=string Campidoglio; no2[]=number 20.000000 at 2026-01-14T09:00:00Z in GQ");
    }

    void entitiesWithoutAValueInTheWindowAreNotThere()
    {
        const auto past = make(station, stationHistory);
        QCOMPARE(said(step(*past, "00:00", "07:59"), "urn:s:1"), "-");
        QCOMPARE(said(step(*past, "09:01", "11:59"), "urn:s:1"), "-");  // the newest is from before the window
        QVERIFY(said(step(*past, "09:00", "11:59"), "urn:s:1") != "-");
        const auto nothing = past->at(at("00:00"), at("01:00"));
        QVERIFY(nothing);
        QCOMPARE(nothing->withValues, 0U);
        QCOMPARE(past->boundToTime(), 1U);
    }

    void theBytesOfWhatIsStillTrueAreTheSourcesOwn()
    {
        const auto past = make(station, stationHistory);
        const auto before = test::versionOf(station);
        std::ignore = step(*past, "00:00", "09:30");
        const auto now = step(*past, "00:00", "12:00");
        QCOMPARE(*now->raw(*now->find("urn:s:1")), *before->raw(*before->find("urn:s:1")));
    }

    void whatHasNoTimeStays()
    {
        const auto past = make(R"([{"id":"urn:p:1","type":"Park","name":{"type":"Property","value":"Stadspark"}},
                                   {"id":"urn:p:2","type":"Park","name":"in key-values"}])",
                               "[]");
        const auto version = step(*past, "00:00", "01:00");
        QCOMPARE(version->entityCount(), 2U);
        QCOMPARE(said(version, "urn:p:1"), "urn:p:1; name[]=string Stadspark");
        QCOMPARE(past->boundToTime(), 0U);
    }

    void withoutHistoryTheEntitysOwnTimeCounts()
    {
        const auto past = make(station, "[]");
        QCOMPARE(said(step(*past, "00:00", "11:59"), "urn:s:1"), "-");
        QVERIFY(said(step(*past, "00:00", "12:00"), "urn:s:1").contains("42.5"));
    }

    void textsAndBooleansMove()
    {
        std::string history = R"([{"id":"urn:s:1","type":"Lamp",
                "state":[{"type":"Property","value":"TEXT","observedAt":"2026-01-14T08:00:00Z"}],
                "broken":[{"type":"Property","value":true,"observedAt":"2026-01-14T08:00:00Z"}],
                "at":[{"type":"Relationship","object":"urn:pole:1","observedAt":"2026-01-14T08:00:00Z"}]}])";
        history.replace(history.find("TEXT"), 4, "say \\\"off\\\" é");
        const auto past = make(R"([{"id":"urn:s:1","type":"Lamp",
                "state":{"type":"Property","value":"on","observedAt":"2026-01-14T12:00:00Z"},
                "broken":{"type":"Property","value":false,"observedAt":"2026-01-14T12:00:00Z"},
                "at":{"type":"Relationship","object":"urn:pole:2","observedAt":"2026-01-14T12:00:00Z"}}])",
                               history);
        QCOMPARE(said(step(*past, "00:00", "10:00"), "urn:s:1"),
                 "urn:s:1; at[]=to urn:pole:1 at 2026-01-14T08:00:00Z; broken[]=true at 2026-01-14T08:00:00Z; "
                 "state[]=string say \"off\" é at 2026-01-14T08:00:00Z");
    }

    void entitiesMoveOnTheMap()
    {
        const auto past = make(R"([{"id":"urn:b:1","type":"Bus","location":{"type":"GeoProperty",
                "value":{"type":"Point","coordinates":[4.4,51.2]},"observedAt":"2026-01-14T12:00:00Z"}}])",
                               R"([{"id":"urn:b:1","type":"Bus","location":[{"type":"GeoProperty",
                "value":{"type":"Point","coordinates":[4.1,51.1]},"observedAt":"2026-01-14T08:00:00Z"}]}])");
        const auto version = step(*past, "00:00", "10:00");
        QCOMPARE(said(version, "urn:b:1"), "urn:b:1; location[]=point 4.100000 51.100000 at 2026-01-14T08:00:00Z");
        QVERIFY(version->tables().front()->geometry());
    }

    void featuresMoveToo()
    {
        const auto past = make(R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"urn:s:1",
                "geometry":{"type":"Point","coordinates":[4.4,51.2]},"properties":{"type":"Station",
                "no2":{"type":"Property","value":42,"observedAt":"2026-01-14T12:00:00Z"}}}]})",
                               stationHistory);
        QCOMPARE(said(step(*past, "00:00", "09:30"), "urn:s:1"),
                 "urn:s:1; location[]=point 4.400000 51.200000; no2[]=number 20.000000 at 2026-01-14T09:00:00Z in GQ");
    }

    void instancesMoveEachOnItsOwn()
    {
        const auto past = make(R"([{"id":"urn:s:1","type":"Station","no2":[
                {"type":"Property","value":5,"observedAt":"2026-01-14T12:00:00Z"},
                {"type":"Property","value":6,"datasetId":"urn:d:b","observedAt":"2026-01-14T12:00:00Z"},
                {"type":"Property","value":7,"datasetId":"urn:d:c"}]}])",
                               R"([{"id":"urn:s:1","type":"Station","no2":[
                {"type":"Property","value":1,"observedAt":"2026-01-14T08:00:00Z"},
                {"type":"Property","value":2,"datasetId":"urn:d:b","observedAt":"2026-01-14T09:00:00Z"}]}])");
        QCOMPARE(said(step(*past, "00:00", "08:30"), "urn:s:1"),
                 "urn:s:1; no2[]=number 1.000000 at 2026-01-14T08:00:00Z; no2[urn:d:c]=number 7.000000");
        QCOMPARE(said(step(*past, "08:30", "10:00"), "urn:s:1"),
                 "urn:s:1; no2[urn:d:b]=number 2.000000 at 2026-01-14T09:00:00Z; no2[urn:d:c]=number 7.000000");
        QCOMPARE(said(step(*past, "09:30", "10:00"), "urn:s:1"), "-");  // what has no time does not keep it
    }

    void whatIsGoneIsAbsent()
    {
        const auto past = make(R"([{"id":"urn:s:1","type":"Station","name":{"type":"Property","value":"A"},
                "o3":{"type":"Property","value":1,"observedAt":"2026-01-14T08:00:00Z"}}])",
                               R"([{"id":"urn:s:1","type":"Station","no2":[
                {"type":"Property","value":10,"observedAt":"2026-01-14T08:00:00Z"},
                {"type":"Property","value":"urn:ngsi-ld:null","observedAt":"2026-01-14T09:00:00Z"}]}])");
        QVERIFY(said(step(*past, "00:00", "08:30"), "urn:s:1").contains("no2[]=number 10"));
        QCOMPARE(said(step(*past, "00:00", "09:30"), "urn:s:1"),
                 "urn:s:1; name[]=string A; o3[]=number 1.000000 at 2026-01-14T08:00:00Z");
    }

    // What is known of an earlier value is what the history says, not what stands beside the newest.
    void subAttributesAreOfTheNewestValueOnly()
    {
        const auto past = make(R"([{"id":"urn:s:1","type":"Station","no2":{"type":"Property","value":5,
                "observedAt":"2026-01-14T12:00:00Z","unitCode":"GQ","quality":{"type":"Property","value":"bad"}}}])",
                               R"([{"id":"urn:s:1","type":"Station","no2":{"type":"Property",
                "values":[[1,"2026-01-14T08:00:00Z"],[2,"2026-01-14T09:00:00Z"]]}}])");
        QCOMPARE(said(step(*past, "00:00", "10:00"), "urn:s:1"),
                 "urn:s:1; no2[]=number 2.000000 at 2026-01-14T09:00:00Z in GQ");
        QVERIFY(said(step(*past, "00:00", "12:00"), "urn:s:1").contains("no2.quality[]=string bad"));
    }

    void unitsThatDifferAreNotGuessed()
    {
        const auto past = make(station, R"([{"id":"urn:s:1","type":"Station","no2":[
                {"type":"Property","value":10,"observedAt":"2026-01-14T08:00:00Z","unitCode":"GP"},
                {"type":"Property","value":20,"observedAt":"2026-01-14T09:00:00Z","unitCode":"GQ"}]}])");
        QCOMPARE(said(step(*past, "00:00", "08:30"), "urn:s:1"),
                 "urn:s:1; name[]=string Campidoglio; no2[]=number 10.000000 at 2026-01-14T08:00:00Z");
    }

    void aggregatesWereNeverObserved()
    {
        auto series = seriesOf(stationHistory);
        series.front().method = "avg";
        auto past = PastVersions::make(test::versionOf(station), std::move(series));
        QVERIFY(past);
        QCOMPARE(said(step(**past, "00:00", "10:00"), "urn:s:1"), "-");
    }

    void strangersAreCountedNotShown()
    {
        const auto past = make(station, R"([{"id":"urn:s:9","type":"Station","no2":[
                {"type":"Property","value":1,"observedAt":"2026-01-14T08:00:00Z"}]}])");
        QCOMPARE(past->strangers(), 1U);
        QCOMPARE(step(*past, "00:00", "09:00")->entityCount(), 0U);
    }

    void namesMeanWhatTheContextsSay()
    {
        auto series = seriesOf(stationHistory);
        series.front().iri = jsonld::coreContext()->expand("no2").iri;
        series.front().name = "aliasOfNo2";
        auto past = PastVersions::make(test::versionOf(station), std::move(series));
        QVERIFY(past);
        QVERIFY(said(step(**past, "00:00", "09:30"), "urn:s:1").contains("no2[]=number 20"));
    }

    // The deltas lead from each step to the next: what they do not name is the same.
    void deltasTellOfAllThatChanged()
    {
        std::string entities = "[";
        std::string history = "[";
        for (int i = 0; i < 50; ++i) {
            const std::string head = (i > 0 ? "," : "") + std::string(R"({"id":"urn:s:)") + std::to_string(i) +
                                     R"(","type":")" + (i % 2 ? "Station" : "Lamp") + "\"";
            entities += head + R"(,"v":{"type":"Property","value":99,"observedAt":"2026-01-14T12:00:00Z"}})";
            history += head + R"(,"v":[)";
            for (int n = 0; n < 4; ++n) {
                char point[128];
                std::snprintf(point, sizeof point,
                              R"(%s{"type":"Property","value":%d,"observedAt":"2026-01-14T%02d:%02d:00Z"})",
                              n > 0 ? "," : "", i * 10 + n, (i * 7 + n * 5) % 12, i);
                history += point;
            }
            history += "]}";
        }
        const auto past = make(entities + "]", history + "]");
        std::vector<std::vector<std::string>> known;  // by table, the rows as a view has them
        std::uint64_t number = 0;
        for (const int minute : {0, 30, 120, 125, 300, 290, 60, 720, 10}) {
            const Moment to = at("00:00") + minute * 60'000'000LL;
            const auto made = past->at(to - 3 * 3'600'000'000LL, to);
            QVERIFY(made);
            const auto rowsOf = [&](std::size_t table) {
                std::vector<std::string> rows;
                for (std::uint32_t row = 0; row < made->version->tables()[table]->rowCount(); ++row)
                    rows.push_back(test::describe(*made->version->tables()[table], row));
                return rows;
            };
            if (made->delta.reset) {
                QCOMPARE(number, 0U);
                for (std::size_t t = 0; t < made->version->tables().size(); ++t)
                    known.push_back(rowsOf(t));
            } else {
                if (!made->delta.empty())
                    QCOMPARE(made->delta.from, number);
                for (const store::TableDelta &delta : made->delta.tables) {
                    auto &rows = known[delta.table];
                    const auto now = rowsOf(delta.table);
                    for (const auto &range : std::views::reverse(delta.removed))
                        rows.erase(rows.begin() + range.first, rows.begin() + range.first + range.count);
                    QCOMPARE(delta.added.count > 0 ? delta.added.first : rows.size(), rows.size());
                    rows.resize(rows.size() + delta.added.count);
                    for (std::uint32_t i = 0; i < delta.added.count; ++i)
                        rows[delta.added.first + i] = now[delta.added.first + i];
                    for (const auto &range : delta.changed) {
                        for (std::uint32_t row = range.first; row < range.first + range.count; ++row)
                            rows[row] = now[row];
                    }
                }
                for (std::size_t t = 0; t < known.size(); ++t)
                    QCOMPARE(known[t], rowsOf(t));
            }
            number = made->version->number();
        }
    }

    void aStoppedStepChangesNothing()
    {
        const auto past = make(station, stationHistory);
        const auto before = step(*past, "00:00", "08:30");
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = past->at(at("00:00"), at("09:30"), {stop.get_token(), {}});
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const auto same = past->at(at("00:00"), at("08:30"));
        QVERIFY(same && same->delta.empty());
        QCOMPARE(same->version, before);
    }

    void barsCountObservations()
    {
        const auto past = make(station, stationHistory);
        QCOMPARE(past->histogram(at("08:00"), at("12:00"), 4), (std::vector<std::uint32_t>{1, 1, 0, 1}));
    }
};

QTEST_GUILESS_MAIN(TestPastVersions)
#include "tst_pastversions.moc"
