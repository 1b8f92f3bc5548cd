// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/embeddedbroker.h"
#include "support/sessionfixture.h"
#include "widgets/compare/comparepage.h"
#include "widgets/parts/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QQuickWindow>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

using namespace civiscope;
using namespace civiscope::widgets;
using compare::Side;
using test::SessionFixture;

namespace {

constexpr LonLat helsinki{24.94, 60.17};
constexpr LonLat seville{-5.99, 37.39};

// A city of lamps round a place; `host` is where its words are defined.
QByteArray city(LonLat centre, const char *host, double first, const std::string &type = "Lamp")
{
    const std::string words = "https://" + std::string(host) + "/";
    nlohmann::json all = nlohmann::json::array();
    for (int i = 0; i < 40; ++i) {
        all.push_back(
            {{"id", "urn:ngsi-ld:Lamp:" + std::string(host) + ":" + std::to_string(i)},
             {"type", type},
             {"@context", {{type, words + type}, {"power", words + "power"}}},
             {"power",
              {{"type", "Property"},
               {"value", first + i},
               {"unitCode", "WTT"},
               {"observedAt", "2026-01-14T11:50:00Z"}}},
             {"location",
              {{"type", "GeoProperty"},
               {"value",
                {{"type", "Point"}, {"coordinates", {centre.lon + i * 0.001, centre.lat + (i % 7) * 0.001}}}}}}});
    }
    return QByteArray::fromStdString(all.dump());
}

// A line of the legend between the maps.
struct LegendLine {
    QString name;
    int count = 0;
};

// As a screen reader tells it.
std::vector<LegendLine> legendOf(ComparePage &page)
{
    std::vector<LegendLine> all;
    const QString told = page.maps().strip().findChild<QScrollArea *>()->accessibleDescription();
    const QString between = QStringLiteral("  ");
    for (const auto lines = told.split(QLatin1Char('\n'), Qt::SkipEmptyParts); const QString &line : lines)
        all.push_back({line.section(between, 0, -2), line.section(between, -1).toInt()});
    return all;
}

// How long, in pixels, a kilometre is from the middle of the map; the mean of east and north.
double pixelsOfKilometre(MapController &map)
{
    const LonLat centre = fromWorld(map.view().centre);
    const auto pixels = [&](double lon, double lat) {
        const LonLat there{centre.lon + lon, centre.lat + lat};
        const QPointF at = map.view().toScreen(toWorld(there)) - map.view().toScreen(map.view().centre);
        return std::hypot(at.x(), at.y()) / distanceMetres(centre, there) * 1000;
    };
    return std::sqrt(pixels(0.005, 0) * pixels(0, 0.005));
}

}  // namespace

class TestComparePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }

    void oneCitySaysThatAnotherIsNeeded()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.show();
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("helsinki.json"), city(helsinki, "a.example", 10))));
        QVERIFY(!page.live().comparison());
        QVERIFY(!page.tabs().isVisible());
    }

    // A circle of a kilometre is as large in Helsinki as in Seville, whichever map is zoomed, at every zoom.
    void bothMapsShowTheGroundAtOneScale()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1100, 700);
        open(fixture, page, "a.example");
        MapController &a = page.maps().map(Side::A).controller();
        MapController &b = page.maps().map(Side::B).controller();
        QVERIFY(std::abs(a.latitude() - helsinki.lat) < 0.1);
        QVERIFY(std::abs(b.latitude() - seville.lat) < 0.1);
        for (MapController *moved : {&a, &b}) {
            for (double zoom = 3; zoom <= 21; zoom += 0.37) {
                moved->show(moved->view().centre, zoom);
                const double ratio = pixelsOfKilometre(a) / pixelsOfKilometre(b);
                QVERIFY2(std::abs(ratio - 1) < 0.005, qPrintable(QStringLiteral("zoom %1: %2").arg(zoom).arg(ratio)));
            }
        }
        a.show(toWorld({helsinki.lon, 70}), 12);  // another latitude
        QVERIFY(std::abs(pixelsOfKilometre(a) / pixelsOfKilometre(b) - 1) < 0.005);
    }

    void whatBothPublishIsListedAndDrawn()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1100, 700);
        open(fixture, page, "a.example");
        QVERIFY(page.live().comparison()->differences.empty());
        QVERIFY(page.choice() && page.choice()->attribute);
        // One legend for both: each lamp of either city is in one of its classes.
        QCOMPARE(
            std::ranges::fold_left(legendOf(page), 0, [](int sum, const LegendLine &line) { return sum + line.count; }),
            80);
        QVERIFY(!page.tabs().acceptButton().isEnabled());
        save(page, "compare-published");
        page.tabs().setCurrentIndex(1);
        save(page, "compare-distributions");
    }

    void aSuggestionIsAcceptedAndTakenBack()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1100, 700);
        open(fixture, page, "b.example");
        QCOMPARE(page.live().comparison()->types.front().match, compare::Match::Suggested);
        page.choose({0, std::nullopt});
        QVERIFY(page.tabs().acceptButton().isEnabled());
        save(page, "compare-suggested");
        page.tabs().acceptButton().click();
        QTRY_COMPARE(page.live().comparison()->types.front().match, compare::Match::Mapped);
        QCOMPARE(page.live().mapping().size(), 1);
        page.undoStack().undo();
        QTRY_COMPARE(page.live().comparison()->types.front().match, compare::Match::Suggested);
        QVERIFY(page.live().mapping().empty());
    }

    // Sources tell of each round; most of them find nothing new.
    void aRoundThatFindsNothingComparesNothing()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        open(fixture, page, "a.example");
        const QSignalSpy compared(&page.live(), &LiveComparison::comparisonChanged);
        workspace::Source *source = fixture.session.sources().front().get();
        Q_EMIT fixture.session.versionChanged(source, store::Delta());
        Q_EMIT fixture.session.sourceChanged(source);
        QVERIFY(!page.busy());
        page.hide();
        page.show();
        QVERIFY(!page.busy());
        QCOMPARE(compared.count(), 0);
    }

    void liveChangesAreGathered()
    {
        const QByteArray lamps = city(helsinki, "a.example", 10);
        broker::EmbeddedBroker broker;
        QVERIFY(broker.load({lamps.constData(), std::size_t(lamps.size())}, "test"));
        QVERIFY(broker.listen());
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.show();
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker, broker.url().toString()};
        workspace::Source *live = fixture.session.open(std::move(request));
        fixture.waitFor(live);
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("seville.json"), city(seville, "a.example", 20))));
        QTRY_VERIFY(page.live().comparison() && !page.busy());
        const QSignalSpy compared(&page.live(), &LiveComparison::comparisonChanged);
        const QSignalSpy changed(live, &workspace::Source::versionChanged);
        constexpr int rounds = 6;
        for (int i = 1; i <= rounds; ++i) {
            const std::vector<broker::EntityUpdate> updates{
                {"urn:ngsi-ld:Lamp:a.example:0", {{"power", {{"type", "Property"}, {"value", 100 + i}}}}}};
            QVERIFY(broker.apply(updates));
            QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= i, 20'000);
        }
        QVERIFY2(compared.count() < rounds / 2, qPrintable(QString::number(compared.count())));
        // Who comes back to the page sees the newest at once.
        page.hide();
        page.show();
        QTRY_VERIFY(page.live().compared()->versions.a == live->version() && !page.busy());
    }

    void whatNobodyLooksAtIsNotCompared()
    {
        SessionFixture fixture;
        LiveComparison live(fixture.session);
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("helsinki.json"), city(helsinki, "a.example", 10))));
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("seville.json"), city(seville, "a.example", 20))));
        QVERIFY(live.sources().a != 0 && live.sources().b != 0);
        QVERIFY(!live.running() && !live.comparison());
        live.setWatched(true);
        QVERIFY(live.running());
        QTRY_VERIFY(live.comparison() && !live.running());
        live.setWatched(false);
        live.setSources(live.sources().b, live.sources().a);
        QVERIFY(!live.running() && !live.comparison());
    }

    void theFirstOpenSourceTakesAFreePlace()
    {
        SessionFixture fixture;
        LiveComparison live(fixture.session);
        const QByteArray lamps = city(helsinki, "a.example", 10);
        std::vector<int> ids;
        for (const char *name : {"one.json", "two.json", "three.json"}) {
            const workspace::Source *source = fixture.open(fixture.write(QLatin1String(name), lamps));
            fixture.waitFor(source);
            ids.push_back(source->id());
        }
        QCOMPARE(live.sources().a, ids[0]);
        QCOMPARE(live.sources().b, ids[1]);
        fixture.session.close(ids[0]);
        QCOMPARE(live.sources().a, ids[2]);
        QCOMPARE(live.sources().b, ids[1]);
        fixture.session.close(ids[2]);
        QCOMPARE(live.sources().a, 0);
    }

    void theNewestDecisionCounts()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        open(fixture, page, "b.example");
        const compare::TypeRow &type = page.live().comparison()->types.front();
        compare::Mapping accepted;
        compare::decide(accepted, {type.sides.a->iri, type.sides.b->iri, {}, {}, true});
        const QSignalSpy compared(&page.live(), &LiveComparison::comparisonChanged);
        page.live().setMapping({});
        page.live().setMapping(accepted);
        page.live().setMapping({});
        QTRY_VERIFY(!page.busy());
        QCOMPARE(page.live().comparison()->types.front().match, compare::Match::Suggested);
        QCOMPARE(compared.count(), 1);
    }

    // Then each map shows all of its own city.
    void citiesWithoutACommonTypeAreShownWhole()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1100, 700);
        open(fixture, page, "a.example", "Bench");
        QVERIFY(page.live().comparison()->nothingInCommon);
        QVERIFY(std::abs(page.maps().map(Side::A).controller().latitude() - helsinki.lat) < 0.1);
        QVERIFY(std::abs(page.maps().map(Side::B).controller().latitude() - seville.lat) < 0.1);
        QCOMPARE(legendOf(page).size(), std::size_t(2));
        for (const auto lines = legendOf(page); const LegendLine &line : lines)
            QCOMPARE(line.count, 40);
        save(page, "compare-nothing-in-common");
        page.choose({0, std::nullopt});
        QTRY_COMPARE(legendOf(page).size(), std::size_t(1));
    }

    // Every lamp has a word of its own, as long as a description.
    void manyLongValuesTakeNoRoomFromTheMaps()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1000, 640);
        page.show();
        int number = 0;
        for (const auto &[name, centre] : {std::pair("helsinki.json", helsinki), std::pair("seville.json", seville)}) {
            auto all = nlohmann::json::parse(city(centre, "a.example", 10).toStdString());
            for (auto &lamp : all) {
                const std::string word = "word" + std::to_string(number++ % 40) + std::string(200, 'w');
                lamp["power"] = {{"type", "Property"}, {"value", word}};
            }
            fixture.waitFor(fixture.open(fixture.write(QLatin1String(name), QByteArray::fromStdString(all.dump()))));
        }
        QTRY_VERIFY(page.live().comparison() && !page.busy());
        const auto &attributes = page.live().comparison()->types[0].attributes;
        const auto power = std::ranges::find(attributes, "power", [](const auto &one) { return one.either().name; });
        page.choose({0, std::size_t(power - attributes.begin())});
        QTRY_VERIFY(!page.busy() && legendOf(page).size() > 20);
        QCoreApplication::processEvents();
        QCOMPARE(page.size(), QSize(1000, 640));
        QVERIFY2(page.minimumSizeHint().height() <= 640, QByteArray::number(page.minimumSizeHint().height()));
        QVERIFY2(page.minimumSizeHint().width() <= 1000, QByteArray::number(page.minimumSizeHint().width()));
        QVERIFY2(page.maps().map(Side::A).height() > 200, QByteArray::number(page.maps().map(Side::A).height()));
        // What is not in sight is scrolled to.
        auto *scroll = page.maps().strip().findChild<QScrollArea *>();
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        save(page, "compare-many-values");
    }

    // There are more types than marks: one mark may mean two of them, but no line of the legend does.
    void everyTypeHasItsOwnLineInTheLegend()
    {
        SessionFixture fixture;
        ComparePage page(fixture.session, std::make_shared<carto::Symbology>());
        page.resize(1100, 700);
        page.show();
        nlohmann::json all = nlohmann::json::array();
        for (int i = 0; i <= carto::markCount; ++i) {
            auto lamps = nlohmann::json::parse(city(helsinki, "a.example", 1, "T" + std::to_string(i)).toStdString());
            lamps[0]["id"] = "urn:x:" + std::to_string(i);
            all.push_back(lamps[0]);
        }
        fixture.waitFor(
            fixture.open(fixture.write(QStringLiteral("many.json"), QByteArray::fromStdString(all.dump()))));
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("seville.json"), city(seville, "b.example", 20))));
        QTRY_VERIFY(page.live().comparison() && !page.busy());
        page.choose({});
        QTRY_VERIFY(!page.busy());
        QCOMPARE(legendOf(page).size(), std::size_t(carto::markCount + 2));
        for (const auto lines = legendOf(page); const LegendLine &line : lines)
            QCOMPARE(line.count, line.name == QLatin1String("Lamp") ? 40 : 1);
    }

private:
    void open(SessionFixture &fixture, ComparePage &page, const char *host, const std::string &type = "Lamp")
    {
        page.show();
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("helsinki.json"), city(helsinki, "a.example", 10))));
        fixture.waitFor(fixture.open(fixture.write(QStringLiteral("seville.json"), city(seville, host, 20, type))));
        QTRY_VERIFY(page.live().comparison() && !page.busy());
    }

    static void save(ComparePage &page, const char *name)
    {
        QTRY_VERIFY(page.maps().map(Side::A).controller().settled() && page.maps().map(Side::B).controller().settled());
        const QString folder = QStringLiteral(CIVISCOPE_BINARY_DIR "/../pictures/");
        QDir().mkpath(folder);
        QVERIFY(page.grab().save(folder + QLatin1String(name) + QStringLiteral(".png")));
    }
};

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
