// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/documentfetcher.h"
#include "support/sessionfixture.h"
#include "widgets/audit/findingspage.h"
#include "widgets/audit/scorecardpage.h"
#include "widgets/compare/comparepage.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/timeline/timelinepage.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/windowlayout.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/workspaceactions.h"
#include "widgets/window/workspacekeeper.h"

#include <QApplication>
#include <QDockWidget>
#include <QQuickWindow>
#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

constexpr QSize smallest(1024, 700);

// What grows with the data: many types, and names of every kind that are as long as IRIs can be and have no space.
QByteArray hostileCity(int types, std::size_t nameLength)
{
    nlohmann::json all = nlohmann::json::array();
    const auto longName = [nameLength](const std::string &beginning, int n) {
        std::string name = beginning + std::to_string(n);
        return name + std::string(std::max(nameLength, name.size()) - name.size(), 'x');
    };
    for (int i = 0; i < types; ++i) {
        for (int k = 0; k < 3; ++k) {
            all.push_back({{"id", longName("urn:ngsi-ld:" + std::to_string(k) + ":", i)},
                           {"type", longName("https://example.org/Type", i)},
                           {longName("number", 0), {{"type", "Property"}, {"value", i + k}, {"unitCode", "GQ"}}},
                           {longName("word", 0), {{"type", "Property"}, {"value", longName("value", i * 3 + k)}}},
                           {"name", {{"type", "Property"}, {"value", longName("name", i)}}},
                           {"location",
                            {{"type", "GeoProperty"},
                             {"value", {{"type", "Point"}, {"coordinates", {4.4 + i * 0.01, 51.2 + k * 0.01}}}}}}});
        }
    }
    return QByteArray::fromStdString(all.dump());
}

// The first widgets that want more room than there is, for the message.
QString wideOnes(const QWidget &window, QSize room)
{
    QStringList wide;
    for (const auto widgets = window.findChildren<QWidget *>(); const QWidget *widget : widgets) {
        const QSize least = widget->minimumSizeHint().expandedTo(widget->minimumSize());
        if (widget->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored &&
            (least.width() > room.width() / 2 || least.height() > room.height() / 2))
            wide << QStringLiteral("%1 %2 %3x%4")
                        .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                        .arg(least.width())
                        .arg(least.height());
    }
    return wide.join(QStringLiteral("; "));
}

}  // namespace

class TestWindowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<SessionFixture>();
        m_settings =
            std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
    }

    void cleanup()
    {
        m_window.reset();
        m_book.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    // With docks that do not fit into the window's ordinary size, which is what a large screen leaves behind.
    void aMaximisedWindowOpensAWorkspaceWithALayout()
    {
        m_window->showMaximized();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QList<QDockWidget *> docks = m_window->findChildren<QDockWidget *>();
        m_window->resize(4000, 2000);
        m_window->resizeDocks(docks, {1500, 1500}, Qt::Horizontal);
        const QString path = m_folder->filePath(QStringLiteral("ws.civiscope"));
        QVERIFY(m_window->workspace().keeper().save(path));
        m_window->setWindowState(Qt::WindowMaximized);
        m_window->close();
        m_window.reset();

        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        QVERIFY(m_window->isMaximized());
        m_window->show();
        m_window->sources().open(path);
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QCOMPARE(test::shownText(*m_window, "messageText"), QString());
        QVERIFY(m_window->isMaximized());
        m_window->resize(1300, 900);
        QCoreApplication::processEvents();
        QVERIFY(m_window->views().sources.isVisible());
    }

    void aLayoutIsToldAsTextAndTakenBack()
    {
        m_window->show();
        auto *sources = m_window->findChild<QDockWidget *>(QStringLiteral("sources"));
        m_window->views().centre.mapAndTabs().setSizes({200, 500});
        sources->hide();
        const QByteArray text = m_window->arrangement().text();
        m_window->arrangement().reset();
        QVERIFY(sources->isVisible());
        m_window->arrangement().setText(text);
        QVERIFY(!sources->isVisible());
        m_window->arrangement().setText("what a broken file may hold");
        QVERIFY(!sources->isVisible());
        QCOMPARE(m_window->arrangement().dockActions().size(), 2);
        m_window->arrangement().dockActions().first()->trigger();
        QVERIFY(sources->isVisible());
    }

    void nothingInTheDataMakesTheWindowGrow_data()
    {
        QTest::addColumn<int>("types");
        QTest::addColumn<int>("length");
        QTest::addRow("few long names") << 3 << 200;
        QTest::addRow("many types") << 90 << 12;
        QTest::addRow("many long names") << 60 << 200;
    }
    void nothingInTheDataMakesTheWindowGrow()
    {
        QFETCH(const int, types);
        QFETCH(const int, length);
        addPages();
        m_window->resize(smallest);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        const QByteArray city = hostileCity(types, std::size_t(length));
        const QString name = QString(std::min(length, 100), QLatin1Char('n'));
        for (const char *ending : {"a.json", "b.json"})
            SessionFixture::waitFor(m_fixture->open(m_fixture->write(name + QLatin1String(ending), city)));
        const WindowViews &views = m_window->views();
        SessionMap &map = views.map.sessionMap();
        QTRY_VERIFY(!map.busy());
        const workspace::Source &source = *m_fixture->session.sources().front();
        const store::TablePtr &table = source.version()->tables()[0];
        for (const store::ColumnPtr &column : table->columns()) {
            if (column->name().starts_with("word"))
                map.colours().choose({.attribute = column->key().path.front()});
        }
        m_fixture->session.selection().select({{source.id(), std::string(table->id(0))}});
        views.messages.say(QStringLiteral("Cannot open /") + QString(200, QLatin1Char('m')));
        QTRY_VERIFY(!map.colours().busy() && !map.busy());
        for (const Mode mode : {Mode::Browse, Mode::Audit, Mode::Compare}) {
            views.modes.setMode(mode);
            QCOMPARE(views.modes.mode(), mode);
            if (mode == Mode::Compare)
                chooseWords();
            for (QTabWidget *tabs : m_window->findChildren<QTabWidget *>()) {
                for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
                    tabs->setCurrentIndex(i);
                    QCoreApplication::processEvents();
                    const QSize least = m_window->minimumSizeHint();
                    QVERIFY2(least.width() <= smallest.width() && least.height() <= smallest.height(),
                             qPrintable(QStringLiteral("%1x%2: ").arg(least.width()).arg(least.height()) +
                                        wideOnes(*m_window, smallest)));
                    QCOMPARE(m_window->size(), smallest);
                }
            }
            save(wordOf(mode));
        }
    }

private:
    void addPages()
    {
        m_book = std::make_unique<workspace::FindingsBook>(
            m_fixture->session,
            std::make_shared<schema::SchemaLoader>(
                std::make_shared<net::NetworkFetcher>(net::HttpTransport::create(&m_network)), QString()),
            [](const auto &) { return QStringList(); });
        m_compare = new ComparePage(m_fixture->session, m_window->views().symbology);
        m_window->setComparePage(m_compare);
        m_window->addAuditTab(
            new ScorecardPage(m_fixture->session, m_fixture->services, m_book.get(), QStringLiteral("1")),
            QStringLiteral("Scorecard"));
        m_window->addAuditTab(new FindingsPage(m_fixture->session, *m_book), QStringLiteral("Findings"));
        m_window->views().inspector.setFindings(*m_book);
        m_window->addBottomTab(new TimelinePage(m_fixture->session,
                                                [](auto, auto, auto) -> QCoro::Task<Result<history::Timelines>> {
                                                    co_return std::unexpected(Error{
                                                        ErrorCode::NoTemporalApi, "asking for the history", {}, {}});
                                                }),
                               QIcon(), QStringLiteral("Timeline"));
    }

    // The attribute whose every value is another one.
    void chooseWords()
    {
        QTRY_VERIFY(m_compare->live().comparison() && !m_compare->busy());
        const auto &attributes = m_compare->live().comparison()->types[0].attributes;
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            if (attributes[i].either().name.starts_with("word"))
                m_compare->choose({0, i});
        }
        QTRY_VERIFY(!m_compare->busy());
    }

    void save(const QString &name)
    {
        QVERIFY(m_window->grab().save(
            QStringLiteral("tst_windowlayout-%1-%2.png").arg(QString::fromLatin1(QTest::currentDataTag()), name)));
    }

    QNetworkAccessManager m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<workspace::FindingsBook> m_book;
    std::unique_ptr<MainWindow> m_window;
    ComparePage *m_compare = nullptr;
};

QTEST_MAIN(TestWindowLayout)
#include "tst_windowlayout.moc"
