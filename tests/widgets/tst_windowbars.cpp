// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/widgetfixture.h"
#include "widgets/window/messagebar.h"
#include "widgets/window/modebar.h"
#include "widgets/window/statusline.h"

#include <QAction>
#include <QMainWindow>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QToolButton>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

// What stands round the views of the window: messages above, modes beside, the status below.
class TestWindowBars : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    // --- messages

    void nothingIsSaidAtFirst()
    {
        QWidget window;
        const MessageBar bar(&window);
        window.show();
        QVERIFY(!bar.isVisible());
        QVERIFY(test::shownText(window, "messageText").isEmpty());
    }

    void anErrorIsASentenceAndWhatToDo()
    {
        MessageBar bar;
        bar.say(Error{ErrorCode::ConnectionRefused, "asking for types", "http://localhost:1026", "connection refused"});
        QVERIFY(bar.isVisible());
        QCOMPARE(test::shownText(bar, "messageText"),
                 QStringLiteral("Nothing answers at http://localhost:1026 (connection refused). "
                                "Is the broker running, and is the port right?"));
        // Where there is nothing to advise the sentence stands alone.
        bar.say(Error{ErrorCode::Internal, "", "the map", ""});
        QCOMPARE(test::shownText(bar, "messageText"),
                 QStringLiteral("Something went wrong inside Civiscope at the map."));
    }

    void aNewMessageTakesThePlaceOfTheOld()
    {
        MessageBar bar;
        bar.say(QStringLiteral("first"));
        bar.say(QStringLiteral("second"));
        QCOMPARE(test::seenTexts(bar), QStringList(QStringLiteral("second")));
    }

    void theMessageGoesByItsButton()
    {
        MessageBar bar;
        bar.say(QStringLiteral("gone soon"));
        auto *close = test::named<QToolButton>(bar, QStringLiteral("Close this message"));
        QVERIFY(close);
        QCOMPARE(close->toolTip(), QStringLiteral("Close this message"));
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!bar.isVisible());
        QCOMPARE(test::seenTexts(bar), QStringList());
        bar.say(QStringLiteral("back"));
        QVERIFY(bar.isVisible());
    }

    void theKeyboardClosesItToo()
    {
        MessageBar bar;
        bar.say(QStringLiteral("text"));
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        QCOMPARE(test::unnamedStops(bar), QStringList());
        auto *close = test::named<QToolButton>(bar, QStringLiteral("Close this message"));
        QVERIFY(test::tabStops(bar).contains(close));
        QTest::keyClick(close, Qt::Key_Space);
        QVERIFY(!bar.isVisible());
    }

    void whatABrokerSaysIsNoMarkup()
    {
        MessageBar bar;
        const QString hostile = QStringLiteral("<img src=\"http://evil.example/x\"><b>bold</b>");
        bar.say(hostile);
        const auto labels = bar.findChildren<QLabel *>();
        const auto said = std::ranges::find(labels, hostile, &QLabel::text);
        QVERIFY(said != labels.end());
        QCOMPARE((*said)->textFormat(), Qt::PlainText);
        QVERIFY((*said)->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    }

    void longWordsDoNotForceTheWindowWide()
    {
        MessageBar bar;
        bar.say(QStringLiteral("Nothing answers at ") + test::longIri());
        QVERIFY2(bar.minimumSizeHint().width() < 400, qPrintable(QString::number(bar.minimumSizeHint().width())));
        bar.resize(500, bar.sizeHint().height());
        QVERIFY(bar.heightForWidth(300) > bar.heightForWidth(3000));  // it breaks instead
    }

    // --- modes

    void wordsOfModesAreThoseOfFiles_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("mode");
        QTest::newRow("browse") << QStringLiteral("browse") << int(Mode::Browse);
        QTest::newRow("compare") << QStringLiteral("compare") << int(Mode::Compare);
        QTest::newRow("audit") << QStringLiteral("audit") << int(Mode::Audit);
        QTest::newRow("upper case") << QStringLiteral("Audit") << -1;
        QTest::newRow("empty") << QString() << -1;
        QTest::newRow("later version") << QStringLiteral("plan") << -1;
    }
    void wordsOfModesAreThoseOfFiles()
    {
        QFETCH(const QString, word);
        QFETCH(const int, mode);
        const auto read = modeOf(word);
        QCOMPARE(read ? int(*read) : -1, mode);
        if (read)
            QCOMPARE(wordOf(*read), word);
    }

    void onlyModesThatWereOfferedHaveButtons()
    {
        ModeBar bar;
        bar.resize(120, 400);  // room for all three
        bar.show();
        QCOMPARE(bar.mode(), Mode::Browse);
        QVERIFY(bar.offers(Mode::Browse));
        QVERIFY(!bar.offers(Mode::Audit));
        QVERIFY(!buttonOf(bar, Mode::Audit)->isVisible());
        bar.offer(Mode::Audit);
        QVERIFY(bar.offers(Mode::Audit));
        QTRY_VERIFY(buttonOf(bar, Mode::Audit)->isVisible());
        QVERIFY(!buttonOf(bar, Mode::Compare)->isVisible());
        QCOMPARE(bar.modeActions().size(), 3);
    }

    void aClickTellsOnceAndOneModeIsChecked()
    {
        ModeBar bar;
        bar.offer(Mode::Compare);
        bar.offer(Mode::Audit);
        bar.show();
        QSignalSpy changed(&bar, &ModeBar::modeChanged);
        QTest::mouseClick(buttonOf(bar, Mode::Audit), Qt::LeftButton);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<Mode>(), Mode::Audit);
        QCOMPARE(bar.mode(), Mode::Audit);
        QVERIFY(!buttonOf(bar, Mode::Browse)->isChecked());
        bar.setMode(Mode::Audit);  // it is already
        QCOMPARE(changed.size(), 1);
        bar.setMode(Mode::Compare);
        QCOMPARE(changed.size(), 2);
    }

    void keysReachModesThatAreThere()
    {
        QMainWindow window;
        auto *bar = new ModeBar;
        window.addToolBar(Qt::LeftToolBarArea, bar);
        bar->offer(Mode::Compare);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);  // was not offered
        QCOMPARE(bar->mode(), Mode::Browse);
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(bar->mode(), Mode::Compare);
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(bar->mode(), Mode::Browse);
    }

    void tipsOfModesNameTheKey()
    {
        const ModeBar bar;
        QStringList tips;
        for (const auto actions = bar.modeActions(); const QAction *action : actions) {
            tips << action->toolTip();
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
        }
        QCOMPARE(tips,
                 QStringList({QStringLiteral("Look at the city on map, table and timeline (Ctrl+1)"),
                              QStringLiteral("Lay two cities side by side (Ctrl+2)"),
                              QStringLiteral("See what is wrong with the data, and what a source meets (Ctrl+3)")}));
    }

    // --- status

    void withoutSourcesTheStatusIsEmpty()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        QVERIFY(test::statusText(line).isEmpty());
        QVERIFY(!line.quarantineButton().isVisible());
        line.setEngine(QStringLiteral("base map is starting"));
        QCOMPARE(test::statusText(line), QStringLiteral("base map is starting"));
        line.setEngine({});
        QVERIFY(test::statusText(line).isEmpty());
    }

    void aSourceThatIsWholeSaysHowMuchAndHowOld()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        QCOMPARE(test::statusText(line), QStringLiteral("✓ city.json  all 4 · just now"));
        const SourceStatus *status = line.findChild<SourceStatus *>();
        QVERIFY(status->isVisible());
        QVERIFY(!status->findChild<QProgressBar *>()->isVisible());
        QVERIFY(!status->findChild<QToolButton *>()->isVisible());
    }

    void everySourceHasItsPartUntilItCloses()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        test::openText(fixture, test::smallCity(), QStringLiteral("one.json"));
        test::openText(fixture, R"([{"id":"urn:x:1","type":"X"},{"id":"urn:x:2","type":"X"}])",
                       QStringLiteral("two.json"));
        QCOMPARE(test::statusText(line), QStringLiteral("✓ one.json  all 4 · just now · ✓ two.json  all 2 · just now"));
        fixture.session.close(1);
        QTRY_COMPARE(line.findChildren<SourceStatus *>().size(), 1);
        QCOMPARE(test::statusText(line), QStringLiteral("✓ two.json  all 2 · just now"));
    }

    void whatCouldNotBeReadIsCountedAndListedByAClick()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        QSignalSpy wanted(&line, &StatusLine::quarantineRequested);
        test::openText(fixture, R"([{"id":"urn:x:1","type":"X"},{"type":"X"},{"id":7}])", QStringLiteral("odd.json"));
        QToolButton &button = line.quarantineButton();
        QVERIFY(button.isVisible());
        QCOMPARE(button.text(), QStringLiteral("2 not readable"));
        QCOMPARE(button.toolTip(), QStringLiteral("List what could not be read, and why"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        fixture.session.close(1);
        QVERIFY(!button.isVisible());
    }

    void aSourceThatFailedSaysSoAndWhyInItsTip()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        test::openText(fixture, "<html>no</html>", QStringLiteral("page.json"));
        QCOMPARE(test::statusText(line), QStringLiteral("✕ page.json  not loaded"));
        QString tip;
        for (const auto labels = line.findChildren<QLabel *>(); const QLabel *label : labels)
            tip += label->toolTip();
        QVERIFY2(tip.contains(QStringLiteral("page.json is not JSON")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("Look at it in a text editor")), qPrintable(tip));
    }

    void aLoadThatTakesLongCanBeStopped()
    {
        SessionFixture fixture;
        QTcpServer silent;  // accepts, and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        StatusLine line(fixture.session);
        line.show();
        QVERIFY(QTest::qWaitForWindowActive(&line));
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker,
                        QStringLiteral("http://127.0.0.1:%1").arg(silent.serverPort())};
        workspace::Source *source = fixture.session.open(std::move(request));
        const QString loading = test::statusText(line);
        QVERIFY2(loading.endsWith(QStringLiteral("loading, 0 so far")), qPrintable(loading));
        QVERIFY(loading.startsWith(QStringLiteral("… 127.0.0.1")));
        auto *stop = test::named<QToolButton>(line, QStringLiteral("Stop loading"));
        QVERIFY(stop);
        QTRY_VERIFY(stop->isVisible());
        QVERIFY(line.findChild<QProgressBar *>()->isVisible());
        QVERIFY(test::tabStops(line).contains(stop));
        QTest::keyClick(stop, Qt::Key_Space);
        SessionFixture::waitFor(source);
        QVERIFY2(test::statusText(line).endsWith(QStringLiteral("  stopped")), qPrintable(test::statusText(line)));
        QVERIFY(test::statusText(line).startsWith(QLatin1Char('!')));
        QVERIFY(!stop->isVisible());
    }

    void namesOfFilesAreNoMarkup()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        test::openText(fixture, test::smallCity(), QStringLiteral("<b>x<b>.json"));
        QVERIFY(test::statusText(line).contains(QStringLiteral("<b>x<b>.json")));
        for (const auto labels = line.findChildren<QLabel *>(); const QLabel *label : labels)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void longNamesDoNotForceTheWindowWide()
    {
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.show();
        const QString name = QString(200, QLatin1Char('m'));
        for (const char *ending : {"1.json", "2.json", "3.json"})
            test::openText(fixture, test::smallCity(), name + QLatin1String(ending));
        QVERIFY2(line.minimumSizeHint().width() <= 800, qPrintable(QString::number(line.minimumSizeHint().width())));
        QVERIFY(test::statusText(line).contains(name));  // for a screen reader, all of it
    }

    void theStatusIsReadableInTheDark()
    {
        applyTheme(carto::Theme::Dark);
        SessionFixture fixture;
        StatusLine line(fixture.session);
        line.resize(600, 24);
        line.show();
        test::openText(fixture, test::smallCity(), QStringLiteral("city.json"));
        const QImage picture = line.grab().toImage();
        QVERIFY(picture.pixelColor(picture.width() - 3, picture.height() / 2).lightness() < 80);
        QVERIFY(test::pixelsOf(picture, line.palette().color(QPalette::WindowText), 40) > 50);
        applyTheme(carto::Theme::Light);
    }

private:
    static QToolButton *buttonOf(const ModeBar &bar, Mode mode)
    {
        return qobject_cast<QToolButton *>(bar.widgetForAction(bar.modeActions().at(int(mode))));
    }
};

QTEST_MAIN(TestWindowBars)
#include "tst_windowbars.moc"
