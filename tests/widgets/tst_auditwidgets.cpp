// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingsmodel.h"
#include "items/scorecardmodel.h"
#include "net/documentfetcher.h"
#include "widgets/audit/findingdetail.h"
#include "widgets/audit/findingspage.h"
#include "widgets/audit/scorecardview.h"
#include "widgets/parts/theme.h"
#include "widgets/scorecardcell.h"
#include "widgets/shown.h"
#include "widgets/widgetfixture.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QNetworkAccessManager>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

using namespace civiscope;
using namespace civiscope::widgets;
using audit::Verdict;
using test::SessionFixture;

namespace {

constexpr const char *raw =
    R"({"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","no2":{"type":"Property","value":"12"},"z":[1]})";

schema::Finding wrongType()
{
    schema::Finding finding;
    finding.rule = schema::RuleCode::NumberAsString;
    finding.severity = schema::Severity::Warning;
    finding.entity = "urn:ngsi-ld:Lamp:1";
    finding.type = "Lamp";
    finding.pointer = "/no2/value";
    finding.found = "\"12\"";
    finding.expected = "number";
    return finding;
}

// All requirements, judged by what these checks found; of a file.
std::shared_ptr<const audit::Scorecard> card(std::vector<audit::CheckResult> results)
{
    auto made = std::make_shared<audit::Scorecard>();
    made->edition = audit::currentEdition();
    for (audit::CheckResult &result : results) {
        std::string id = result.id;
        made->checks.emplace(std::move(id), std::move(result));
    }
    made->columns = audit::rollUp(*made->edition, made->checks);
    return made;
}

// The first requirement that has a check of its own.
struct Checked {
    std::string slug;
    std::string id;
    std::string check;
};
Checked firstChecked()
{
    const audit::EditionPtr edition = audit::currentEdition();
    for (const audit::Mim &mim : edition->mims) {
        for (const audit::Requirement &requirement : mim.requirements) {
            if (!requirement.checks.empty())
                return {mim.slug, requirement.id, requirement.checks.front()};
        }
    }
    return {};
}

audit::CheckResult failed(const std::string &id)
{
    audit::CheckResult result{.id = id, .verdict = Verdict::NotMet};
    result.reasons = {{audit::ReasonCode::IdsNotUris, {"1", "3"}}};
    result.evidence = {{.request = "GET http://broker/entities?a=1&b=<2>",
                        .at = SessionFixture::now,
                        .status = 200,
                        .bytes = 1234,
                        .sha256 = "abc123",
                        .excerpt = "<script>",
                        .entity = "lamp <b>two</b>"}};
    result.entities = {"lamp <b>two</b>", "urn:x:2"};
    result.entityCount = 2;
    return result;
}

}  // namespace

