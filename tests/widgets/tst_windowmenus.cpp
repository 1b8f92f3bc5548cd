// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sessionfixture.h"
#include "widgets/parts/page.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/window/editactions.h"
#include "widgets/window/mainwindow.h"
#include "widgets/window/sourceactions.h"
#include "widgets/window/themechoice.h"
#include "widgets/window/windowviews.h"
#include "widgets/window/workspaceactions.h"
#include "widgets/window/workspacekeeper.h"

#include <nlohmann/json.hpp>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QQuickWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

namespace {

const QByteArray city = R"([
{"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","power":{"type":"Property","value":12.5,"unitCode":"WTT"},
 "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.40,51.22]}}},
{"id":"urn:ngsi-ld:Lamp:2","type":"Lamp","power":{"type":"Property","value":13,"unitCode":"WTT"}}])";

// A page that answers everything and counts what it is asked.
class OpenPage : public Page {
public:
    bool copyToClipboard() override
    {
        ++copies;
        return hasSomething;
    }
    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override
    {
        return hasSomething ? std::optional(ExportOffer{QStringLiteral("Save"), QStringLiteral("x.txt"), {}})
                            : std::nullopt;
    }
    [[nodiscard]] std::optional<WorkspacePart> workspacePart() override
    {
        return WorkspacePart{"open-page", [this](const QString &) { return nlohmann::ordered_json(kept); },
                             [this](const nlohmann::ordered_json &part, const QString &) {
                                 kept = part.is_number() ? part.get<int>() : 0;
                                 return QStringList();
                             }};
    }
    void revealCurrent() override { ++revealed; }

    bool hasSomething = true;
    int copies = 0;
    int revealed = 0;
    int kept = 7;
};

}  // namespace

