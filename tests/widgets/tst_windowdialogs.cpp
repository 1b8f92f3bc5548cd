// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/widgetfixture.h"
#include "widgets/window/openbrokerdialog.h"
#include "widgets/window/quarantinedialog.h"
#include "widgets/window/welcomepage.h"

#include <QDialogButtonBox>
#include <QGroupBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;
using test::SessionFixture;

// What asks and lists before and beside the window.
class TestWindowDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }

    // --- how to reach a broker

    void theDialogSaysWhatItWillAsk_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing") << QString() << QStringLiteral("Paste it as you have it; the rest is found out.")
                                 << false;
        QTest::newRow("blanks") << QStringLiteral("   ")
                                << QStringLiteral("Paste it as you have it; the rest is found out.") << false;
        QTest::newRow("port") << QStringLiteral("localhost:1026")
                              << QStringLiteral("Will ask http://localhost:1026/ngsi-ld/v1") << true;
        QTest::newRow("blanks round it") << QStringLiteral("  localhost:1026 ")
                                         << QStringLiteral("Will ask http://localhost:1026/ngsi-ld/v1") << true;
        QTest::newRow("host alone") << QStringLiteral("broker.example.org")
                                    << QStringLiteral("Will ask https://broker.example.org/ngsi-ld/v1") << true;
        QTest::newRow("whole request") << QStringLiteral(
                                              "https://gateway.example.org/city/ngsi-ld/v1/entities?type=Lamp")
                                       << QStringLiteral("Will ask https://gateway.example.org/city/ngsi-ld/v1")
                                       << true;
        QTest::newRow("password") << QStringLiteral("http://me:secret@localhost:1026")
                                  << QStringLiteral("Will ask http://localhost:1026/ngsi-ld/v1") << true;
        QTest::newRow("another scheme") << QStringLiteral("ftp://x")
                                        << QStringLiteral(
                                               "“ftp://x” cannot be used (only http and https reach a broker).")
                                        << false;
    }
    void theDialogSaysWhatItWillAsk()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, said);
        QFETCH(const bool, good);
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), typed);
        QVERIFY2(test::seenTexts(dialog).contains(said), qPrintable(test::seenTexts(dialog).join(QLatin1Char('|'))));
        QCOMPARE(openButton(dialog)->isEnabled(), good);
    }

    void moreIsFoldedUntilItIsWanted()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *more = dialog.findChild<QGroupBox *>();
        QCOMPARE(more->title(), QStringLiteral("More"));
        QVERIFY(!headers(dialog)->isVisible());
        const int folded = dialog.height();
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(headers(dialog)->isVisible());
        QTRY_VERIFY(dialog.height() > folded);
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(!headers(dialog)->isVisible());
        QTRY_COMPARE(dialog.height(), folded);
    }

    void tabGoesThroughAllFieldsAndEachHasAName()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        write(url(dialog), QStringLiteral("localhost:1026"));
        unfold(dialog);
        const QList<QWidget *> stops = test::tabStops(dialog);
        for (const auto fields = dialog.findChildren<QLineEdit *>(); QLineEdit * field : fields)
            QVERIFY2(stops.contains(field), qPrintable(field->placeholderText()));
        QVERIFY(stops.contains(headers(dialog)));  // and it is left by Tab again
        QVERIFY(stops.contains(openButton(dialog)));
        QCOMPARE(test::unnamedStops(dialog), QStringList());
    }

    void allThatWasWrittenIsInTheRequest()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), QStringLiteral(" localhost:1026 "));
        unfold(dialog);
        write(field(dialog, QStringLiteral("&Tenant")), QStringLiteral(" city "));
        write(field(dialog, QStringLiteral("&Context")), QStringLiteral("https://example.org/c.jsonld"));
        write(field(dialog, QStringLiteral("Bearer to&ken")), QStringLiteral("abc"));
        write(field(dialog, QStringLiteral("T&ypes")), QStringLiteral("Lamp, ,Bin ,"));
        headers(dialog)->setPlainText(QStringLiteral("X-Api-Key: k:1\n\n  Accept-Language : nl\n"));
        const tasks::SourceRequest request = dialog.request();
        QCOMPARE(request.spec.kind, tasks::SourceSpec::Kind::Broker);
        QCOMPARE(request.spec.text, QStringLiteral("localhost:1026"));
        QCOMPARE(request.tenant, std::string("city"));
        QCOMPARE(request.options.context, QStringLiteral("https://example.org/c.jsonld"));
        QCOMPARE(request.authorization, QByteArray("Bearer abc"));
        QCOMPARE(request.options.types, QStringList({QStringLiteral("Lamp"), QStringLiteral("Bin")}));
        QCOMPARE(request.headers.size(), std::size_t(2));
        QCOMPARE(request.headers[0].name, QByteArray("X-Api-Key"));
        QCOMPARE(request.headers[0].value, QByteArray("k:1"));
        QCOMPARE(request.headers[1].name, QByteArray("Accept-Language"));
        QCOMPARE(request.headers[1].value, QByteArray("nl"));
    }

    void whatIsFoldedAwayIsNotUsed()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), QStringLiteral("localhost:1026"));
        unfold(dialog);
        write(field(dialog, QStringLiteral("&Tenant")), QStringLiteral("city"));
        headers(dialog)->setPlainText(QStringLiteral("X-Api-Key: k"));
        dialog.findChild<QGroupBox *>()->setChecked(false);
        const tasks::SourceRequest request = dialog.request();
        QVERIFY(request.tenant.empty());
        QVERIFY(request.headers.empty());
    }

    void headersThatAreNoneAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty") << QString() << true;
        QTest::newRow("blank lines") << QStringLiteral("\n \n") << true;
        QTest::newRow("one") << QStringLiteral("X: y") << true;
        QTest::newRow("without a value") << QStringLiteral("X:") << true;
        QTest::newRow("no colon") << QStringLiteral("X y") << false;
        QTest::newRow("no name") << QStringLiteral(": y") << false;
        QTest::newRow("a blank in the name") << QStringLiteral("X y: z") << false;
        QTest::newRow("the second one") << QStringLiteral("X: y\nZ") << false;
        QTest::newRow("letters that no header has") << QStringLiteral("Schlüssel: y") << false;
    }
    void headersThatAreNoneAreNamed()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), QStringLiteral("localhost:1026"));
        unfold(dialog);
        headers(dialog)->setPlainText(text);
        QCOMPARE(openButton(dialog)->isEnabled(), good);
        QCOMPARE(test::seenTexts(dialog).contains(QStringLiteral("Each line needs a name, a colon and a value.")),
                 !good);
    }

    void aBadHeaderThatIsFoldedAwayDoesNotHinder()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), QStringLiteral("localhost:1026"));
        unfold(dialog);
        headers(dialog)->setPlainText(QStringLiteral("no colon"));
        QVERIFY(!openButton(dialog)->isEnabled());
        // Nobody sees what is wrong any more, and it would not be sent.
        dialog.findChild<QGroupBox *>()->setChecked(false);
        QVERIFY(openButton(dialog)->isEnabled());
    }

    void passwordsStayOutOfSight()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        write(url(dialog), QStringLiteral("http://me:secret@localhost:1026/ngsi-ld/v1"));
        unfold(dialog);
        QVERIFY(!test::seenTexts(dialog).join(QLatin1Char(' ')).contains(QStringLiteral("secret")));
        QCOMPARE(field(dialog, QStringLiteral("Bearer to&ken"))->echoMode(), QLineEdit::Password);
        const tasks::SourceRequest request = dialog.request();
        QCOMPARE(request.spec.text, QStringLiteral("http://localhost:1026/ngsi-ld/v1"));
        QCOMPARE(request.authorization, QByteArray("Basic ") + QByteArray("me:secret").toBase64());
        // A token goes before it.
        write(field(dialog, QStringLiteral("Bearer to&ken")), QStringLiteral("abc"));
        QCOMPARE(dialog.request().authorization, QByteArray("Bearer abc"));
    }

    void enterOpensAndEscapeDoesNot()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QSignalSpy accepted(&dialog, &QDialog::accepted);
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        QTest::keyClick(url(dialog), Qt::Key_Return);  // nothing is written yet
        QCOMPARE(accepted.size(), 0);
        write(url(dialog), QStringLiteral("localhost:1026"));
        QTest::keyClick(url(dialog), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(rejected.size(), 1);
    }

    void aLongAddressDoesNotWidenTheDialog()
    {
        OpenBrokerDialog dialog;
        dialog.show();
        const int before = dialog.minimumSizeHint().width();
        write(url(dialog), test::longIri());
        QVERIFY2(dialog.minimumSizeHint().width() <= before + 40,
                 qPrintable(QStringLiteral("%1 before %2").arg(dialog.minimumSizeHint().width()).arg(before)));
    }

    // --- what could not be read

    void everythingUnreadableIsListedWithItsSource()
    {
        SessionFixture fixture;
        openOdd(fixture);
        QuarantineDialog dialog(fixture.session);
        dialog.show();
        auto *table = test::named<QTableView>(dialog, QStringLiteral("What could not be read"));
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(table->model()->index(0, items::QuarantineModel::Source).data().toString(),
                 QStringLiteral("one.json"));
        QCOMPARE(table->model()->index(2, items::QuarantineModel::Source).data().toString(),
                 QStringLiteral("two.json"));
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Not readable"));
    }

    void theChosenOneIsShownAsItCame()
    {
        SessionFixture fixture;
        openOdd(fixture);
        QuarantineDialog dialog(fixture.session);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *table = test::named<QTableView>(dialog, QStringLiteral("What could not be read"));
        auto *raw = test::named<QPlainTextEdit>(dialog, QStringLiteral("What came"));
        QCOMPARE(raw->toPlainText(), QStringLiteral(R"({"type":"Lamp"})"));
        QVERIFY(raw->isReadOnly());
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(raw->toPlainText(), QStringLiteral(R"({"id":7,"type":"<b>Lamp</b>"})"));
        QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(raw->toPlainText(), QStringLiteral(R"({"id":"urn:x:3"})"));
    }

    void theListIsLeftByTabAndClosedByEscape()
    {
        SessionFixture fixture;
        openOdd(fixture);
        QuarantineDialog dialog(fixture.session);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const QList<QWidget *> stops = test::tabStops(dialog);
        QVERIFY(stops.contains(test::named<QTableView>(dialog, QStringLiteral("What could not be read"))));
        QVERIFY(stops.contains(dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Close)));
        QCOMPARE(test::unnamedStops(dialog), QStringList());
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(rejected.size(), 1);
    }

    void whatComesLaterDoesNotMoveTheList()
    {
        SessionFixture fixture;
        openOdd(fixture);
        QuarantineDialog dialog(fixture.session);
        dialog.show();
        fixture.session.close(1);
        auto *table = test::named<QTableView>(dialog, QStringLiteral("What could not be read"));
        QCOMPARE(table->model()->rowCount(), 3);  // it holds what it shows
        table->selectRow(1);
        QVERIFY(
            test::named<QPlainTextEdit>(dialog, QStringLiteral("What came"))->toPlainText().contains(QLatin1Char('7')));
    }

    // --- nothing is open

    void anAddressIsAskedForAndHandedOn()
    {
        WelcomePage page;
        page.show();
        QSignalSpy wanted(&page, &WelcomePage::sourceWanted);
        auto *url = test::named<QLineEdit>(page, QStringLiteral("URL of a broker"));
        auto *open = test::withText<QPushButton>(page, QStringLiteral("Open"));
        QTest::mouseClick(open, Qt::LeftButton);
        QTest::keyClicks(url, QStringLiteral("   "));
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(wanted.size(), 0);
        QTest::keyClicks(url, QStringLiteral("localhost:1026 "));
        QTest::keyClick(url, Qt::Key_Return);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("localhost:1026"));
        QCOMPARE(wanted[1][0].toString(), QStringLiteral("localhost:1026"));
    }

    void filesAndDemoAreOneClickAway()
    {
        WelcomePage page;
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy file(&page, &WelcomePage::fileWanted);
        QSignalSpy demo(&page, &WelcomePage::demoWanted);
        QTest::mouseClick(test::withText<QPushButton>(page, QStringLiteral("Open file…")), Qt::LeftButton);
        QCOMPARE(file.size(), 1);
        auto *look = test::withText<QPushButton>(page, QStringLiteral("Look at the demo cities"));
        QVERIFY(test::tabStops(page).contains(look));
        QTest::keyClick(look, Qt::Key_Space);
        QCOMPARE(demo.size(), 1);
        QCOMPARE(test::unnamedStops(page), QStringList());
    }

    void thePageSaysWhatToDo()
    {
        WelcomePage page;
        page.show();
        QCOMPARE(test::seenTexts(page),
                 QStringList({QStringLiteral("No city yet"),
                              QStringLiteral("Paste a broker's URL, drop a file, or look at the demo cities.")}));
        QVERIFY(page.focusProxy());
    }

    void theFiveNewestSourcesAreOfferedAgain()
    {
        WelcomePage page;
        page.show();
        QSignalSpy wanted(&page, &WelcomePage::sourceWanted);
        QStringList recent;
        for (int i = 0; i < 7; ++i)
            recent << QStringLiteral("city%1.json").arg(i);
        page.setRecent(recent);
        QTRY_VERIFY(test::seenTexts(page).contains(QStringLiteral("Opened lately")));
        QVERIFY(test::withText<QPushButton>(page, QStringLiteral("city4.json")));
        QVERIFY(!test::withText<QPushButton>(page, QStringLiteral("city5.json")));
        QTest::mouseClick(test::withText<QPushButton>(page, QStringLiteral("city2.json")), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("city2.json"));
        page.setRecent({QStringLiteral("other.json")});
        QVERIFY(!test::withText<QPushButton>(page, QStringLiteral("city0.json")));
        page.setRecent({});
        QVERIFY(!test::seenTexts(page).contains(QStringLiteral("Opened lately")));
    }

    void anAmpersandInAnAddressIsNoShortcut()
    {
        WelcomePage page;
        page.show();
        QSignalSpy wanted(&page, &WelcomePage::sourceWanted);
        const QString address = QStringLiteral("http://localhost:1026/?type=A&limit=5");
        page.setRecent({address});
        auto *button = test::withText<QPushButton>(page, QStringLiteral("http://localhost:1026/?type=A&&limit=5"));
        QVERIFY(button);
        QVERIFY(button->shortcut().isEmpty());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted[0][0].toString(), address);
    }

    void longAddressesAreShortenedInTheMiddle()
    {
        WelcomePage page;
        page.resize(700, 500);
        QSignalSpy wanted(&page, &WelcomePage::sourceWanted);
        page.setRecent({test::longIri()});
        page.show();
        QVERIFY2(page.minimumSizeHint().width() < 600, qPrintable(QString::number(page.minimumSizeHint().width())));
        const auto buttons = page.findChildren<QPushButton *>();
        const QPushButton *button = buttons.last();
        QVERIFY2(button->text().startsWith(QStringLiteral("https://example.org/")), qPrintable(button->text()));
        // Nothing of it is cut off, and the whole address stands in the tip.
        QVERIFY(button->fontMetrics().horizontalAdvance(button->text()) <= button->width());
        QVERIFY(button->toolTip().contains(test::longIri()));
        QTest::mouseClick(buttons.last(), Qt::LeftButton);
        QCOMPARE(wanted[0][0].toString(), test::longIri());
    }