// What an auditor reads: one finding, the list of them, the scorecard.
class TestAuditWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::prepareWidgets(); }
    void cleanup() { applyTheme(carto::Theme::Light); }

    // --- one finding

    void aFindingSaysWhatWhereAndHow()
    {
        FindingDetail detail;
        detail.resize(420, 500);
        detail.QWidget::show();
        detail.show(wrongType(), raw);
        const QStringList texts = test::seenTexts(detail);
        for (const char *name : {"Found", "Expected", "Where", "Rule"})
            QVERIFY2(texts.contains(QLatin1String(name)), name);
        QVERIFY(!texts.contains(QStringLiteral("Schema")));  // none says so
        QVERIFY(texts.contains(QStringLiteral("\"12\"")));
        QVERIFY(texts.contains(QStringLiteral("urn:ngsi-ld:Lamp:1 /no2/value")));
        QVERIFY(texts.contains(QStringLiteral("number-as-string · warning · fault of the data")));
        QVERIFY(test::shownText(detail, "findingSentence").contains(QStringLiteral("no2")));
    }

    void thePlaceIsLitInTheEntity()
    {
        FindingDetail detail;
        detail.resize(420, 500);
        detail.QWidget::show();
        detail.show(wrongType(), raw);
        QVERIFY(detail.raw().isVisible() && detail.raw().isReadOnly());
        QVERIFY(detail.raw().toPlainText().startsWith(QStringLiteral("{\n  \"id\"")));
        QCOMPARE(detail.raw().extraSelections().size(), 1);
        const QTextEdit::ExtraSelection lit = detail.raw().extraSelections().front();
        QVERIFY2(lit.cursor.selectedText().endsWith(QStringLiteral("\"12\"")), qPrintable(lit.cursor.selectedText()));
        // Dark on light in both themes.
        QVERIFY(lit.format.background().color().lightness() - lit.format.foreground().color().lightness() > 120);
    }

    void whatHasNoPlaceLightsNothing_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("the entity itself") << QString();
        QTest::newRow("what is not there") << QStringLiteral("/pm10/value");
        QTest::newRow("no pointer") << QStringLiteral("no2");
    }
    void whatHasNoPlaceLightsNothing()
    {
        QFETCH(const QString, pointer);
        QPlainTextEdit edit;
        lightPlace(edit, prettyJson(raw), "/no2/value");
        QCOMPARE(edit.extraSelections().size(), 1);
        lightPlace(edit, prettyJson(raw), pointer.toStdString());
        QCOMPARE(edit.extraSelections().size(), 0);
        QCOMPARE(edit.textCursor().position(), 0);
    }

    void lettersBeyondAsciiDoNotShiftThePlace()
    {
        QPlainTextEdit edit;
        const std::string text = prettyJson(R"({"name":"Zürich 🚲 Süd","no2":{"value":12}})");
        lightPlace(edit, text, "/no2/value");
        QVERIFY(edit.extraSelections().front().cursor.selectedText().endsWith(QStringLiteral("12")));
        QVERIFY(!edit.extraSelections().front().cursor.selectedText().contains(QLatin1Char('}')));
    }

    void whatIsNoJsonIsShownAsItIs()
    {
        QCOMPARE(prettyJson("{\"a\": "), std::string("{\"a\": "));
        QCOMPARE(prettyJson("{\"b\":1,\"a\":2}"), std::string("{\n  \"b\": 1,\n  \"a\": 2\n}"));  // in its order
        FindingDetail detail;
        detail.QWidget::show();
        detail.show(wrongType(), {});
        QVERIFY(!detail.raw().isVisible());
    }

    void nothingChosenLeavesOneSentence()
    {
        FindingDetail detail;
        detail.resize(420, 400);
        detail.QWidget::show();
        detail.show(wrongType(), raw);
        detail.clear(QStringLiteral("Choose a finding."));
        QCOMPARE(test::seenTexts(detail), QStringList(QStringLiteral("Choose a finding.")));
        QVERIFY(!detail.raw().isVisible());
        QVERIFY(test::textOf(detail, "findingSentence").isEmpty());
        QCOMPARE(test::shownText(detail, "findingFix"), QStringLiteral("Choose a finding."));
    }

    void longValuesDoNotWidenTheDetails()
    {
        FindingDetail detail;
        detail.resize(320, 400);
        detail.QWidget::show();
        schema::Finding finding = wrongType();
        finding.entity = finding.found = finding.schema = test::longIri().toStdString();
        detail.show(finding, raw);
        QCOMPARE(detail.minimumWidth(), 280);
        QVERIFY(detail.minimumSizeHint().width() <= 280);
        QTRY_VERIFY(detail.widget()->width() <= detail.viewport()->width());
        QCOMPARE(detail.horizontalScrollBar()->maximum(), 0);
    }

    void theDetailsAreLeftByTab()
    {
        FindingDetail detail;
        detail.resize(420, 500);
        detail.QWidget::show();
        detail.show(wrongType(), raw);
        QVERIFY(QTest::qWaitForWindowActive(&detail));
        detail.raw().setFocus();
        QTest::keyClick(&detail.raw(), Qt::Key_Tab);
        QVERIFY(!detail.raw().hasFocus() || test::tabStops(detail).size() == 1);
        QCOMPARE(detail.raw().accessibleName(), QStringLiteral("Raw JSON of the entity, the place of the finding lit"));
        QVERIFY(detail.raw().toPlainText().startsWith(QLatin1Char('{')));
    }

    // --- the list of them

    void withoutASourceThePageSaysWhatToDo()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        page.resize(900, 500);
        page.show();
        const QStringList texts = test::seenTexts(page);
        QVERIFY(texts.contains(QStringLiteral("No source is open. Open a broker, a file or a demo city, and what is "
                                              "wrong with its data is listed here.")));
        QVERIFY(texts.contains(QStringLiteral("Choose a finding to read what is wrong, and how to put it right.")));
        QVERIFY(!page.tree().isVisible());
    }

    void aCleanSourceSaysThatNothingWasFound()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        page.resize(900, 500);
        test::openText(fixture, R"([
            {"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","@context":{"Lamp":"urn:example:Lamp"}},
            {"id":"urn:ngsi-ld:Lamp:2","type":"Lamp","@context":{"Lamp":"urn:example:Lamp"}}])",
                       QStringLiteral("clean.json"));
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(book.state(1).validation, 10000);
        const QString state = test::shownText(page, "findingsState");
        QVERIFY2(state.startsWith(QStringLiteral("2 entities: 0 valid, 0 invalid, 2 without a schema · "
                                                 "0 errors, 0 warnings, 0 notes")),
                 qPrintable(state));
        QVERIFY(test::seenTexts(page).contains(QStringLiteral("Nothing was found.")));
        QVERIFY(test::seenTexts(page).contains(
            QStringLiteral("Some types have no schema here: name a folder of schemas for them.")));
    }

    void aFindingOpensByEnterAndIsRememberedUnderAFilter()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        page.resize(900, 500);
        openFaulty(fixture, book, page);
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy zoom(&page, &FindingsPage::zoomRequested);
        const QModelIndex group = page.model().index(0, 0);
        page.tree().setFocus();
        page.tree().setCurrentIndex(group);
        QTest::keyClick(&page.tree(), Qt::Key_Return);  // a heading is no finding
        QCOMPARE(zoom.size(), 0);
        page.tree().expand(group);
        QTest::keyClick(&page.tree(), Qt::Key_Down);
        const auto before = page.model().finding(page.tree().currentIndex());
        QVERIFY(before);
        QCOMPARE(fixture.session.selection().current()->id, before->entity);
        QTest::keyClick(&page.tree(), Qt::Key_Return);
        QCOMPARE(zoom.size(), 1);
        // Another severity, and back: what was chosen is chosen still.
        page.severities().setCurrentIndex(1);
        page.severities().setCurrentIndex(0);
        QCOMPARE(page.model().finding(page.tree().currentIndex()), before);
    }

    void aFilterThatLeavesNothingSaysSo()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        page.resize(900, 500);
        test::openText(fixture, R"([{"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","p":{"type":"Property","value":"12"}}])",
                       QStringLiteral("one.json"));
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(book.state(1).validation, 10000);
        QVERIFY(page.tree().isVisible());
        page.severities().setCurrentIndex(page.severities().findData(int(schema::Severity::Error)));
        QVERIFY(
            test::seenTexts(page).contains(QStringLiteral("Nothing of this severity and type. Choose others above.")));
        QVERIFY(!page.tree().isVisible());
    }

    void everythingOnThePageHasAName()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        page.resize(900, 500);
        openFaulty(fixture, book, page);
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QCOMPARE(test::unnamedStops(page), QStringList());
        const auto stops = test::tabStops(page);
        QVERIFY(stops.contains(&page.tree()) && stops.contains(&page.severities()) && stops.contains(&page.types()));
    }

    void closingTheSourceEmptiesThePage()
    {
        SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        FindingsPage page(fixture.session, book);
        openFaulty(fixture, book, page);
        fixture.session.close(1);
        QTRY_COMPARE(page.model().rowCount(), 0);
        QVERIFY(test::textOf(page, "findingsState").isEmpty());
    }

    // --- the scorecard

    void theFirstThatIsNotMetIsChosen()
    {
        const auto made = card({failed(firstChecked().check)});
        const audit::Row *first = nullptr;
        for (const audit::Column &column : made->columns) {
            for (const audit::Row &row : column.rows)
                first = !first && row.verdict == Verdict::NotMet ? &row : first;
        }
        QVERIFY(first);
        View view;
        view.widget.setCard(made);
        const QString text = view.widget.details().toPlainText();
        QVERIFY2(text.contains(QString::fromStdString(first->requirement->id)), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("not met")));
        QVERIFY(view.widget.matrix().currentIndex().isValid());
    }

    void withoutACardThereIsNothing()
    {
        View view;
        view.widget.setCard(nullptr);
        QVERIFY(view.widget.details().toPlainText().isEmpty());
        QCOMPARE(view.widget.matrix().model()->rowCount(), 0);
        QTest::mouseClick(view.widget.matrix().viewport(), Qt::LeftButton);  // and no fault
        view.widget.setCard(card({}));
        QVERIFY(!view.widget.details().toPlainText().isEmpty());
        view.widget.setCard(nullptr);
        QVERIFY(view.widget.details().toPlainText().isEmpty());
    }

    void evidenceIsTextAndNeverMarkup()
    {
        const Checked wanted = firstChecked();
        const auto made = card({failed(wanted.check)});
        View view;
        view.widget.setCard(made);
        test::clickRequirement(view.widget, *made, wanted.slug, wanted.id);
        const QString text = view.widget.details().toPlainText();
        for (const char *part : {"GET http://broker/entities?a=1&b=<2>", "<script>", "lamp <b>two</b>", "abc123",
                                 "status 200", "1.2 kB", "Entities concerned: 2"})
            QVERIFY2(text.contains(QLatin1String(part)), part);
    }

    void linksSelectAndCopy()
    {
        const Checked wanted = firstChecked();
        const auto made = card({failed(wanted.check)});
        View view;
        view.widget.setCard(made);
        test::clickRequirement(view.widget, *made, wanted.slug, wanted.id);
        QSignalSpy one(&view.widget, &ScorecardView::entityChosen);
        QSignalSpy all(&view.widget, &ScorecardView::entitiesChosen);
        const QString check = QString::fromStdString(wanted.check);
        view.follow(QStringLiteral("#entity-%1-1").arg(check));
        QCOMPARE(one.size(), 1);
        QCOMPARE(one[0][0].toString(), QStringLiteral("urn:x:2"));
        view.follow(QStringLiteral("#all-%1").arg(check));
        QCOMPARE(all[0][0].toStringList().size(), 2);
        view.follow(QStringLiteral("#copy-%1-0").arg(check));
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("GET http://broker/entities?a=1&b=<2>"));
        // What is none of ours does nothing.
        for (const char *odd : {"#entity-%1-9", "#copy-%1-9", "#entity-Z9-0", "#", "#all", "#other-%1-0"})
            view.follow(QString::fromLatin1(odd).replace(QStringLiteral("%1"), check));
        QCOMPARE(one.size(), 1);
        QCOMPARE(all.size(), 1);
    }

    void arrowsGoFromRequirementToRequirement()
    {
        View view;
        view.widget.setCard(card({failed(firstChecked().check)}));
        QVERIFY(QTest::qWaitForWindowActive(&view.widget));
        view.widget.matrix().setFocus();
        const QString before = view.widget.details().toPlainText();
        QTest::keyClick(&view.widget.matrix(), Qt::Key_Right);
        QVERIFY(view.widget.details().toPlainText() != before);
        QTest::keyClick(&view.widget.matrix(), Qt::Key_Left);
        QCOMPARE(view.widget.details().toPlainText(), before);
        QTest::keyClick(&view.widget.matrix(), Qt::Key_Tab);  // Tab leaves it
        QVERIFY(!view.widget.matrix().hasFocus());
        QCOMPARE(test::unnamedStops(view.widget), QStringList());
    }

    void thePlaceStaysOverANewRun()
    {
        const auto made = card({});
        View view;
        view.widget.setCard(made);
        const auto &mims = made->edition->mims;
        const std::string id = mims[1].requirements[1].id;
        test::clickRequirement(view.widget, *made, mims[1].slug, id);
        const QModelIndex place = view.widget.matrix().currentIndex();
        view.widget.setCard(card({failed(firstChecked().check)}));
        QCOMPARE(view.widget.matrix().currentIndex(), place);
        QVERIFY(view.widget.details().toPlainText().contains(QString::fromStdString(id)));
    }

    void cellsWrapAndNeverScrollSideways()
    {
        View view;
        view.widget.setCard(card({}));
        const int wide = view.widget.matrix().model()->columnCount();
        view.widget.resize(420, 400);
        QTRY_VERIFY(view.widget.matrix().model()->columnCount() < wide);
        QCOMPARE(view.widget.matrix().horizontalScrollBar()->maximum(), 0);
        view.widget.resize(1600, 400);
        QTRY_VERIFY(view.widget.matrix().model()->columnCount() > wide);
    }

    void verdictsDifferInMarkAndWordNotOnlyInColour()
    {
        View view;
        view.widget.setCard(card({failed(firstChecked().check)}));
        auto *model = qobject_cast<items::ScorecardModel *>(view.widget.matrix().model());
        std::map<int, QSet<QString>> words;
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QModelIndex index = model->index(row, column);
                if (model->requirement(index))
                    words[index.data(items::ScorecardModel::VerdictRole).toInt()]
                        << index.data().toString().section(QLatin1Char('\n'), 1);
            }
        }
        QVERIFY(words.size() >= 3);
        QSet<QString> all;
        for (const auto &[verdict, said] : words) {
            QCOMPARE(said.size(), 1);
            QVERIFY(!all.contains(*said.begin()));
            all += said;
        }
    }

