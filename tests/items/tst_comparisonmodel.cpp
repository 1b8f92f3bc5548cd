// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/comparisonmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using compare::AttributeRow;
using compare::AttributeSide;
using compare::Comparison;
using compare::Match;
using compare::TypeRow;
using compare::TypeSide;
using items::ComparisonModel;

namespace {

constexpr Moment now = 1'768'392'000'000'000;  // 2026-01-14T12:00:00Z
constexpr Moment minute = 60'000'000;

AttributeSide no2Of(const std::string &unit, double coverage)
{
    AttributeSide side{.iri = "https://example.org/no2", .name = "no2", .unit = unit};
    side.coverage = coverage;
    side.numbers = 10;
    side.newest = now - 12 * minute;
    return side;
}

// A type of both whose attribute is in both, one of A alone, one of B alone.
std::shared_ptr<const Comparison> sample()
{
    auto all = std::make_shared<Comparison>();
    all->sources.a.name = "Antwerp";
    all->sources.b.name = "Brisbane";
    TypeSide air{.iri = "https://example.org/Air", .name = "Air", .count = 1204};
    air.newest = now - 5 * minute;
    air.validity = 0.98;
    TypeSide lucht{.iri = "https://example.org/Lucht", .name = "Lucht", .count = 1};
    AttributeRow no2{.sides = {no2Of("GQ", 1), no2Of("C62", 0.5)}};
    no2.conflicts = {compare::Conflict::Unit};
    no2.notes = {{.code = compare::NoteCode::SmallN, .side = compare::Side::B, .number = 1}};
    AttributeRow pm10{.match = Match::OnlyA};
    pm10.sides.a = AttributeSide{.iri = "https://example.org/pm10", .name = "pm10"};
    pm10.sides.a->numbers = 3;
    TypeRow both{.match = Match::Suggested,
                 .sides = {air, lucht},
                 .suggestion = compare::Suggestion{.score = 0.83, .reasons = {compare::MatchReason::SameKind}},
                 .attributes = {no2, pm10}};
    TypeRow ferry{.match = Match::OnlyB};
    ferry.sides.b = TypeSide{.iri = "https://example.org/Ferry", .name = "Ferry", .count = 2};
    all->types = {both, ferry};
    return all;
}

}  // namespace

class TestComparisonModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_model = std::make_unique<ComparisonModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setComparison(sample(), now);
    }

    void typesStandAboveTheirAttributes()
    {
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->columnCount(), int(ComparisonModel::ColumnCount));
        const QModelIndex air = m_model->index(0, 0);
        QCOMPARE(m_model->rowCount(air), 2);
        QCOMPARE(m_model->rowCount(m_model->index(1, 0)), 0);
        QCOMPARE(m_model->at(air).type, std::size_t(0));
        QVERIFY(!m_model->at(air).attribute);
        QCOMPARE(m_model->at(m_model->index(1, 0, air)).attribute, std::optional<std::size_t>(1));
    }

    void aTypeIsToldOnBothSides()
    {
        QCOMPARE(line({}, 0), QStringList({u"Air / Lucht"_s,
                                           u"suggested"_s,
                                           u"1,204"_s,
                                           u"1"_s,
                                           {},
                                           {},
                                           u"5 min ago"_s,
                                           u"–"_s,
                                           u"98 %"_s,
                                           u"–"_s,
                                           u"same kind; 83 of 100"_s}));
        QCOMPARE(
            line({}, 1),
            QStringList(
                {u"Ferry"_s, u"only in Brisbane"_s, u"–"_s, u"2"_s, u"–"_s, {}, u"–"_s, u"–"_s, u"–"_s, u"–"_s, {}}));
    }

    void anAttributeIsToldOnBothSides()
    {
        const QModelIndex air = m_model->index(0, 0);
        QCOMPARE(line(air, 0),
                 QStringList({u"no2"_s,
                              u"same IRI"_s,
                              u"100 %"_s,
                              u"50 %"_s,
                              u"µg/m³"_s,
                              u"C62"_s,
                              u"12 min ago"_s,
                              u"12 min ago"_s,
                              {},
                              {},
                              u"The units do not convert into each other: µg/m³ in Antwerp, one (C62) in Brisbane.  "
                              "Only 1 in Brisbane: too few to say much."_s}));
        QCOMPARE(
            line(air, 1),
            QStringList(
                {u"pm10"_s, u"only in Antwerp"_s, u"0 %"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s, {}, u"–"_s, {}}));
    }

    void toolTipsSayMore()
    {
        const QModelIndex air = m_model->index(0, 0);
        const auto tip = [](const QModelIndex &index, int column) {
            return index.siblingAtColumn(column).data(Qt::ToolTipRole).toString();
        };
        QVERIFY(tip(air, ComparisonModel::Name).contains(u"https://example.org/Air"_s));
        QVERIFY(tip(air, ComparisonModel::Name).contains(u"https://example.org/Lucht"_s));
        QVERIFY(tip(air, ComparisonModel::Match).contains(u"same kind; 83 of 100"_s));
        const QModelIndex no2 = m_model->index(0, 0, air);
        QCOMPARE(tip(no2, ComparisonModel::Name).count(u"https://example.org/no2"_s), 1);
        QVERIFY(tip(no2, ComparisonModel::Match).isEmpty());
        QVERIFY(tip(no2, ComparisonModel::Remarks).contains(u"Only 1 in Brisbane"_s));
        QVERIFY(tip(no2, ComparisonModel::FilledA).isEmpty());
    }

    void numbersStandRightAndRowsHaveIds()
    {
        const QModelIndex air = m_model->index(0, 0);
        QCOMPARE(air.siblingAtColumn(ComparisonModel::FilledA).data(Qt::TextAlignmentRole).toInt(),
                 int(Qt::AlignRight | Qt::AlignVCenter));
        QVERIFY(!air.data(Qt::TextAlignmentRole).isValid());
        QCOMPARE(air.data(items::IdRole).toString(), u"https://example.org/Air"_s);
        QCOMPARE(m_model->index(1, 0).data(items::IdRole).toString(), u"https://example.org/Ferry"_s);
        QCOMPARE(m_model->index(0, 0, air).data(items::IdRole).toString(), u"https://example.org/no2"_s);
    }

    void sortAndCopyAreWhatIsShown()
    {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            const QModelIndex cell = m_model->index(0, column);
            QCOMPARE(cell.data(items::SortRole), cell.data());
            QCOMPARE(cell.data(items::ExactRole), cell.data());
        }
    }

    void headsNameTheCities()
    {
        QStringList heads;
        for (int column = 0; column < m_model->columnCount(); ++column)
            heads << m_model->headerData(column, Qt::Horizontal).toString();
        QCOMPARE(heads,
                 QStringList({u"Type, attribute"_s, u"Match"_s, u"Filled, Antwerp"_s, u"Filled, Brisbane"_s,
                              u"Unit, Antwerp"_s, u"Unit, Brisbane"_s, u"Newest, Antwerp"_s, u"Newest, Brisbane"_s,
                              u"Valid, Antwerp"_s, u"Valid, Brisbane"_s, u"What to know"_s}));
        m_model->setComparison(nullptr, now);
        QCOMPARE(m_model->headerData(ComparisonModel::FilledB, Qt::Horizontal).toString(), u"Filled, B"_s);
    }

    void rowsAreFoundByTheirPlaceInTheComparison()
    {
        QCOMPARE(m_model->find(1, std::nullopt).data().toString(), u"Ferry"_s);
        QCOMPARE(m_model->find(0, 1).data().toString(), u"pm10"_s);
        QVERIFY(!m_model->find(2, std::nullopt).isValid());
        QVERIFY(!m_model->find(0, 2).isValid());
        QVERIFY(!m_model->find(2, 0).isValid());
    }

    void anotherComparisonIsOneReset()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setComparison(sample(), now + 5 * minute);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(line({}, 0)[ComparisonModel::NewestA], u"10 min ago"_s);
        m_model->setComparison(nullptr, now);
        QCOMPARE(resets.size(), 2);
        QCOMPARE(m_model->rowCount(), 0);
    }

private:
    QStringList line(const QModelIndex &parent, int row) const
    {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->index(row, column, parent).data().toString();
        return cells;
    }

    std::unique_ptr<ComparisonModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestComparisonModel)
#include "tst_comparisonmodel.moc"
