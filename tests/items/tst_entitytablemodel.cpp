// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entitytablemodel.h"
#include "support/cityoftext.h"
#include "support/poolgate.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using items::EntityTableModel;

namespace {
constexpr Moment now = 1'768'392'000'000'000;  // 2026-01-14T12:00:00Z

const QByteArray stations = R"([
{"id":"urn:b","type":"Station","no2":{"type":"Property","value":1204.5,"unitCode":"GQ","observedAt":"2026-01-14T11:48:00Z"},
 "name":{"type":"Property","value":"<i>Bravo</i>"}},
{"id":"urn:a","type":"Station","no2":{"type":"Property","value":7,"unitCode":"GQ","quality":{"type":"Property","value":"ok"}},
 "name":{"type":"Property","value":"Alpha"}},
{"id":"urn:c","type":"Station","name":{"type":"Property","value":"Charlie"},
 "near":{"type":"Relationship","object":"urn:a"}}
])";
}  // namespace

class TestEntityTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_data = std::make_unique<store::Dataset>();
        std::ignore = *test::mergeText(*m_data, stations.toStdString());
        m_model = std::make_unique<EntityTableModel>([] { return now; });
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setTable(m_data->current(), 0);
    }

    void cellsAreForPeopleAndCopiesAreExact()
    {
        QCOMPARE(m_model->rowCount(), 3);
        const int no2 = column("no2 (µg/m³)");
        QCOMPARE(text(0, no2), QStringLiteral("1,205"));
        QCOMPARE(m_model->index(0, no2).data(items::ExactRole).toString(), QStringLiteral("1204.5"));
        QCOMPARE(m_model->index(0, no2).data(items::SortRole).toDouble(), 1204.5);
        QCOMPARE(text(2, no2), QString());
        QCOMPARE(text(0, EntityTableModel::ObservedColumn), QStringLiteral("12 min ago"));
        QCOMPARE(m_model->index(2, 0).data(items::IdRole).toString(), QStringLiteral("urn:c"));
        QCOMPARE(m_model->index(2, column("near")).data(items::LinkRole).toString(), QStringLiteral("urn:a"));
        QVERIFY(!m_model->index(3, 0).isValid());
    }

    void namesComeFirstAndSubAttributesAreHidden()
    {
        QCOMPARE(column("name"), static_cast<int>(EntityTableModel::FixedColumnCount));
        QVERIFY(m_model->hiddenAtFirst(column("no2.quality")));
        QVERIFY(!m_model->hiddenAtFirst(column("name")));
    }

    void toolTipsNeverHoldMarkupOfABroker()
    {
        const QString tip = m_model->index(0, column("name")).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QStringLiteral("<i>")));
        QVERIFY(tip.contains(QStringLiteral("&lt;i&gt;Bravo")));
    }

    void sortingKeepsRowsAndPutsMissingLast()
    {
        sort(column("no2 (µg/m³)"), Qt::AscendingOrder);
        QCOMPARE(ids(), QStringLiteral("urn:a urn:b urn:c"));
        sort(column("no2 (µg/m³)"), Qt::DescendingOrder);
        QCOMPARE(ids(), QStringLiteral("urn:b urn:a urn:c"));
        sort(column("name"), Qt::DescendingOrder);
        QCOMPARE(ids(), QStringLiteral("urn:c urn:a urn:b"));
        sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        QCOMPARE(ids(), QStringLiteral("urn:a urn:b urn:c"));
        m_model->sort(-1, Qt::AscendingOrder);
        QCOMPARE(ids(), QStringLiteral("urn:b urn:a urn:c"));
    }

    void aSortThatWasCalledOffDoesNotSort()
    {
        test::PoolGate gate;
        m_model->sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        QVERIFY(m_model->sorting());
        m_model->sort(-1, Qt::AscendingOrder);
        QVERIFY(!m_model->sorting());
        gate.openAndSettle();
        QCOMPARE(ids(), QStringLiteral("urn:b urn:a urn:c"));
    }

    void onlyTheLastOfSeveralSortsIsSeen()
    {
        test::PoolGate gate;
        QSignalSpy layouts(m_model.get(), &QAbstractItemModel::layoutChanged);
        m_model->sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        m_model->sort(EntityTableModel::IdColumn, Qt::DescendingOrder);
        gate.openAndSettle();
        QCOMPARE(layouts.size(), 1);
        QCOMPARE(ids(), QStringLiteral("urn:c urn:b urn:a"));
    }

    // The comparisons are what takes time: of many rows a stop is seen among them.
    void aStoppedSortEndsSoon()
    {
        std::string many = "[";
        for (int i = 0; i < 20'000; ++i)
            many += (i == 0 ? "{\"id\":\"urn:" : ",{\"id\":\"urn:") + std::to_string(i * 7919 % 20'000) +
                    "\",\"type\":\"T\"}";
        const store::VersionPtr version = test::versionOf(many + "]");
        std::stop_source stop;
        int asked = 0;
        const auto momentOf = [&](std::uint32_t row) {
            if (++asked == 20'000)  // the last of the keys: sorting begins
                stop.request_stop();
            return std::optional<Moment>(row * 7919 % 20'000);
        };
        QCOMPARE(items::orderByMoment(20'000, momentOf, false, stop.get_token()).size(), 0U);
        QCOMPARE(items::orderById(*version->tables()[0], false, stop.get_token()).size(), 0U);
        QCOMPARE(items::orderById(*version->tables()[0], false).size(), 20'000U);
    }

    void persistentIndexesFollowTheSort()
    {
        const QPersistentModelIndex alpha = m_model->index(1, 0);
        sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        QCOMPARE(alpha.row(), 0);
        QCOMPARE(alpha.data(items::IdRole).toString(), QStringLiteral("urn:a"));
        QCOMPARE(m_model->viewRow(*m_model->tableRow(2)), 2);
    }

    void newRowsAndColumnsAreInserted()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy rows(m_model.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy columns(m_model.get(), &QAbstractItemModel::columnsInserted);
        update(upsert(R"([{"id":"urn:d","type":"Station","pm10":{"type":"Property","value":3}}])"));
        QCOMPARE(resets.size(), 0);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first()[1].toInt(), 3);
        QCOMPARE(rows.first()[2].toInt(), 3);
        QCOMPARE(columns.size(), 1);
        QCOMPARE(text(3, column("pm10")), QStringLiteral("3"));
    }

    void changedRowsAreToldAsRanges()
    {
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        update(upsert(R"([{"id":"urn:a","type":"Station","no2":{"type":"Property","value":8,"unitCode":"GQ"}}])"));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first()[0].toModelIndex().row(), 1);
        QCOMPARE(changed.first()[1].toModelIndex().row(), 1);
        QCOMPARE(text(1, column("no2 (µg/m³)")), QStringLiteral("8"));
    }

    void removedRowsGoFromSortedViewsToo()
    {
        sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy sorted(m_model.get(), &QAbstractItemModel::layoutChanged);
        update(m_data->remove(std::vector<std::string>{"urn:b"}));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first()[1].toInt(), 1);
        QCOMPARE(ids(), QStringLiteral("urn:a urn:c"));
        QTRY_VERIFY(!m_model->sorting());
        QCOMPARE(ids(), QStringLiteral("urn:a urn:c"));
    }

    void insertedRowsFindTheirPlaceInASortedView()
    {
        sort(EntityTableModel::IdColumn, Qt::AscendingOrder);
        update(upsert(R"([{"id":"urn:aa","type":"Station","no2":{"type":"Property","value":3}}])"));
        QTRY_VERIFY(!m_model->sorting());
        QCOMPARE(ids(), QStringLiteral("urn:a urn:aa urn:b urn:c"));
    }

    void aDeltaThatDoesNotFitIsAReset()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        (void)upsert(R"([{"id":"urn:d","type":"Station"}])");
        update(upsert(R"([{"id":"urn:e","type":"Station"}])"));
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 5);
    }

private:
    store::Delta upsert(std::string_view json) { return *test::mergeText(*m_data, json, store::Merge::Update); }
    void sort(int column, Qt::SortOrder order)
    {
        m_model->sort(column, order);
        QTRY_VERIFY(!m_model->sorting());
    }
    void update(const store::Delta &delta) { m_model->update(m_data->current(), delta); }
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }
    QString ids() const
    {
        QStringList ids;
        for (int row = 0; row < m_model->rowCount(); ++row)
            ids << m_model->index(row, 0).data(items::IdRole).toString();
        return ids.join(QLatin1Char(' '));
    }
    int column(const char *name) const
    {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            if (m_model->headerData(column, Qt::Horizontal).toString() == QString::fromUtf8(name))
                return column;
        }
        return -1;
    }

    std::unique_ptr<store::Dataset> m_data;
    std::unique_ptr<EntityTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestEntityTableModel)
#include "tst_entitytablemodel.moc"
