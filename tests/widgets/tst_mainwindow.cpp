// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/mainwindow.h"
#include "widgets/openbrokerdialog.h"
#include "widgets/quarantinedialog.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QHeaderView>
#include <QMimeData>
#include <QQuickWindow>
#include <QSettings>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Station:1","type":"Station","name":{"type":"Property","value":"Groenplaats"},
 "no2":{"type":"Property","value":42.126,"unitCode":"GQ","observedAt":"2026-01-14T11:48:00Z",
        "quality":{"type":"Property","value":"good"}},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4017,51.2194]}},
 "nextTo":{"type":"Relationship","object":"urn:ngsi-ld:Park:1"}},
{"id":"urn:ngsi-ld:Station:2","type":"Station","name":{"type":"Property","value":"<b>Linkeroever</b>"},
 "no2":{"type":"Property","value":7,"unitCode":"GQ","observedAt":"2026-01-14T09:00:00Z"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.3859,51.2253]}}},
{"id":"urn:ngsi-ld:Station:3","type":"Station","name":{"type":"Property","value":"Nowhere"},
 "no2":{"type":"Property","value":19,"unitCode":"GQ"}},
{"id":"urn:ngsi-ld:Park:1","type":"Park","name":{"type":"LanguageProperty","languageMap":{"nl":"Stadspark","en":"City park"}},
 "location":{"type":"GeoProperty","value":{"type":"Polygon","coordinates":[[[4.412,51.210],[4.418,51.210],[4.418,51.214],[4.412,51.214],[4.412,51.210]]]}}},
{"type":"Station"}
])";

}  // namespace

class TestMainWindow : public QObject {
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
        m_fixture = std::make_unique<SessionFixture>();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        makeWindow();
    }

    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
    }

    void anEmptyWindowSaysHowToGetACity()
    {
        QVERIFY(m_window->welcome().isVisible());
        QVERIFY(!m_window->mapPage().isVisible());
        save("empty");
    }

    void aFileIsShownOnMapTableAndTree()
    {
        openCity();
        QVERIFY(m_window->mapPage().isVisible());
        QCOMPARE(m_window->tablePage().model().rows(), 3);
        QCOMPARE(m_window->mapPage().sessionMap().legend().size(), std::size_t(2));
        QCOMPARE(m_window->mapPage().sessionMap().unlocatedCount(), 1);
        QVERIFY(m_window->statusLine().text().contains(QStringLiteral("1 not readable")));
        m_fixture->session.select({{1, "urn:ngsi-ld:Station:1"}});
        QTRY_VERIFY(m_window->mapPage().view().controller().settled());
        save("city");
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void openCity()
    {
        workspace::Source *source = m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city));
        SessionFixture::waitFor(source);
        QTRY_VERIFY(!m_window->mapPage().sessionMap().busy());
        QTRY_VERIFY(m_window->mapPage().view().controller().settled());
    }

    // Kept for looking at.
    void save(const char *name)
    {
        QVERIFY(m_window->grab().save(QStringLiteral("tst_mainwindow-%1.png").arg(QLatin1String(name))));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
