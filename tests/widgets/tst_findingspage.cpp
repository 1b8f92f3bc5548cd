// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingsmodel.h"
#include "net/documentfetcher.h"
#include "tests/support/sessionfixture.h"
#include "widgets/audit/findingdetail.h"
#include "widgets/audit/findingspage.h"
#include "widgets/parts/theme.h"
#include "widgets/shown.h"
#include "widgets/window/inspector.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTreeView>

using namespace civiscope;

class TestFindingsPage : public QObject {
    Q_OBJECT

private:
    static constexpr const char *entities = R"([
        {"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","power":{"type":"Property","value":"12","unitCode":"WTT"}},
        {"id":"urn:ngsi-ld:Lamp:2","type":"Lamp","power":{"type":"Property","value":13,"unitCode":"WTT"}},
        {"id":"urn:ngsi-ld:Lamp:3","type":"Lamp","power":{"type":"Property","value":14,"unitCode":"WTT",
         "observedAt":"2026-01-01T00:00:00"}},
        {"id":"urn:ngsi-ld:Bin:1","type":"Bin","fill":{"type":"Property","value":1,"unitCode":"watts"}}])";

    test::SessionFixture m_fixture;
    QNetworkAccessManager m_network;

    std::shared_ptr<schema::SchemaLoader> loader()
    {
        return std::make_shared<schema::SchemaLoader>(
            std::make_shared<net::NetworkFetcher>(net::HttpTransport::create(&m_network)), QString());
    }

    static QModelIndex lineOf(const items::FindingsModel &model, const QString &rule)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(Qt::ToolTipRole).toString() == rule)
                return model.index(row, 0);
        }
        return {};
    }