private:
    static QPushButton *openButton(const QDialog &dialog)
    {
        return dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open);
    }
    static QLineEdit *url(const QDialog &dialog)
    {
        return dialog.findChild<QLineEdit *>(QLatin1String(OpenBrokerDialog::urlName));
    }
    static QPlainTextEdit *headers(const QDialog &dialog)
    {
        return dialog.findChild<QPlainTextEdit *>(QLatin1String(OpenBrokerDialog::headersName));
    }
    static void unfold(const QDialog &dialog) { dialog.findChild<QGroupBox *>()->setChecked(true); }
    // The one that a label with this text belongs to.
    static QLineEdit *field(const QDialog &dialog, const QString &label)
    {
        const QLabel *found = test::withText<QLabel>(dialog, label);
        return found ? qobject_cast<QLineEdit *>(found->buddy()) : nullptr;
    }
    static void write(QLineEdit *field, const QString &text)
    {
        QVERIFY(field);
        QTest::keyClicks(field, text);
    }
    static void openOdd(SessionFixture &fixture)
    {
        test::openText(fixture, R"([{"type":"Lamp"},{"id":"urn:x:1","type":"Lamp"},{"id":7,"type":"<b>Lamp</b>"}])",
                       QStringLiteral("one.json"));
        test::openText(fixture, R"([{"id":"urn:x:2","type":"Lamp"},{"id":"urn:x:3"}])", QStringLiteral("two.json"));
    }
};

QTEST_MAIN(TestWindowDialogs)
#include "tst_windowdialogs.moc"
