// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sessionfixture.h"
#include "widgets/drawnplot.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/timeline/timelinepage.h"

#include <nlohmann/json.hpp>

#include <qcoro/qcorofuture.h>

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLocale>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>

#include <cmath>

using namespace civiscope;
using history::Series;
using history::Timelines;
using widgets::TimelinePage;
using widgets::TimelinePlot;

// Loader answers are given by hand, when a test wants them.
class Answers {
public:
    struct Asked {
        tasks::SourceRequest request;
        history::TemporalQuery query;
        Job job;
        std::shared_ptr<QPromise<Result<Timelines>>> promise;

        void answer(Result<Timelines> result) const
        {
            promise->addResult(std::move(result));
            promise->finish();
        }
        void answer(std::vector<Series> series) const
        {
            Timelines timelines;
            timelines.series = std::move(series);
            timelines.complete = true;
            answer(Result<Timelines>(std::move(timelines)));
        }
    };

    [[nodiscard]] widgets::TimelineLoader loader()
    {
        return [this](tasks::SourceRequest request, history::TemporalQuery query, Job job) {
            auto promise = std::make_shared<QPromise<Result<Timelines>>>();
            promise->start();
            asked.push_back({std::move(request), std::move(query), std::move(job), promise});
            return wait(promise);
        };
    }

    std::vector<Asked> asked;

private:
    static QCoro::Task<Result<Timelines>> wait(std::shared_ptr<QPromise<Result<Timelines>>> promise)
    {
        co_return co_await promise->future();
    }
};