private Q_SLOTS:
    // The inspector is told of every round of live data: what it lists of an entity stays until it is another.
    void theInspectorListsFindingsOnlyWhenTheyChange()
    {
        test::SessionFixture fixture;
        workspace::FindingsBook book(fixture.session, loader(), [](const auto &) { return QStringList(); });
        widgets::Inspector inspector(fixture.session);
        inspector.setFindings(book);
        auto *list = inspector.findChild<QListWidget *>();
        QVERIFY(list);
        const QString path = fixture.write(QStringLiteral("lamps.json"), entities);
        const workspace::Source *source = fixture.open(path);
        test::SessionFixture::waitFor(source);
        fixture.session.selection().select({{source->id(), "urn:ngsi-ld:Lamp:3"}});
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Not checked yet")));
        book.watch(source->id());
        QTRY_VERIFY_WITH_TIMEOUT(book.state(source->id()).validation, 10000);
        QTRY_VERIFY(!list->item(0)->text().startsWith(QStringLiteral("Not checked yet")));
        QSignalSpy listed(list->model(), &QAbstractItemModel::rowsInserted);
        Q_EMIT book.changed(source->id());
        Q_EMIT fixture.session.shownChanged(fixture.session.source(source->id()), {});
        QCOMPARE(listed.size(), 0);
        fixture.session.selection().select({{source->id(), "urn:ngsi-ld:Bin:1"}});
        QVERIFY(listed.size() > 0);
    }

    void aFindingLeadsToItsEntityAndItsPlace()
    {
        workspace::FindingsBook book(m_fixture.session, loader(), [](const auto &) { return QStringList(); });
        widgets::FindingsPage page(m_fixture.session, book);
        const QAbstractItemModelTester tester(&page.model());
        page.resize(1000, 600);
        page.show();
        const workspace::Source *source = m_fixture.open(m_fixture.write(QStringLiteral("lamps.json"), entities));
        test::SessionFixture::waitFor(source);
        QTRY_VERIFY_WITH_TIMEOUT(book.state(source->id()).validation, 10000);
        const QString state = test::shownText(page, "findingsState");
        QVERIFY2(state.startsWith(QLatin1String("4 entities")), qPrintable(state));

        const QModelIndex group = lineOf(page.model(), QStringLiteral("time-without-zone"));
        QVERIFY(group.isValid());
        QCOMPARE(group.siblingAtColumn(items::FindingsModel::Count).data().toString(), QStringLiteral("1"));
        page.tree().setCurrentIndex(page.model().index(0, 0, group));
        QCOMPARE(m_fixture.session.selection().current()->id, "urn:ngsi-ld:Lamp:3");
        QVERIFY(test::shownText(page, "findingSentence").contains(QLatin1String("does not say in which zone")));
        QCOMPARE(page.detail().raw().extraSelections().size(), 1);
        QCOMPARE(page.detail().raw().extraSelections().front().cursor.selectedText(),
                 QStringLiteral("\"observedAt\": \"2026-01-01T00:00:00\""));
    }

    void filtersLeaveWhatTheyName()
    {
        workspace::FindingsBook book(m_fixture.session, loader(), [](const auto &) { return QStringList(); });
        widgets::FindingsPage page(m_fixture.session, book);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.model().validation(), 10000);
        QVERIFY(lineOf(page.model(), QStringLiteral("number-as-string")).isValid());
        page.severities().setCurrentIndex(page.severities().findData(int(schema::Severity::Error)));
        QVERIFY(!lineOf(page.model(), QStringLiteral("number-as-string")).isValid());
        QVERIFY(lineOf(page.model(), QStringLiteral("unit-unknown")).isValid());
        page.types().setCurrentIndex(page.types().findData(QStringLiteral("Lamp")));
        Q_EMIT page.types().activated(page.types().currentIndex());
        QVERIFY(!lineOf(page.model(), QStringLiteral("unit-unknown")).isValid());
        QVERIFY(lineOf(page.model(), QStringLiteral("time-without-zone")).isValid());
    }

    void noLineOfTheDetailsIsCutWhereThereIsLittleRoom()
    {
        workspace::FindingsBook book(m_fixture.session, loader(), [](const auto &) { return QStringList(); });
        widgets::FindingsPage page(m_fixture.session, book);
        page.resize(620, 300);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(page.model().validation(), 10000);
        page.tree().setCurrentIndex(
            page.model().index(0, 0, lineOf(page.model(), QStringLiteral("time-without-zone"))));
        int wrapped = 0;
        QCoreApplication::processEvents();
        for (const auto labels = page.detail().findChildren<QLabel *>(); const QLabel *label : labels) {
            if (!label->isVisible() || !label->wordWrap())
                continue;
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            wrapped += label->height() > 2 * label->fontMetrics().height() - 4;
        }
        QVERIFY(wrapped > 0);  // there was little room
    }

    void structuresThatWereFoundHavePlacesToBreakLines()
    {
        widgets::FindingDetail detail;
        schema::Finding finding;
        finding.found = "{\"a,\\\":b\":[1,2],\"c\":\"x\"}";
        detail.show(finding, "{}");
        const auto labels = detail.findChildren<QLabel *>();
        QVERIFY(std::ranges::contains(labels, QStringLiteral("{\"a,\\\":b\": [1, 2], \"c\": \"x\"}"), &QLabel::text));
    }

    void nobodyLooksNothingIsChecked()
    {
        workspace::FindingsBook book(m_fixture.session, loader(), [](const auto &) { return QStringList(); });
        const widgets::FindingsPage page(m_fixture.session, book);
        QCoreApplication::processEvents();
        for (const auto &source : m_fixture.session.sources())
            QVERIFY(!book.state(source->id()).running && !book.state(source->id()).validation);
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("CIVISCOPE_PICTURES");
        if (folder.isEmpty())
            QSKIP("CIVISCOPE_PICTURES names no folder");
        workspace::FindingsBook book(m_fixture.session, loader(), [](const auto &) { return QStringList(); });
        for (const carto::Theme theme : {carto::Theme::Light, carto::Theme::Dark}) {
            widgets::applyTheme(theme);
            widgets::FindingsPage page(m_fixture.session, book);
            page.resize(1100, 640);
            page.show();
            QTRY_VERIFY_WITH_TIMEOUT(page.model().validation(), 10000);
            page.tree().expandAll();
            page.tree().setCurrentIndex(page.model().index(0, 0, page.model().index(0, 0)));
            QVERIFY(page.grab().save(QDir(folder).filePath(theme == carto::Theme::Dark
                                                               ? QStringLiteral("findings-dark.png")
                                                               : QStringLiteral("findings-light.png"))));
        }
    }
};

QTEST_MAIN(TestFindingsPage)
#include "tst_findingspage.moc"
