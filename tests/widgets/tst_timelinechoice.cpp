// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/theme.h"
#include "widgets/timeline/timelinechoice.h"
#include "widgets/widgetfixture.h"

#include <QTest>

#include <set>

using namespace civiscope;
using namespace civiscope::widgets;
using history::Series;
using history::Value;
using test::SessionFixture;

namespace {

constexpr Moment minute = 60'000'000;
constexpr Moment hour = 60 * minute;
constexpr Moment noon = SessionFixture::now;

std::string iri(const std::string &name)
{
    return "https://uri.etsi.org/ngsi-ld/default-context/" + name;
}

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Air:1","type":"Air","serial":{"type":"Property","value":7},
 "no2":{"type":"Property","value":42,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"},
 "pm10":{"type":"Property","value":20,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"},
 "o3":{"type":"Property","value":20,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"},
 "name":{"type":"Property","value":"Campidoglio"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}},
{"id":"urn:ngsi-ld:Air:2","type":"Air","no2":{"type":"Property","value":12,"observedAt":"2026-01-14T11:00:00Z"}},
{"id":"urn:ngsi-ld:Bin:1","type":"Bin","level":{"type":"Property","value":0.4},
 "state":{"type":"Property","value":"full"}},
{"id":"urn:ngsi-ld:Sign:1","type":"Sign",
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}}])";

Series numbers(const std::string &entity, const std::string &name, std::initializer_list<double> values,
               Moment first = noon - hour)
{
    Series series{.entity = "urn:ngsi-ld:" + entity, .name = name, .iri = iri(name)};
    Moment at = first;
    for (const double value : values) {
        series.points.push_back({at, at, {Value::Type::Number, value}});
        at += minute;
    }
    return series;
}

Series words(const std::string &entity, const std::string &name, std::initializer_list<const char *> values)
{
    Series series = numbers(entity, name, {});
    Moment at = noon - hour;
    for (const char *value : values) {
        series.points.push_back({at, at, {Value::Type::Text, 0, value}});
        at += minute;
    }
    return series;
}

}  // namespace