private:
    struct View {
        View()
        {
            widget.resize(900, 500);
            widget.show();
        }
        void follow(const QString &anchor) { Q_EMIT widget.details().anchorClicked(QUrl(anchor)); }
        ScorecardView widget;
    };

    std::shared_ptr<schema::SchemaLoader> loader()
    {
        return std::make_shared<schema::SchemaLoader>(
            std::make_shared<net::NetworkFetcher>(net::HttpTransport::create(&m_network)), QString());
    }
    // Shown once it is read: what is looked at then is checked at once, a change only after a while.
    static void openFaulty(SessionFixture &fixture, workspace::FindingsBook &book, FindingsPage &page)
    {
        test::openText(fixture, R"([
            {"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","p":{"type":"Property","value":"12","unitCode":"WTT"}},
            {"id":"urn:ngsi-ld:Lamp:2","type":"Lamp","p":{"type":"Property","value":1,"unitCode":"watts"}},
            {"id":"urn:ngsi-ld:Lamp:3","type":"Lamp","p":{"type":"Property","value":1,"unitCode":"WTT",
             "observedAt":"2026-01-01T00:00:00"}}])",
                       QStringLiteral("faulty.json"));
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(book.state(1).validation, 10000);
    }

    QNetworkAccessManager m_network;
};

QTEST_MAIN(TestAuditWidgets)
#include "tst_auditwidgets.moc"