class TestTimelinePage : public QObject {
    Q_OBJECT

private:
    static constexpr Moment minute = 60'000'000;
    static constexpr Moment hour = 60 * minute;
    static constexpr Moment now = test::SessionFixture::now;
    static constexpr const char *ns = "https://uri.etsi.org/ngsi-ld/default-context/";
    static constexpr const char *stations = R"([
        {"id":"urn:ngsi-ld:Air:1","type":"Air","name":{"type":"Property","value":"Campidoglio"},
         "no2":{"type":"Property","value":42,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"},
         "serial":{"type":"Property","value":7},
         "temperature":{"type":"Property","value":4.5,"unitCode":"CEL","observedAt":"2026-01-14T11:00:00Z"},
         "pm10":{"type":"Property","value":20,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"},
         "status":{"type":"Property","value":"ok","observedAt":"2026-01-14T11:00:00Z"},
         "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}},
        {"id":"urn:ngsi-ld:Air:2","type":"Air",
         "no2":{"type":"Property","value":12,"unitCode":"GQ","observedAt":"2026-01-14T11:00:00Z"}},
        {"id":"urn:ngsi-ld:Sign:1","type":"Sign",
         "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}}])";

    test::SessionFixture m_fixture;
    const workspace::Source *m_source = nullptr;

    static std::string iri(const char *name) { return std::string(ns) + name; }

    void select(std::initializer_list<const char *> ids)
    {
        std::vector<workspace::EntityKey> keys;
        for (const char *id : ids)
            keys.push_back({m_source->id(), std::string("urn:ngsi-ld:") + id});
        m_fixture.session.selection().select(keys);
    }

    // A value every minute up to now, `count` of them.
    static Series numbers(
        const char *entity, const char *name, const char *unit, int count,
        double (*value)(int) = [](int i) { return double(i); })
    {
        Series series{.entity = std::string("urn:ngsi-ld:") + entity, .name = name, .iri = iri(name)};
        series.unit = unit;
        for (int i = 0; i < count; ++i) {
            const Moment at = now - (count - 1 - i) * minute;
            series.points.push_back({at, at, {history::Value::Type::Number, value(i)}});
        }
        return series;
    }

    static Series states(const char *entity, const char *name, std::initializer_list<const char *> words)
    {
        Series series{.entity = std::string("urn:ngsi-ld:") + entity, .name = name, .iri = iri(name)};
        Moment at = now - Moment(words.size()) * 10 * minute;
        for (const char *word : words) {
            series.points.push_back({at, at, {history::Value::Type::Text, 0, word}});
            at += 10 * minute;
        }
        return series;
    }

    // A page that is looked at; asks for what is selected.
    struct Opened {
        Answers answers;
        std::unique_ptr<TimelinePage> page;
    };
    std::unique_ptr<Opened> open(QSize size = {900, 320})
    {
        auto opened = std::make_unique<Opened>();
        opened->page = std::make_unique<TimelinePage>(m_fixture.session, opened->answers.loader());
        opened->page->resize(size);
        opened->page->show();
        return opened;
    }

    static bool asked(const Opened &opened, std::size_t count)
    {
        return QTest::qWaitFor([&] { return opened.answers.asked.size() >= count; });
    }

    static bool shown(const Opened &opened)
    {
        return QTest::qWaitFor([&] { return opened.page->stage().showsPlot() && !opened.page->loading(); });
    }

    // What stands in the place of the plot.
    static QString hintOf(const Opened &opened) { return test::shownText(*opened.page, "timelineHint"); }

    static void pointAt(TimelinePlot &plot, Moment at)
    {
        const QPointF place(plot.chart().xOf(at), plot.chart().widget().y() + 40);
        QMouseEvent move(QEvent::MouseMove, place, plot.mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&plot, &move);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_source = m_fixture.open(m_fixture.write(QStringLiteral("air.json"), stations));
        test::SessionFixture::waitFor(m_source);
        QCOMPARE(m_source->version()->entityCount(), std::size_t(3));
    }

    void init() { m_fixture.session.selection().select({}); }

    void nothingSelectedSaysWhatToDo()
    {
        const auto opened = open();
        QVERIFY(hintOf(*opened).startsWith(QLatin1String("Select an entity")));
        QVERIFY(opened->answers.asked.empty());
    }

    void theFirstTwoObservedNumbersAreAskedFor()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        const history::TemporalQuery &query = opened->answers.asked.front().query;
        QCOMPARE(query.ids, std::vector<std::string>{"urn:ngsi-ld:Air:1"});
        QCOMPARE(query.type, iri("Air"));
        QCOMPARE(query.attrs, (std::vector{iri("no2"), iri("temperature")}));
        QCOMPARE(*query.from, now - 7 * 24 * hour);
        QVERIFY(!query.to);
        QVERIFY(opened->page->loading());
        QVERIFY(hintOf(*opened).contains(QLatin1String("Campidoglio")));
    }

    void severalOfOneTypeAreOneRequest()
    {
        const auto opened = open();
        select({"Air:1", "Air:2"});
        QVERIFY(asked(*opened, 1));
        QCOMPARE(opened->answers.asked.front().query.ids.size(), std::size_t(2));
        opened->answers.asked.front().answer(
            {numbers("Air:1", "no2", "GQ", 5), numbers("Air:2", "no2", "GQ", 5), numbers("Air:1", "pm10", "GQ", 5)});
        QVERIFY(shown(*opened));
        const auto &tracks = opened->page->plot().data().tracks;
        QCOMPARE(tracks.size(), std::size_t(3));
        // Two attributes of two entities: a colour an entity, a dash an attribute.
        QCOMPARE(tracks[0].dash, tracks[1].dash);
        QVERIFY(tracks[0].colour != tracks[1].colour);
        QVERIFY(tracks[0].dash != tracks[2].dash);
    }

    void whatHasNoPastSaysSo()
    {
        const auto opened = open();
        select({"Sign:1"});
        QTRY_VERIFY(hintOf(*opened).contains(QLatin1String("no attributes")));
        QVERIFY(opened->answers.asked.empty());
    }

    void whoeverDoesNotLookDoesNotAsk()
    {
        Answers answers;
        TimelinePage page(m_fixture.session, answers.loader());
        select({"Air:1"});
        QTest::qWait(0);
        QVERIFY(answers.asked.empty());
        page.show();
        QTRY_COMPARE(answers.asked.size(), std::size_t(1));
    }

    void aLateAnswerIsDropped()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        select({"Air:2"});
        QVERIFY(asked(*opened, 2));
        QVERIFY(opened->answers.asked[0].job.cancelled());
        QVERIFY(!opened->answers.asked[1].job.cancelled());
        opened->answers.asked[0].answer({numbers("Air:1", "no2", "GQ", 5)});
        QCoreApplication::processEvents();
        QVERIFY(!opened->page->stage().showsPlot() && opened->page->loading());
        opened->answers.asked[1].answer({numbers("Air:2", "no2", "GQ", 5)});
        QVERIFY(shown(*opened));
        QCOMPARE(opened->page->plot().data().tracks.front().known.series.entity, "urn:ngsi-ld:Air:2");
    }

    void anAnswerAfterThePageIsGoneDoesNoHarm()
    {
        auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        opened->page.reset();
        opened->answers.asked[0].answer({numbers("Air:1", "no2", "GQ", 5)});
        QCoreApplication::processEvents();
        QVERIFY(opened->answers.asked[0].job.cancelled());
    }

    void stoppingIsSaid()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        opened->page->stop();
        QVERIFY(opened->answers.asked[0].job.cancelled());
        QVERIFY(hintOf(*opened).startsWith(QLatin1String("Stopped")));
    }

    void errorsAreSaidInWords()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        opened->answers.asked[0].answer(std::unexpected(
            Error{ErrorCode::NoTemporalApi, "asking for history", "http://b/temporal", "501 Not Implemented", false}));
        QTRY_VERIFY(hintOf(*opened).startsWith(QLatin1String("This broker offers no history")));
    }

