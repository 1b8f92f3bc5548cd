// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/window/inspector.h"
#include "widgets/window/sourcespanel.h"
#include "widgets/window/statusline.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","power":{"type":"Property","value":12.5,"unitCode":"WTT"},
 "next":{"type":"Relationship","object":"urn:ngsi-ld:Lamp:2"}},
{"id":"urn:ngsi-ld:Lamp:2","type":"Lamp","next":{"type":"Relationship","object":"urn:ngsi-ld:Lamp:9"}},
{"id":"urn:ngsi-ld:Bin:1","type":"Bin"},
{"type":"Bin"}])";

}  // namespace

class TestWindowPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStringLiteral("Fusion"));
        applyTheme(carto::Theme::Light);
    }
    void init() { m_fixture = std::make_unique<SessionFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void sourcesUnfoldToTheirTypesAndSayWhatWasChosen()
    {
        SourcesPanel panel(m_fixture->session, std::make_shared<carto::Symbology>());
        panel.resize(300, 300);
        panel.show();
        QSignalSpy chosen(&panel, &SourcesPanel::tableChosen);
        QSignalSpy zoomTable(&panel, &SourcesPanel::zoomToTable);
        QSignalSpy zoomSource(&panel, &SourcesPanel::zoomToSource);
        openCity();
        QTreeView &tree = panel.tree();
        const QModelIndex source = tree.model()->index(0, 0);
        QVERIFY(tree.isExpanded(source));
        QCOMPARE(tree.model()->rowCount(source), 2);
        const QModelIndex second = tree.model()->index(1, 0, source);
        QTest::mouseClick(tree.viewport(), Qt::LeftButton, {}, tree.visualRect(second).center());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 1);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(zoomTable.size(), 1);
        tree.setCurrentIndex(source);
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(zoomSource.size(), 1);
        QCOMPARE(chosen.size(), 1);
    }

    void aSpaceHidesAType()
    {
        SourcesPanel panel(m_fixture->session, std::make_shared<carto::Symbology>());
        panel.resize(300, 300);
        panel.show();
        openCity();
        QTreeView &tree = panel.tree();
        const QModelIndex lamp = tree.model()->index(0, 0, tree.model()->index(0, 0));
        const QString name = lamp.data().toString();
        tree.setFocus();
        tree.setCurrentIndex(lamp);
        QTest::keyClick(&tree, Qt::Key_Space);
        QVERIFY(!m_fixture->session.visibility().visible(1, name));
        QTest::keyClick(&tree, Qt::Key_Space);
        QVERIFY(m_fixture->session.visibility().visible(1, name));
    }

    void aSourceIsClosedInItsMenu()
    {
        SourcesPanel panel(m_fixture->session, std::make_shared<carto::Symbology>());
        panel.resize(300, 300);
        panel.show();
        openCity();
        QTreeView &tree = panel.tree();
        trigger(tree, tree.visualRect(tree.model()->index(0, 0)).center(), QStringLiteral("Close"));
        QVERIFY(m_fixture->session.sources().empty());
        QSignalSpy broker(&panel, &SourcesPanel::openBroker);
        trigger(tree, QPoint(20, 200), QStringLiteral("Open broker…"));
        QCOMPARE(broker.size(), 1);
    }

    void theInspectorShowsReadableAndRaw()
    {
        Inspector inspector(m_fixture->session);
        inspector.resize(320, 400);
        inspector.show();
        QVERIFY(!inspector.tabs().isVisible());
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Lamp:1"}});
        QVERIFY(inspector.tabs().isVisible());
        QVERIFY(test::textOf(inspector, "rawJson").contains(QStringLiteral("\"unitCode\": \"WTT\"")));
        // The exact value of the chosen line, the whole text of the raw tab.
        QTreeView &tree = inspector.tree();
        const QModelIndexList power = tree.model()->match(tree.model()->index(0, 0), Qt::DisplayRole,
                                                          QStringLiteral("power"), 1, Qt::MatchStartsWith);
        QCOMPARE(power.size(), 1);
        tree.setCurrentIndex(power.first());
        QVERIFY(inspector.copyToClipboard());
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("12.5"));
        inspector.tabs().setCurrentIndex(Inspector::Raw);
        QVERIFY(inspector.copyToClipboard());
        QCOMPARE(QApplication::clipboard()->text(), test::textOf(inspector, "rawJson"));
        m_fixture->session.selection().select({});
        QVERIFY(!inspector.tabs().isVisible() && test::textOf(inspector, "rawJson").isEmpty());
    }

    void relationshipsAreFollowedByKeyAndBackByButton()
    {
        Inspector inspector(m_fixture->session);
        inspector.resize(320, 400);
        inspector.show();
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Lamp:1"}});
        QTreeView &tree = inspector.tree();
        const auto next = [&] {
            return tree.model()
                ->match(tree.model()->index(0, 0), Qt::DisplayRole, QStringLiteral("next"), 1, Qt::MatchStartsWith)
                .first();
        };
        QSignalSpy followed(&inspector, &Inspector::followed);
        tree.setFocus();
        tree.setCurrentIndex(next());
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:2"));
        QCOMPARE(followed.size(), 1);
        // One that leads nowhere leaves the entity where it is.
        tree.setCurrentIndex(next());
        QTest::keyClick(&tree, Qt::Key_Return);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:2"));
        const auto buttons = inspector.findChildren<QToolButton *>();
        const auto back = std::ranges::find_if(
            buttons, [](const QToolButton *one) { return one->accessibleName().startsWith(QLatin1String("Back")); });
        QVERIFY(back != buttons.end() && (*back)->isVisible());
        QTest::mouseClick(*back, Qt::LeftButton);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:1"));
        QVERIFY(!(*back)->isVisible());
        const auto zoom = std::ranges::find_if(
            buttons, [](const QToolButton *one) { return one->accessibleName() == QLatin1String("Show on the map"); });
        QSignalSpy zoomed(&inspector, &Page::zoomRequested);
        QTest::mouseClick(*zoom, Qt::LeftButton);
        QCOMPARE(zoomed.size(), 1);
    }

    void theStatusLineTellsOfEachSource()
    {
        StatusLine line(m_fixture->session);
        line.resize(900, 30);
        line.show();
        QCOMPARE(test::statusText(line), QString());
        workspace::Source *source = m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city));
        QString said = test::statusText(line);
        QVERIFY2(said.startsWith(QStringLiteral("… city.json")), qPrintable(said));
        SessionFixture::waitFor(source);
        said = test::statusText(line);
        QVERIFY2(said.startsWith(QStringLiteral("! city.json  incomplete: 3 of 4")), qPrintable(said));
        QVERIFY(line.quarantineButton().isVisible());
        QSignalSpy asked(&line, &StatusLine::quarantineRequested);
        QTest::mouseClick(&line.quarantineButton(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        line.setEngine(QStringLiteral("no base map"));
        QVERIFY(test::statusText(line).endsWith(QStringLiteral("no base map")));
        SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("page.json"), "<html>")));
        said = test::statusText(line);
        QVERIFY2(said.contains(QStringLiteral("✕ page.json  not loaded")), qPrintable(said));
        m_fixture->session.close(source->id());
        QTRY_VERIFY(!test::statusText(line).contains(QStringLiteral("city.json")));
        QVERIFY(!line.quarantineButton().isVisible());
    }

    void manySourcesDoNotMakeTheStatusLineWide()
    {
        StatusLine line(m_fixture->session);
        line.show();
        for (int i = 0; i < 8; ++i)
            SessionFixture::waitFor(m_fixture->open(
                m_fixture->write(QStringLiteral("%1-%2.json").arg(QString(80, QLatin1Char('n'))).arg(i), city)));
        QCoreApplication::processEvents();
        QVERIFY2(line.minimumSizeHint().width() <= 900, QByteArray::number(line.minimumSizeHint().width()));
    }

    void aCutLabelShowsTheWholeInItsToolTip()
    {
        ElidedLabel label;
        label.setText(QString(100, QLatin1Char('x')));
        label.resize(60, 20);
        label.show();
        QVERIFY(label.isCut());
        QVERIFY(label.minimumSizeHint().width() <= 60);
        QCOMPARE(label.text().size(), 100);
        // What does not fit ends in an ellipsis, not in half a letter at the edge.
        const QImage picture = label.grab().toImage();
        bool clean = true;
        for (int y = 0; y < picture.height(); ++y)
            clean = clean && picture.pixel(picture.width() - 1, y) == picture.pixel(0, 0);
        QVERIFY(clean);
        label.resize(2000, 20);
        QVERIFY(!label.isCut());
        QComboBox choices;
        keepNarrow(choices);
        choices.addItem(QString(200, QLatin1Char('w')));
        QVERIFY(choices.maximumWidth() < 400 && choices.minimumWidth() < 120);
    }

private:
    void openCity() { SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city))); }

    // Runs the action of the context menu that comes up at this place.
    static void trigger(QTreeView &tree, QPoint at, const QString &text)
    {
        bool found = false;
        QTimer::singleShot(0, &tree, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (const auto actions = menu->actions(); QAction * action : actions) {
                if (action->text() == text) {
                    found = true;
                    action->trigger();
                }
            }
            menu->close();
        });
        Q_EMIT tree.customContextMenuRequested(at);
        QVERIFY(found);
    }

    std::unique_ptr<SessionFixture> m_fixture;
};

QTEST_MAIN(TestWindowPanels)
#include "tst_windowpanels.moc"