// What a timeline asks for, and what it makes of the answers; nothing of it is a widget.
class TestTimelineChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::prepareWidgets();
        test::openText(m_fixture, city, QStringLiteral("city.json"));
    }
    void init() { m_fixture.session.selection().select({}); }

    // --- ranges

    void rangesAreWrittenAndReadAlike()
    {
        std::set<std::string> seen;
        for (int i = 0; i < timelineRangeCount; ++i) {
            const auto range = TimelineRange(i);
            seen.insert(rangeWord(range));
            QCOMPARE(rangeOf(rangeWord(range)), std::optional(range));
        }
        QCOMPARE(seen.size(), std::size_t(timelineRangeCount));
        QVERIFY(!rangeOf("2w"));
        QVERIFY(!rangeOf(""));
        QCOMPARE(rangeLength(TimelineRange::SixHours), std::optional<Moment>(6 * hour));
        QCOMPARE(rangeLength(TimelineRange::Year), std::optional<Moment>(365 * 24 * hour));
        QVERIFY(!rangeLength(TimelineRange::All));
        QVERIFY(!rangeLength(TimelineRange::Custom));
    }

    // --- who

    void theCurrentEntityComesFirst()
    {
        const auto subjects = select({"Air:1", "Bin:1"});
        QCOMPARE(subjects.size(), std::size_t(2));
        QCOMPARE(subjects[0].key.id, std::string("urn:ngsi-ld:Bin:1"));
        QCOMPARE(nameOf(subjects[1]), QStringLiteral("Campidoglio"));
        QCOMPARE(nameOf(subjects[0]), QStringLiteral("urn:ngsi-ld:Bin:1"));  // has no name
    }

    void whoIsNotThereIsLeftOut()
    {
        m_fixture.session.selection().select(
            {{1, "urn:ngsi-ld:Gone:1"}, {77, "urn:ngsi-ld:Air:1"}, {1, "urn:ngsi-ld:Air:2"}});
        const auto subjects = subjectsOf(m_fixture.session);
        QCOMPARE(subjects.size(), std::size_t(1));
        QCOMPARE(subjects[0].key.id, std::string("urn:ngsi-ld:Air:2"));
    }

    void atMostTwelve()
    {
        SessionFixture fixture;
        QByteArray many = "[";
        std::vector<workspace::EntityKey> keys;
        for (int i = 0; i < 20; ++i) {
            many += (i ? ",{" : "{") + QByteArrayLiteral(R"("type":"X","id":"urn:x:)") + QByteArray::number(i) + "\"}";
            keys.push_back({1, "urn:x:" + std::to_string(i)});
        }
        test::openText(fixture, many + "]", QStringLiteral("many.json"));
        fixture.session.selection().select(keys);
        const auto subjects = subjectsOf(fixture.session);
        QCOMPARE(subjects.size(), mostEntities);
        QCOMPARE(subjects.front().key.id, std::string("urn:x:19"));
        QCOMPARE(subjects.back().key.id, std::string("urn:x:8"));
    }

    // --- what of them

    void observedAttributesComeFirstAndPlacesNever()
    {
        QStringList names;
        const auto all = attributesOf(select({"Air:1"}));
        for (const TimelineAttribute &one : all)
            names << one.name;
        QCOMPARE(names.first(3), QStringList({QStringLiteral("no2"), QStringLiteral("pm10"), QStringLiteral("o3")}));
        QVERIFY(names.contains(QStringLiteral("serial")));
        QVERIFY(!names.contains(QStringLiteral("location")));
        QVERIFY(all[0].number && all[0].observed);
        const auto serial = std::ranges::find(all, QStringLiteral("serial"), &TimelineAttribute::name);
        QVERIFY(serial->number && !serial->observed);
        QVERIFY(attributesOf(select({"Sign:1"})).empty());
    }

    void sensibleOnesAreFewAndNumbers_data()
    {
        QTest::addColumn<std::vector<TimelineAttribute>>("all");
        QTest::addColumn<QString>("chosen");
        const TimelineAttribute seen{"seen", {}, true, true};
        const TimelineAttribute seen2{"seen2", {}, true, true};
        const TimelineAttribute seen3{"seen3", {}, true, true};
        const TimelineAttribute still{"still", {}, true, false};
        const TimelineAttribute word{"word", {}, false, true};
        using All = std::vector<TimelineAttribute>;
        QTest::newRow("nothing") << All{} << QString();
        QTest::newRow("two of three") << All{word, seen, seen2, seen3} << QStringLiteral("seen seen2");
        QTest::newRow("one that was observed") << All{still, seen} << QStringLiteral("seen");
        QTest::newRow("none was") << All{word, still} << QStringLiteral("still");
        QTest::newRow("no number at all") << All{word} << QStringLiteral("word");
    }
    void sensibleOnesAreFewAndNumbers()
    {
        QFETCH(const std::vector<TimelineAttribute>, all);
        QStringList chosen;
        for (const std::string &one : sensibleAttributes(all))
            chosen << QString::fromStdString(one);
        QTEST(chosen.join(QLatin1Char(' ')), "chosen");
    }

    void eachTypeIsAskedOnceAndOnlyForWhatItHas()
    {
        const auto asks = asksFor(select({"Air:1", "Bin:1", "Air:2"}), {iri("no2"), iri("level")}, noon - hour, noon);
        QCOMPARE(asks.size(), std::size_t(2));
        QCOMPARE(asks[0].query.type, iri("Air"));
        QCOMPARE(asks[0].query.ids, (std::vector<std::string>{"urn:ngsi-ld:Air:2", "urn:ngsi-ld:Air:1"}));
        QCOMPARE(asks[0].query.attrs, std::vector{iri("no2")});
        QCOMPARE(asks[0].query.from, std::optional<Moment>(noon - hour));
        QCOMPARE(asks[0].query.to, std::optional<Moment>(noon));
        QCOMPARE(asks[0].source, 1);
        QCOMPARE(asks[1].query.attrs, std::vector{iri("level")});
    }

    void whoHasNothingOfItIsNotAsked()
    {
        const auto asks = asksFor(select({"Air:2", "Bin:1"}), {iri("no2")}, std::nullopt, std::nullopt);
        QCOMPARE(asks.size(), std::size_t(1));
        QCOMPARE(asks[0].query.ids, std::vector<std::string>{"urn:ngsi-ld:Air:2"});
        QVERIFY(!asks[0].query.from && !asks[0].query.to);
        QVERIFY(asksFor(select({"Sign:1"}), {iri("no2")}, {}, {}).empty());
        QVERIFY(asksFor({}, {iri("no2")}, {}, {}).empty());
    }

    // --- what came

    void seriesAreNamedAndInTheOrderOfTheChoice()
    {
        const auto subjects = select({"Air:2", "Air:1"});
        const TimelineData data = timelineOf({{1, numbers("Air:2", "pm10", {1, 2})},
                                              {1, numbers("Air:2", "no2", {1, 2})},
                                              {1, numbers("Air:1", "no2", {1, 2})}},
                                             subjects, attributesOf(subjects), noon - 2 * hour, noon, noon);
        QStringList titles;
        for (const TimelineTrack &track : data.tracks)
            titles << track.title();
        QCOMPARE(titles, QStringList({QStringLiteral("no2 · Campidoglio"), QStringLiteral("no2 · urn:ngsi-ld:Air:2"),
                                      QStringLiteral("pm10 · urn:ngsi-ld:Air:2")}));
        QCOMPARE(data.from, noon - 2 * hour);
        QCOMPARE(data.to, noon);
    }

    void withoutBoundsTheTimeIsThatOfTheValues()
    {
        const auto subjects = select({"Air:1"});
        const auto attributes = attributesOf(subjects);
        const Moment first = noon - hour;
        TimelineData data = timelineOf({{1, numbers("Air:1", "no2", {1, 2, 3})}}, subjects, attributes, {}, {}, noon);
        QVERIFY(data.from <= first && data.from > first - minute);
        QVERIFY(data.to > first + 2 * minute && data.to < first + 3 * minute);
        // With a beginning it reaches up to now.
        data = timelineOf({{1, numbers("Air:1", "no2", {1, 2, 3})}}, subjects, attributes, noon - 3 * hour, {}, noon);
        QCOMPARE(data.from, noon - 3 * hour);
        QCOMPARE(data.to, noon);
        // A lone value has room on both sides.
        data = timelineOf({{1, numbers("Air:1", "no2", {1})}}, subjects, attributes, {}, {}, noon);
        QVERIFY(data.from < first && data.to > first);
    }

    void strangersAreNamedByWhatTheySayThemselves()
    {
        const TimelineData data =
            timelineOf({{1, numbers("Other:9", "speed", {1, 2})}}, select({"Air:1"}), {}, {}, {}, noon);
        QCOMPARE(data.tracks[0].title(), QStringLiteral("speed · urn:ngsi-ld:Other:9"));
    }

    void titlesTellInstancesAndAggregatesApart()
    {
        Series series = numbers("Air:1", "no2", {1});
        series.dataset = "urn:indoor";
        series.method = "avg";
        series.unit = "GQ";
        const TimelineData data =
            arrange({{series, QStringLiteral("Campidoglio"), QStringLiteral("no2")}}, noon - hour, noon);
        QCOMPARE(data.tracks[0].title(), QStringLiteral("no2 · avg · urn:indoor · Campidoglio · µg/m³"));
    }

    // --- how it looks

    void textsAreRowsAndNumbersAreLines()
    {
        const TimelineData data = arrange({{numbers("A:1", "no2", {1, 2}), {}, QStringLiteral("no2")},
                                           {words("A:1", "state", {"open", "shut"}), {}, QStringLiteral("state")}},
                                          noon - hour, noon);
        QVERIFY(!data.tracks[0].banded && data.tracks[0].axis == 0);
        QVERIFY(data.tracks[1].banded && data.tracks[1].axis == -1);
        QVERIFY(!data.tracks[1].onOff);
        QCOMPARE(data.axes, QStringList(QStringLiteral("no unit")));
        QCOMPARE(data.tracks[1].bands.size(), std::size_t(2));
    }

    void truthsAreHighAndLow()
    {
        Series lit = numbers("A:1", "lit", {});
        lit.points = {{noon - hour, noon - hour, {Value::Type::Boolean, 1}},
                      {noon - minute, noon - minute, {Value::Type::Boolean, 0}}};
        const TimelineData data = arrange({{lit, {}, QStringLiteral("lit")}}, noon - hour, noon);
        QVERIFY(data.tracks[0].banded && data.tracks[0].onOff);
        QVERIFY(data.axes.isEmpty());
    }

    void oneOfAKindGetsColoursOthersShareThem()
    {
        const auto looks = [](std::initializer_list<std::pair<const char *, const char *>> wanted) {
            std::vector<TimelineSeries> series;
            for (const auto &[entity, attribute] : wanted)
                series.push_back({numbers(entity, attribute, {1, 2}), {}, QString::fromLatin1(attribute)});
            QStringList all;
            for (const TimelineTrack &track : arrange(std::move(series), noon - hour, noon).tracks)
                all << QStringLiteral("%1%2").arg(track.colour).arg(track.dash);
            return all.join(QLatin1Char(' '));
        };
        QCOMPARE(looks({{"A:1", "x"}, {"A:1", "y"}, {"A:1", "z"}}), QStringLiteral("00 11 22"));
        QCOMPARE(looks({{"A:1", "x"}, {"A:2", "x"}}), QStringLiteral("00 11"));
        QCOMPARE(looks({{"A:1", "x"}, {"A:2", "x"}, {"A:1", "y"}, {"A:2", "y"}}), QStringLiteral("00 10 01 11"));
    }

    void coloursStandOutOnBothGrounds()
    {
        for (const carto::Theme theme : {carto::Theme::Light, carto::Theme::Dark}) {
            const QPalette palette = paletteOf(theme);
            std::set<QRgb> seen;
            for (int i = 0; i < carto::paletteSize; ++i) {
                const QColor colour = trackColour(i, palette);
                seen.insert(colour.rgb());
                QVERIFY(std::abs(colour.lightness() - palette.color(QPalette::Base).lightness()) > 60);
            }
            QVERIFY(seen.size() >= 7);
            QCOMPARE(trackColour(carto::paletteSize, palette), trackColour(0, palette));
        }
        QCOMPARE(trackDash(0), Qt::SolidLine);
        QVERIFY(trackDash(1) != trackDash(2));
        QCOMPARE(trackDash(4), trackDash(0));
    }

    // --- what is read and copied

    void theNearestPointOfALineIsRead()
    {
        const TimelineData data = arrange({{numbers("A:1", "x", {1, 2, 3}), {}, {}}}, noon - 2 * hour, noon);
        const Moment first = noon - hour;
        const auto value = [&](Moment at, std::pair<Moment, Moment> view) {
            const history::Point *point = pointAt(data.tracks[0], at, view);
            return point ? point->value.number : -1;
        };
        const std::pair<Moment, Moment> all{noon - 2 * hour, noon};
        QCOMPARE(value(first + minute / 3, all), 1.0);
        QCOMPARE(value(first + minute * 2 / 3, all), 2.0);
        QCOMPARE(value(noon - 2 * hour, all), 1.0);
        QCOMPARE(value(noon, all), 3.0);
        QCOMPARE(value(first + 2 * minute, {first, first + 2 * minute}), 2.0);  // the third is not in sight
        QCOMPARE(value(noon, {noon - minute, noon}), -1.0);
    }

    void ofARowThatStandsTheLastBeforeIsRead()
    {
        const TimelineData data = arrange({{words("A:1", "x", {"open", "shut"}), {}, {}}}, noon - 2 * hour, noon);
        const std::pair<Moment, Moment> view{noon - minute, noon};
        QVERIFY(!pointAt(data.tracks[0], noon - 2 * hour, view));
        QCOMPARE(pointAt(data.tracks[0], noon, view)->value.text, std::string("shut"));
        QCOMPARE(pointAt(data.tracks[0], noon - hour + minute / 2, view)->value.text, std::string("open"));
    }

    void nothingInSightReadsNothing()
    {
        const TimelineData data = arrange({{numbers("A:1", "x", {1, 2, 3}), {}, {}}}, noon - 2 * hour, noon);
        const TimelineReading reading = readingAt(data, noon, {noon - minute, noon}, QTimeZone::utc());
        QVERIFY(reading.lines.empty());
        QVERIFY(reading.time.isEmpty());
    }

    void aggregatesSayTheirPeriod()
    {
        Series series = numbers("A:1", "x", {4});
        series.method = "avg";
        series.points[0].until = noon;
        const TimelineData data = arrange({{series, QStringLiteral("A"), QStringLiteral("x")}}, noon - 2 * hour, noon);
        const TimelineReading reading = readingAt(data, noon - minute, {data.from, data.to}, QTimeZone::utc());
        QCOMPARE(reading.time, QStringLiteral("2026-01-14 11:00:00 UTC – 2026-01-14 12:00:00 UTC"));
    }

    void whatIsCopiedIsExactAndSafe()
    {
        Series series = words("A:1", "note", {"a,b", "say \"hi\"", "=1+1", "two\nlines", "plain"});
        series.dataset = "urn:d";
        series.points.push_back({noon - minute, noon - minute, {Value::Type::Gone}});
        const TimelineData data = arrange({{series, {}, QStringLiteral("note")}}, noon - 2 * hour, noon);
        QCOMPARE(csvOf(data, data.from, data.to),
                 QStringLiteral("time,entity,attribute,dataset,unit,value\n"
                                "2026-01-14T11:00:00Z,urn:ngsi-ld:A:1,note,urn:d,,\"a,b\"\n"
                                "2026-01-14T11:01:00Z,urn:ngsi-ld:A:1,note,urn:d,,\"say \"\"hi\"\"\"\n"
                                "2026-01-14T11:02:00Z,urn:ngsi-ld:A:1,note,urn:d,,'=1+1\n"
                                "2026-01-14T11:03:00Z,urn:ngsi-ld:A:1,note,urn:d,,\"two\nlines\"\n"
                                "2026-01-14T11:04:00Z,urn:ngsi-ld:A:1,note,urn:d,,plain\n"
                                "2026-01-14T11:59:00Z,urn:ngsi-ld:A:1,note,urn:d,,\n"));
        // The beginning is in it, the end is not.
        QCOMPARE(csvOf(data, noon - hour + minute, noon - hour + 2 * minute).count(QLatin1Char('\n')), 2);
        QCOMPARE(csvOf({}, noon, noon + 1), QStringLiteral("time,entity,attribute,dataset,unit,value\n"));
    }

private:
    std::vector<TimelineSubject> select(std::initializer_list<const char *> ids)
    {
        std::vector<workspace::EntityKey> keys;
        for (const char *id : ids)
            keys.push_back({1, std::string("urn:ngsi-ld:") + id});
        m_fixture.session.selection().select(keys);
        return subjectsOf(m_fixture.session);
    }

    SessionFixture m_fixture;
};

QTEST_MAIN(TestTimelineChoice)
#include "tst_timelinechoice.moc"