class TestWindowMenus : public QObject {
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
        makeWindow();
    }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_fixture.reset();
        applyTheme(carto::Theme::Light);
    }

    void everyActionHasWordsAndNoTwoHaveOneKey()
    {
        QMap<QString, QString> keys;
        int actions = 0;
        const std::function<void(const QMenu &)> walk = [&](const QMenu &menu) {
            for (const auto all = menu.actions(); const QAction *action : all) {
                if (action->menu()) {
                    walk(*action->menu());
                    continue;
                }
                if (action->isSeparator())
                    continue;
                ++actions;
                QVERIFY(!action->text().isEmpty());
                for (const auto shortcuts = action->shortcuts(); const QKeySequence &shortcut : shortcuts) {
                    const QString key = shortcut.toString();
                    QVERIFY2(!keys.contains(key) || keys[key] == action->text(), qPrintable(key));
                    keys[key] = action->text();
                }
            }
        };
        for (const auto menus = m_window->menuBar()->actions(); const QAction *menu : menus)
            walk(*menu->menu());
        QVERIFY2(actions > 25, QByteArray::number(actions));
    }

    void keysLeadToTheViews()
    {
        openCity();
        press(Qt::Key_T);
        QVERIFY(m_window->views().table.view().hasFocus());
        press(Qt::Key_M);
        QVERIFY(m_window->views().map.view().hasFocus());
        press(Qt::Key_F);
        QVERIFY(m_window->views().filter.edit().hasFocus());
        press(Qt::Key_K);
        QVERIFY(m_window->views().find.hasFocus());
    }

    void escapeTakesBackOneThingAfterTheOther()
    {
        openCity();
        FindBox &find = m_window->views().find;
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Lamp:1"}});
        m_fixture->session.setTimeWindow(
            workspace::TimeWindow{SessionFixture::now - 3'600'000'000, SessionFixture::now});
        find.setFocus();
        find.setText(QStringLiteral("lamp"));
        m_window->edit().escape();
        QVERIFY(find.text().isEmpty() && m_fixture->session.timeWindow());
        m_window->edit().escape();
        QVERIFY(!m_fixture->session.timeWindow() && !m_fixture->session.selection().entities().empty());
        m_window->edit().escape();
        QVERIFY(m_fixture->session.selection().entities().empty() && !find.hasFocus());
    }

    void copyGivesWhatHasTheFocus()
    {
        openCity();
        m_fixture->session.selection().select({{1, "urn:ngsi-ld:Lamp:1"}});
        auto *page = new OpenPage;
        page->setFocusPolicy(Qt::StrongFocus);
        m_window->addAuditTab(page, QStringLiteral("Open"));
        m_window->views().modes.setMode(Mode::Audit);
        page->setFocus();
        QVERIFY(page->hasFocus());
        QApplication::clipboard()->setText(QStringLiteral("before"));
        m_window->edit().copy();
        QCOMPARE(page->copies, 1);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
        // What has nothing to give leaves it to the rows that are chosen, where they are in sight.
        page->hasSomething = false;
        m_window->edit().copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
        m_window->views().modes.setMode(Mode::Browse);
        m_window->views().map.setFocus();
        m_window->edit().copy();
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("12.5")));
        QLineEdit &filter = m_window->views().filter.edit();
        filter.setText(QStringLiteral("power>1"));
        filter.setFocus();
        filter.selectAll();
        m_window->edit().copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("power>1"));
        Inspector &inspector = m_window->views().inspector;
        inspector.tree().setFocus();
        QVERIFY(inspector.tree().hasFocus());
        inspector.tree().setCurrentIndex(inspector.tree().model()->index(0, 0));
        m_window->edit().copy();
        QVERIFY(!QApplication::clipboard()->text().contains(QStringLiteral("power>1")));
    }

    void withoutRowsCopyLeavesTheClipboardAlone()
    {
        openCity();
        QApplication::clipboard()->setText(QStringLiteral("mine"));
        m_window->edit().copy();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("mine"));
    }

    void whatIsInSightCanBeExported()
    {
        openCity();
        QCOMPARE(m_window->edit().exportable(), &m_window->views().map);
        auto *page = new OpenPage;
        m_window->addAuditTab(page, QStringLiteral("Open"));
        QCOMPARE(m_window->edit().exportable(), &m_window->views().map);  // the page is not in sight
        m_window->views().modes.setMode(Mode::Audit);
        QCOMPARE(m_window->edit().exportable(), page);
        page->hasSomething = false;
        QCOMPARE(m_window->edit().exportable(), &m_window->views().map);
        // The map is hidden behind a comparison, and not meant though it was the last with the keyboard.
        m_window->views().modes.setMode(Mode::Browse);
        m_window->views().map.setFocus();
        auto *comparison = new OpenPage;
        m_window->setComparePage(comparison);
        m_window->views().modes.setMode(Mode::Compare);
        QCOMPARE(m_window->edit().exportable(), comparison);
        comparison->hasSomething = false;
        QCOMPARE(m_window->edit().exportable(), nullptr);
        // A page that writes nothing says so.
        QCOMPARE(page->exportTo(QStringLiteral("x.txt")).error().code, ErrorCode::Usage);
    }

    void theMapIsWrittenAsAPicture()
    {
        openCity();
        const QString path = m_folder->filePath(QStringLiteral("map.png"));
        QVERIFY(m_window->views().map.exportTo(path).has_value());
        const QImage picture(path);
        QCOMPARE(picture.size(), m_window->views().map.size());
        const auto failed = m_window->views().map.exportTo(m_folder->filePath(QStringLiteral("none/map.png")));
        QCOMPARE(failed.error().code, ErrorCode::FileNotWritable);
        QVERIFY(failed.error().where.ends_with("none/map.png"));
    }

    void aPageIsToldWhatToShowAndKeptInWorkspaces()
    {
        auto *page = new OpenPage;
        m_window->addBottomTab(page, QIcon(), QStringLiteral("Open"));
        openCity();
        m_window->edit().goTo({1, "urn:ngsi-ld:Lamp:2"});
        QCOMPARE(page->revealed, 1);
        QCOMPARE(m_fixture->session.selection().current()->id, std::string("urn:ngsi-ld:Lamp:2"));
        const QString path = m_folder->filePath(QStringLiteral("a.civiscope"));
        page->kept = 12;
        QVERIFY(m_window->workspace().keeper().save(path));
        page->kept = 0;
        QVERIFY(m_window->workspace().keeper().open(path));
        QCOMPARE(page->kept, 12);
        // What it asks for is done, whatever page it is.
        const workspace::Source *source = m_fixture->session.sources().front().get();
        SessionFixture::waitFor(source);
        QTRY_VERIFY(m_window->views().map.sessionMap().placed({source->id(), "urn:ngsi-ld:Lamp:1"}));
    }

    void aPageKnowsWhatLiesInIt()
    {
        OpenPage page;
        auto *box = new QWidget(&page);
        auto *button = new QWidget(box);
        QCOMPARE(pageAround(button), &page);
        QCOMPARE(pageAround(&page), &page);
        QCOMPARE(pageAround(nullptr), nullptr);
        QWidget alone;
        QCOMPARE(pageAround(&alone), nullptr);
    }

    void recentSourcesAreInTheMenuNewestFirst()
    {
        const QString first = m_fixture->write(QStringLiteral("a&b.json"), city);
        const QString second = m_fixture->write(QStringLiteral("second.json"), city);
        m_window->sources().open(first);
        m_window->sources().open(second);
        const QMenu *recent = menuNamed(QStringLiteral("Open &recent"));
        QVERIFY(recent);
        QCOMPARE(recent->actions().size(), 2);
        QCOMPARE(recent->actions().at(0)->text(), second);
        QVERIFY(recent->actions().at(1)->text().endsWith(QStringLiteral("a&&b.json")));
        m_window->sources().open(first);
        QCOMPARE(m_window->sources().recent(), QStringList({first, second}));
        for (int i = 0; i < 12; ++i)
            m_window->sources().remember(QStringLiteral("s%1").arg(i));
        QCOMPARE(m_window->sources().recent().size(), 10);
        m_window->sources().closeAll();
        QVERIFY(m_fixture->session.sources().empty());
        recent->actions().at(0)->trigger();  // "s11" names nothing
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("s11")));
    }

    void reloadingKeepsTheSources()
    {
        openCity();
        workspace::Source *source = m_fixture->session.sources().front().get();
        QSignalSpy changed(&m_fixture->session, &workspace::Session::sourceChanged);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(source->state(), workspace::Source::State::Loading);
        SessionFixture::waitFor(source);
        QCOMPARE(source->version()->entityCount(), std::size_t(2));
        QVERIFY(!changed.isEmpty());
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_fixture->session.sources().empty());
        QVERIFY(m_window->views().welcome.isVisible());
    }

    void theThemeIsRemembered()
    {
        QAction *dark = actionNamed(QStringLiteral("&Dark"));
        dark->trigger();
        QVERIFY(dark->isChecked() && !actionNamed(QStringLiteral("&Light"))->isChecked());
        QCOMPARE(m_window->views().map.view().controller().pictures().theme(), carto::Theme::Dark);
        m_window.reset();
        applyTheme(carto::Theme::Light);
        makeWindow();
        QCOMPARE(m_window->themes().chosen(), std::optional(carto::Theme::Dark));
        QCOMPARE(m_window->views().map.view().controller().pictures().theme(), carto::Theme::Dark);
        QVERIFY(actionNamed(QStringLiteral("&Dark"))->isChecked());
        actionNamed(QStringLiteral("As the &system has it"))->trigger();
        QCOMPARE(m_window->themes().chosen(), std::nullopt);
        QVERIFY(actionNamed(QStringLiteral("As the &system has it"))->isChecked());
    }

    void theLegendIsHiddenAndThatIsRemembered()
    {
        openCity();
        const auto *legend = m_window->views().map.findChild<LegendBox *>();
        QVERIFY(legend->isVisible());
        press(Qt::Key_L);
        QVERIFY(!legend->isVisible());
        m_window.reset();
        makeWindow();
        QVERIFY(!actionNamed(QStringLiteral("&Legend on the map"))->isChecked());
    }

    void aWorkspaceIsSavedUnderItsNameAndItsTitleTellsOfChanges()
    {
        openCity();
        const QString path = m_folder->filePath(QStringLiteral("desk.civiscope"));
        QVERIFY(m_window->workspace().keeper().save(path));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("desk[*] – Civiscope"));
        m_fixture->session.visibility().setVisible(1, QStringLiteral("Lamp"), false);
        QTRY_VERIFY(m_window->isWindowModified());
        QVERIFY(m_window->workspace().save());
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->workspace().mayLeave());
        m_window->workspace().open(m_folder->filePath(QStringLiteral("gone.civiscope")));
        QVERIFY(test::shownText(*m_window, "messageText").contains(QStringLiteral("gone.civiscope")));
        QCOMPARE(m_window->workspace().keeper().path(), path);
    }

private:
    void makeWindow()
    {
        m_window = std::make_unique<MainWindow>(m_fixture->session, *m_settings);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void openCity()
    {
        SessionFixture::waitFor(m_fixture->open(m_fixture->write(QStringLiteral("city.json"), city)));
        QTRY_VERIFY(!m_window->views().map.sessionMap().busy());
    }
    void press(Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::ControlModifier); }
    QAction *actionNamed(const QString &text)
    {
        const auto all = m_window->findChildren<QAction *>();
        const auto found = std::ranges::find(all, text, &QAction::text);
        return found == all.end() ? nullptr : *found;
    }
    QMenu *menuNamed(const QString &text)
    {
        const QAction *action = actionNamed(text);
        return action ? action->menu() : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWindowMenus)
#include "tst_windowmenus.moc"
