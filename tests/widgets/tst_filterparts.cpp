// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/widgetfixture.h"
#include "widgets/window/filterbar.h"
#include "widgets/window/findbox.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

// The filter bar and the find box on their own; tst_filterbar has them in the window.
class TestFilterParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                                 QSettings::IniFormat);
        test::openText(*m_fixture, test::smallCity(), QStringLiteral("city.json"));
        m_bar = std::make_unique<FilterBar>(m_fixture->session, *m_settings);
        m_bar->resize(900, 60);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    }

    void cleanup()
    {
        m_bar.reset();
        m_settings.reset();
        m_fixture.reset();
        applyTheme(carto::Theme::Light);
    }

    // --- the filter

    void withoutAFilterAllAreCounted()
    {
        QCOMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("4 entities"));
        QCOMPARE(test::seenTexts(*m_bar), QStringList(QStringLiteral("4 entities")));
        QCOMPARE(m_bar->edit().placeholderText(), QStringLiteral("Filter, for example no2>40;name~=\"^A\""));
    }

    void withoutSourcesNothingIsCounted()
    {
        m_fixture->session.close(1);
        QCOMPARE(test::seenTexts(*m_bar), QStringList());
    }

    void whereItWasEvaluatedIsSaid()
    {
        m_bar->setFilter({.q = "no2>10"});
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("2 of 4"));
        QVERIFY(test::seenTexts(*m_bar).contains(QStringLiteral("evaluated here")));
        m_bar->clear();
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("4 entities"));
        QVERIFY(!test::seenTexts(*m_bar).contains(QStringLiteral("evaluated here")));
    }

    void typingPutsTheFilterInForceByItself()
    {
        QSignalSpy changed(&m_fixture->session, &workspace::Session::filterChanged);
        QTest::keyClicks(&m_bar->edit(), QStringLiteral("no2<10"));
        QVERIFY(!m_fixture->session.filter().active());  // not at every letter
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("1 of 4"));
        QVERIFY(!changed.isEmpty());
    }

    void charactersAreCountedAsPeopleDo()
    {
        m_bar->edit().setText(QStringLiteral("é==\"ü\";no2=>4"));
        const QString message = test::shownText(*m_bar, "filterMessage");
        QVERIFY2(message.startsWith(QStringLiteral("Character 11: ")), qPrintable(message));
    }

    void typesAreChosenFromWhatIsThere()
    {
        auto *types = test::named<QToolButton>(*m_bar, QStringLiteral("Only entities of these types"));
        QCOMPARE(types->text(), QStringLiteral("All types"));
        QStringList listed;
        for (const auto actions = openMenu(types)->actions(); const QAction *action : actions)
            listed << action->text();
        QCOMPARE(listed, QStringList({QStringLiteral("All types"), QString(), QStringLiteral("Park"),
                                      QStringLiteral("Station")}));
        actionOf(types, QStringLiteral("Park"))->trigger();
        QCOMPARE(types->text(), QStringLiteral("Park"));
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("1 of 4"));
        QVERIFY(actionOf(types, QStringLiteral("Park"))->isChecked());
        actionOf(types, QStringLiteral("Station"))->trigger();
        QCOMPARE(types->text(), QStringLiteral("2 types"));
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("4 of 4"));
        actionOf(types, QStringLiteral("Park"))->trigger();  // off again
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("3 of 4"));
        actionOf(types, QStringLiteral("All types"))->trigger();
        QCOMPARE(types->text(), QStringLiteral("All types"));
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("4 entities"));
    }

    void onlyWhatTheMapShows()
    {
        GeoBox box{.west = 4.39, .south = 51.21, .east = 4.41, .north = 51.22};
        int asked = 0;
        m_bar->setMapExtent([&] {
            ++asked;
            return box;
        });
        m_bar->mapMoved();  // is not on
        QCOMPARE(asked, 0);
        auto *inMap = test::withText<QToolButton>(*m_bar, QStringLiteral("In map"));
        QTest::mouseClick(inMap, Qt::LeftButton);
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("1 of 4"));
        box.west = 4.38;
        box.north = 51.23;
        m_bar->mapMoved();
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("2 of 4"));
        m_bar->clear();
        QVERIFY(!inMap->isChecked());
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("4 entities"));
    }

    void escapeGoesStepByStep()
    {
        QSignalSpy left(m_bar.get(), &FilterBar::left);
        m_bar->begin();
        QTest::keyClicks(&m_bar->edit(), QStringLiteral("na"));
        auto *completer = m_bar->findChild<QCompleter *>();
        QVERIFY(completer->popup()->isVisible());
        QTest::keyClick(&m_bar->edit(), Qt::Key_Escape);
        QVERIFY(!completer->popup()->isVisible());
        QCOMPARE(m_bar->edit().text(), QStringLiteral("na"));
        QTest::keyClick(&m_bar->edit(), Qt::Key_Escape);
        QVERIFY(m_bar->edit().text().isEmpty());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(&m_bar->edit(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void downOffersNamesBeforeAnythingIsWritten()
    {
        m_bar->begin();
        QTest::keyClick(&m_bar->edit(), Qt::Key_Down);
        auto *completer = m_bar->findChild<QCompleter *>();
        QVERIFY(completer->popup()->isVisible());
        QStringList offered;
        for (int row = 0; row < completer->model()->rowCount(); ++row)
            offered << completer->model()->index(row, 0).data().toString();
        QVERIFY2(offered.contains(QStringLiteral("no2")) && offered.contains(QStringLiteral("name")),
                 qPrintable(offered.join(QLatin1Char(' '))));
        completer->popup()->hide();
    }

    void recentFiltersAreOfferedNewestFirst()
    {
        auto *recent = test::named<QToolButton>(*m_bar, QStringLiteral("Recent filters"));
        QCOMPARE(openMenu(recent)->actions().size(), 1);
        QCOMPARE(openMenu(recent)->actions().front()->text(), QStringLiteral("No filters yet"));
        QVERIFY(!openMenu(recent)->actions().front()->isEnabled());
        for (int i = 0; i < 14; ++i)
            writeAndEnter(QStringLiteral("no2>%1").arg(i));
        writeAndEnter(QStringLiteral("no2>5"));  // again: only its place changes
        const auto actions = openMenu(recent)->actions();
        QCOMPARE(actions.size(), 12);
        QCOMPARE(actions[0]->text(), QStringLiteral("no2>5"));
        QCOMPARE(actions[1]->text(), QStringLiteral("no2>13"));
        QCOMPARE(actions[11]->text(), QStringLiteral("no2>2"));
        actions[1]->trigger();
        QCOMPARE(m_bar->edit().text(), QStringLiteral("no2>13"));
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("2 of 4"));
    }

    void allOfItIsReachedByTabAndHasAName()
    {
        m_bar->begin();
        const QList<QWidget *> stops = test::tabStops(*m_bar);
        QVERIFY(stops.contains(&m_bar->edit()));
        QCOMPARE(test::unnamedStops(*m_bar), QStringList());
        for (const auto buttons = m_bar->findChildren<QToolButton *>(); const QToolButton *button : buttons)
            QVERIFY(button->parent() == &m_bar->edit() || !button->toolTip().isEmpty());
    }

    void wrongAndRightDifferInTheDarkToo()
    {
        applyTheme(carto::Theme::Dark);
        QApplication::processEvents();
        m_bar->edit().setText(QStringLiteral("no2>"));
        const QColor wrong = m_bar->edit().palette().color(QPalette::Base);
        m_bar->edit().setText(QStringLiteral("no2>4"));
        const QColor right = m_bar->edit().palette().color(QPalette::Base);
        QVERIFY(wrong.lightness() < 80 && right.lightness() < 80);
        QVERIFY(wrong.red() > wrong.green() && right.green() > right.red());
        applyTheme(carto::Theme::Light);
        QTRY_VERIFY(m_bar->edit().palette().color(QPalette::Base).lightness() > 180);  // it follows
    }

    void longNamesDoNotForceTheWindowWide()
    {
        const int before = m_bar->minimumSizeHint().width();
        const QByteArray name(300, 'T');
        test::openText(*m_fixture, R"([{"id":"urn:x:1","type":")" + name + R"("}])", QStringLiteral("long.json"));
        auto *types = test::named<QToolButton>(*m_bar, QStringLiteral("Only entities of these types"));
        actionOf(types, QString::fromLatin1(name))->trigger();
        QTRY_COMPARE(test::shownText(*m_bar, "filterCount"), QStringLiteral("1 of 5"));
        m_bar->edit().setText(QStringLiteral("no2==") + QString(300, QLatin1Char('x')));
        QVERIFY(!test::shownText(*m_bar, "filterMessage").isEmpty());
        QVERIFY2(m_bar->minimumSizeHint().width() < before + 250,
                 qPrintable(QStringLiteral("%1 before %2").arg(m_bar->minimumSizeHint().width()).arg(before)));
    }

    // --- the find box

    void idsAndNamesAreFoundAcrossSources()
    {
        test::openText(*m_fixture, R"([{"id":"urn:other:Groen:9","type":"Bin"}])", QStringLiteral("bins.json"));
        FindBox box(m_fixture->session);
        show(box);
        QSignalSpy found(&box, &FindBox::found);
        search(box, QStringLiteral("groen"));
        QCOMPARE(box.results().rowCount(), 2);
        QStringList texts;
        for (int row = 0; row < 2; ++row)
            texts << box.results().item(row)->text();
        texts.sort();
        QCOMPARE(texts,
                 QStringList({QStringLiteral("Groenplaats  ·  Station"), QStringLiteral("urn:other:Groen:9  ·  Bin")}));
        const bool first = box.results().item(0)->text().startsWith(QLatin1Char('G'));
        if (!first)
            QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][0].value<workspace::EntityKey>().source, first ? 1 : 2);
    }

    void enterTakesTheFirst()
    {
        FindBox box(m_fixture->session);
        show(box);
        QSignalSpy found(&box, &FindBox::found);
        search(box, QStringLiteral("station:3"));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][0].value<workspace::EntityKey>(), (workspace::EntityKey{1, "urn:ngsi-ld:Station:3"}));
        QCOMPARE(box.text(), QStringLiteral("station:3"));  // the words stay, to go on from
        QVERIFY(!box.findChild<QCompleter *>()->popup()->isVisible());
    }

    void whatIsNotFoundIsSaidAndCannotBeChosen()
    {
        FindBox box(m_fixture->session);
        show(box);
        QSignalSpy found(&box, &FindBox::found);
        search(box, QStringLiteral("atlantis"));
        QCOMPARE(box.results().rowCount(), 1);
        QCOMPARE(box.results().item(0)->text(),
                 QStringLiteral("Nothing in the open sources has these words in its id or name."));
        QVERIFY(!box.results().item(0)->isEnabled());
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(found.size(), 0);
    }

    void anEmptyBoxOffersNothing()
    {
        FindBox box(m_fixture->session);
        show(box);
        search(box, QStringLiteral("n"));
        QVERIFY(box.findChild<QCompleter *>()->popup()->isVisible());
        QSignalSpy searched(&box, &FindBox::searched);
        QTest::keyClick(&box, Qt::Key_Backspace);
        QTRY_COMPARE(searched.size(), 1);
        QVERIFY(!box.findChild<QCompleter *>()->popup()->isVisible());
    }

    void onlyTheLastWordsCount()
    {
        FindBox box(m_fixture->session);
        show(box);
        QSignalSpy searched(&box, &FindBox::searched);
        QTest::keyClicks(&box, QStringLiteral("stadspark"));
        QTRY_VERIFY(!searched.isEmpty());
        QCOMPARE(box.results().rowCount(), 1);
        QCOMPARE(box.results().item(0)->text(), QStringLiteral("Stadspark  ·  Park"));
    }

    void namesAreNoMarkupAndTipsHoldTheId()
    {
        FindBox box(m_fixture->session);
        show(box);
        search(box, QStringLiteral("linkeroever"));
        QCOMPARE(box.results().item(0)->text(), QStringLiteral("<b>Linkeroever</b>  ·  Station"));
        QVERIFY(box.results().item(0)->toolTip().contains(QStringLiteral("urn:ngsi-ld:Station:2")));
        QCOMPARE(box.accessibleName(), QStringLiteral("Find an entity by id or name"));
    }

    void theBoxMayGoWhileItSearches()
    {
        auto box = std::make_unique<FindBox>(m_fixture->session);
        box->QWidget::show();
        QTest::keyClicks(box.get(), QStringLiteral("n"));
        box.reset();
        FindBox other(m_fixture->session);
        show(other);
        search(other, QStringLiteral("nowhere"));  // what was asked first has been answered by then
        QCOMPARE(other.results().rowCount(), 1);
    }

private:
    static QMenu *openMenu(QToolButton *button)
    {
        Q_EMIT button->menu()->aboutToShow();  // as a click does, without a popup that waits
        return button->menu();
    }
    static QAction *actionOf(QToolButton *button, const QString &text)
    {
        const auto actions = openMenu(button)->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }
    void writeAndEnter(const QString &query)
    {
        m_bar->edit().setText(query);
        QTest::keyClick(&m_bar->edit(), Qt::Key_Return);
    }
    static void show(FindBox &box)
    {
        box.QWidget::show();
        QVERIFY(QTest::qWaitForWindowActive(&box));
        box.setFocus();
    }
    static void search(FindBox &box, const QString &words)
    {
        QTest::keyClicks(&box, words.chopped(1));
        QSignalSpy searched(&box, &FindBox::searched);
        QTest::keyClicks(&box, words.right(1));
        QTRY_VERIFY(!searched.isEmpty());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FilterBar> m_bar;
};

QTEST_MAIN(TestFilterParts)
#include "tst_filterparts.moc"