    void noValuesSayWhichAndWhen()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        opened->answers.asked[0].answer(std::vector<Series>());
        QTRY_VERIFY(hintOf(*opened).startsWith(QLatin1String("No values of no2, temperature between 2026-01-07")));
        // Whether there are any at all is one click away.
        const auto buttons = opened->page->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == QLatin1String("Show all there is"))
                button->click();
        }
        QVERIFY(asked(*opened, 2));
        QVERIFY(!opened->answers.asked[1].query.from);
        opened->answers.asked[1].answer(std::vector<Series>());
        QTRY_VERIFY(hintOf(*opened).startsWith(QLatin1String("No values of no2, temperature at any time")));
    }

    void whatIsMissingIsSaidBesideThePlot()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        Timelines timelines;
        timelines.series = {numbers("Air:1", "no2", "GQ", 5)};
        timelines.problems = {{ErrorCode::ConnectionLost, "", "http://b", "", true}};
        opened->answers.asked[0].answer(Result<Timelines>(timelines));
        QVERIFY(shown(*opened));
        QVERIFY(test::shownText(*opened->page, "timelineNote").contains(QLatin1String("Not all of it came")));
        QVERIFY(test::shownText(*opened->page, "timelineNote").contains(QLatin1String("broke off")));
    }

    void aUnitHasAnAxis()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 5), {}, QStringLiteral("no2")},
                                       {numbers("Air:1", "pm10", "GQ", 5), {}, QStringLiteral("pm10")},
                                       {numbers("Air:1", "temperature", "CEL", 5), {}, QStringLiteral("temperature")}},
                                      now - hour, now + 1));
        QCOMPARE(test::axisLabels(plot), QStringList({QStringLiteral("µg/m³"), QStringLiteral("°C")}));
    }

    void unitsBeyondFourShareAnAxisThatSaysSo()
    {
        std::vector<widgets::TimelineSeries> series;
        for (const char *unit : {"GQ", "CEL", "P1", "KMH", "A97", ""})
            series.push_back({numbers("Air:1", unit, unit, 3), {}, QString::fromLatin1(unit)});
        const widgets::TimelineData data = widgets::arrange(series, now - hour, now + 1);
        QCOMPARE(data.axes.size(), 4);
        QVERIFY2(data.axes.last().startsWith(QLatin1String("several units: km/h, ")), qPrintable(data.axes.last()));
        QVERIFY(data.axes.last().endsWith(QLatin1String("no unit")));
        QCOMPARE(data.tracks.back().axis, 3);
    }

    void aGapIsDrawnAsAGap()
    {
        Series series = numbers("Air:1", "no2", "GQ", 60);
        series.points.erase(series.points.begin() + 20, series.points.begin() + 40);
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setData(widgets::arrange({{series, {}, {}}}, now - hour, now + 1));
        QCOMPARE(test::pieces(plot, 0), 2);
        plot.setView(now - 10 * minute, now);
        QCOMPARE(test::pieces(plot, 0), 1);
    }

    void axesFitWhatIsInSight()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 1000), {}, {}}}, now - 1000 * minute, now + 1));
        QVERIFY(test::valueRange(plot, 0).first < 1);
        QVERIFY(test::valueRange(plot, 0).second > 999);
        plot.setView(now - 100 * minute, now - 50 * minute);
        const auto [low, high] = test::valueRange(plot, 0);
        QVERIFY(low > 850 && high < 990);
    }

    void aHundredThousandSamplesBecomeAFewThousand()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setData(widgets::arrange(
            {{numbers("Air:1", "no2", "GQ", 100'000, [](int i) { return std::sin(i * 0.37) * 50; }), {}, {}}},
            now - 100'000 * minute, now + 1));
        QVERIFY(test::samples(plot, 0) <= 4 * 800 + 2);
        QVERIFY(test::samples(plot, 0) >= 1000);
    }

    void theHoverTellsExactValuesAndTimes()
    {
        Series no2 = numbers("Air:1", "no2", "GQ", 10);
        no2.points[4].value.number = 42.0625001;
        no2.points[4].at = no2.points[4].until = now - 5 * minute + 250'000;
        const Series temperature = numbers("Air:1", "temperature", "CEL", 10);
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setZone(QTimeZone("Europe/Brussels"));
        plot.setData(widgets::arrange({{no2, QStringLiteral("Campidoglio"), QStringLiteral("no2")},
                                       {temperature, QStringLiteral("Campidoglio"), QStringLiteral("temperature")}},
                                      now - 20 * minute, now + 1));
        pointAt(plot, now - 5 * minute + 2'000'000);
        const widgets::TimelineReading reading = plot.overlay().reading();
        QCOMPARE(reading.time, QStringLiteral("2026-01-14 12:55:00.25 CET"));
        QCOMPARE(reading.lines.size(), std::size_t(2));
        QCOMPARE(reading.lines[0].text, QStringLiteral("no2 · Campidoglio: 42.0625001\u202fµg/m³"));
        QCOMPARE(reading.lines[1].text,
                 QStringLiteral("temperature · Campidoglio: 4\u202f°C  (2026-01-14 12:55:00 CET)"));
    }

    void keysPanZoomAndFit()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        const Moment from = now - 100 * minute;
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 100), {}, {}}}, from, now));
        QTest::keyClick(&plot, Qt::Key_Plus);
        const auto zoomed = plot.view();
        QVERIFY(zoomed.second - zoomed.first < now - from);
        QTest::keyClick(&plot, Qt::Key_Left);
        QVERIFY(plot.view().first < zoomed.first);
        QCOMPARE(plot.view().second - plot.view().first, zoomed.second - zoomed.first);
        // Not beyond what was asked for.
        for (int i = 0; i < 40; ++i)
            QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(plot.view().first, from);
        QTest::keyClick(&plot, Qt::Key_Home);
        QCOMPARE(plot.view(), std::pair(from, Moment(now)));
        QTest::keyClick(&plot, Qt::Key_Minus);
        QCOMPARE(plot.view(), std::pair(from, Moment(now)));
    }

    void draggingWithShiftChoosesAWindow()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.show();
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 100), {}, {}}}, now - 100 * minute, now));
        QSignalSpy chosen(&plot, &TimelinePlot::windowChosen);
        const auto before = plot.view();
        const QPoint begin(int(plot.chart().xOf(now - 80 * minute)), 150);
        const QPoint end(int(plot.chart().xOf(now - 20 * minute)), 150);
        QTest::mousePress(&plot, Qt::LeftButton, Qt::ShiftModifier, end);
        QTest::mouseMove(&plot, begin);
        QTest::mouseRelease(&plot, Qt::LeftButton, Qt::ShiftModifier, begin);
        QCOMPARE(chosen.size(), 1);
        const auto from = chosen[0][0].value<Moment>();
        const auto to = chosen[0][1].value<Moment>();
        QVERIFY(std::abs(from - (now - 80 * minute)) < minute);
        QVERIFY(std::abs(to - (now - 20 * minute)) < minute);
        QCOMPARE(plot.view(), before);
    }

    void draggingPansAndADoubleClickFits()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.show();
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 100), {}, {}}}, now - 100 * minute, now));
        plot.setView(now - 60 * minute, now - 30 * minute);
        const QPoint begin(300, 150);
        QTest::mousePress(&plot, Qt::LeftButton, {}, begin);
        QTest::mouseMove(&plot, begin + QPoint(100, 0));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, begin + QPoint(100, 0));
        QVERIFY(plot.view().first < now - 60 * minute);
        QCOMPARE(plot.view().second - plot.view().first, 30 * minute);
        QTest::mouseDClick(&plot, Qt::LeftButton, {}, begin);
        QCOMPARE(plot.view(), std::pair(now - 100 * minute, Moment(now)));
    }

    void theZoneIsNamedAtTheAxis()
    {
        TimelinePlot plot;
        plot.resize(800, 300);
        plot.setData(widgets::arrange({{numbers("Air:1", "no2", "GQ", 100), {}, {}}}, now - 100 * minute, now));
        plot.setZone(QTimeZone("Europe/Brussels"));
        QCOMPARE(test::timeLabel(plot), QStringLiteral("Europe/Brussels (CET, UTC+1)"));
        plot.setZone(QTimeZone::utc());
        QCOMPARE(test::timeLabel(plot), QStringLiteral("UTC"));
    }

    void whatIsInSightIsCopied()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        Series series = numbers("Air:1", "no2", "GQ", 3, [](int i) { return i + 0.125; });
        Series formula = states("Air:1", "status", {"=1+1", "say \"hi\", twice"});
        opened->answers.asked[0].answer({series, formula});
        QVERIFY(shown(*opened));
        opened->page->plot().setView(now - 10 * minute, now);
        opened->page->copyToClipboard();
        QCOMPARE(QApplication::clipboard()->text(),
                 QStringLiteral("time,entity,attribute,dataset,unit,value\n"
                                "2026-01-14T11:58:00Z,urn:ngsi-ld:Air:1,no2,,GQ,0.125\n"
                                "2026-01-14T11:59:00Z,urn:ngsi-ld:Air:1,no2,,GQ,1.125\n"
                                "2026-01-14T11:50:00Z,urn:ngsi-ld:Air:1,status,,,\"say \"\"hi\"\", twice\"\n"));
        opened->page->plot().fit();
        opened->page->copyToClipboard();
        QVERIFY(QApplication::clipboard()->text().contains(QLatin1String(",'=1+1\n")));
    }

    void choicesAreKeptInWorkspaces()
    {
        const auto opened = open();
        TimelinePage &page = *opened->page;
        const widgets::WorkspacePart part = *page.workspacePart();
        QVERIFY(part.save({}).is_null());
        page.setRange(widgets::TimelineRange::SixHours);
        page.setAttributes({iri("pm10")});
        const auto saved = part.save({});
        page.setRange(widgets::TimelineRange::Year);
        page.setAttributes({});
        QVERIFY(part.restore(saved, {}).isEmpty());
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        const history::TemporalQuery &query = opened->answers.asked.back().query;
        QCOMPARE(query.attrs, std::vector{iri("pm10")});
        QCOMPARE(*query.from, now - 6 * hour);
        // For one that does not have it, the sensible ones.
        select({"Air:2"});
        QVERIFY(asked(*opened, 2));
        QCOMPARE(opened->answers.asked.back().query.attrs, std::vector{iri("no2")});
    }

    void aCustomRangeIsAskedForAsItIs()
    {
        const auto opened = open();
        select({"Air:1"});
        QVERIFY(asked(*opened, 1));
        opened->page->setCustomRange(now - 5 * hour, now - 2 * hour);
        QVERIFY(asked(*opened, 2));
        QCOMPARE(*opened->answers.asked[1].query.from, now - 5 * hour);
        QCOMPARE(*opened->answers.asked[1].query.to, now - 2 * hour);
        opened->page->setCustomRange(now, now - hour);
        QTRY_VERIFY(hintOf(*opened).contains(QLatin1String("later end")));
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("CIVISCOPE_PICTURES");
        if (folder.isEmpty())
            QSKIP("CIVISCOPE_PICTURES names no folder");
        const auto wave = [](int i) { return 40 + std::sin(i / 140.0) * 25 + std::sin(i * 1.7) * 4; };
        Series no2 = numbers("Air:1", "no2", "GQ", 8000, wave);
        no2.points.erase(no2.points.begin() + 3000, no2.points.begin() + 3800);
        const Series temperature =
            numbers("Air:1", "temperature", "CEL", 8000, [](int i) { return 4 + std::cos(i / 230.0) * 3; });
        const Series status = states("Air:1", "status", {"ok", "calibrating", "ok", "out of service", "ok"});
        Series door = numbers("Air:1", "doorOpen", "", 600);
        for (std::size_t i = 0; i < door.points.size(); ++i)
            door.points[i].value = {history::Value::Type::Boolean, double(i / 37 % 3 == 0)};
        for (const carto::Theme theme : {carto::Theme::Light, carto::Theme::Dark}) {
            widgets::applyTheme(theme);
            const QString name = theme == carto::Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light");
            for (const auto &[size, word] : {std::pair(QSize(640, 230), QStringLiteral("small")),
                                             std::pair(QSize(1100, 420), QStringLiteral("large"))}) {
                const auto opened = open(size);
                select({"Air:1"});
                QVERIFY(asked(*opened, 1));
                opened->answers.asked[0].answer({no2, temperature, status, door});
                QVERIFY(shown(*opened));
                TimelinePlot &plot = opened->page->plot();
                plot.setZone(QTimeZone("Europe/Brussels"));
                QCoreApplication::processEvents();
                pointAt(plot, now - 3000 * minute);
                plot.showWindow(std::pair(now - 5000 * minute, now - 4500 * minute));
                QVERIFY(opened->page->grab().save(
                    QDir(folder).filePath(QStringLiteral("timeline-%1-%2.png").arg(word, name))));
                plot.setView(now - 50 * minute, now);
                pointAt(plot, now - 15 * minute);
                QVERIFY(opened->page->grab().save(
                    QDir(folder).filePath(QStringLiteral("timeline-%1-near-%2.png").arg(word, name))));
                QVERIFY(opened->page->exportTo(
                    QDir(folder).filePath(QStringLiteral("timeline-%1-saved-%2.png").arg(word, name))));
                m_fixture.session.selection().select({});
            }
        }
        widgets::applyTheme(carto::Theme::Light);
        // Many units, many entities, long words.
        std::vector<widgets::TimelineSeries> many;
        int place = 0;
        for (const char *unit : {"GQ", "CEL", "P1", "KMH", "A97"}) {
            for (int entity = 0; entity < 3; ++entity) {
                Series series = numbers(("Air:" + std::to_string(entity)).c_str(), unit, unit, 300);
                for (std::size_t i = 0; i < series.points.size(); ++i)
                    series.points[i].value.number = std::pow(10, place) * (2 + std::sin(double(i) / 20 + entity));
                many.push_back(
                    {series,
                     QStringLiteral("A station with a very long name that nobody can read, number %1").arg(entity),
                     QStringLiteral("concentrationOf%1").arg(QString::fromLatin1(unit))});
            }
            ++place;
        }
        TimelinePlot plot;
        plot.resize(640, 300);
        plot.setData(widgets::arrange(many, now - 300 * minute, now));
        plot.show();
        pointAt(plot, now - 200 * minute);
        QVERIFY(plot.grab().save(QDir(folder).filePath(QStringLiteral("timeline-many.png"))));
        // Texts alone.
        TimelinePlot texts;
        texts.resize(640, 220);
        texts.setData(widgets::arrange({{status, QStringLiteral("Campidoglio"), QStringLiteral("status")},
                                        {states("Air:2", "status", {"ok", "a word that is far too long for its place"}),
                                         QStringLiteral("Groenplaats"), QStringLiteral("status")}},
                                       now - 60 * minute, now));
        texts.show();
        QVERIFY(texts.grab().save(QDir(folder).filePath(QStringLiteral("timeline-texts.png"))));
    }
};

QTEST_MAIN(TestTimelinePage)
#include "tst_timelinepage.moc"
