// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/scorecardmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using audit::Level;
using audit::Verdict;
using items::ScorecardModel;

namespace {

audit::EditionPtr edition()
{
    static const audit::EditionPtr made = [] {
        auto edition = std::make_shared<audit::Edition>();
        edition->number = "9.0";
        audit::Mim data{.slug = "data",
                        .label = "MIM1 Data",
                        .layer = {},
                        .objective = "Get <b>data</b>",
                        .link = {},
                        .requirements = {}};
        for (const auto &[id, level] :
             {std::pair("R1", Level::Shall), std::pair("R2", Level::Should), std::pair("R3", Level::May)})
            data.requirements.push_back({.id = id, .level = level, .reading = std::string("Reads & says ") + id + "."});
        audit::Mim places{.slug = "places",
                          .label = "MIM7 Places",
                          .layer = {},
                          .objective = "Places",
                          .link = {},
                          .requirements = {{.id = "R1", .reading = "Is somewhere."}}};
        edition->mims = {data, places};
        return audit::EditionPtr(edition);
    }();
    return made;
}

std::shared_ptr<const audit::Scorecard> sample()
{
    auto card = std::make_shared<audit::Scorecard>();
    card->edition = edition();
    const std::array verdicts{Verdict::Met, Verdict::NotMet, Verdict::NotMet};
    audit::Column data{.mim = &edition()->mims[0]};
    for (std::size_t i = 0; i < 3; ++i)
        data.rows.push_back({.requirement = &edition()->mims[0].requirements[i], .verdict = verdicts[i]});
    audit::Column places{
        .mim = &edition()->mims[1],
        .rows = {{.requirement = &edition()->mims[1].requirements[0], .verdict = Verdict::NeedsHumanEvidence}}};
    card->columns = {data, places};
    return card;
}

}  // namespace

class TestScorecardModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_card = sample();
        m_model = std::make_unique<ScorecardModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setAcross(2);
        m_model->setCard(m_card);
    }

    void eachMechanismIsAHeadingAndItsRequirements()
    {
        QCOMPARE(m_model->columnCount(), 2);
        QCOMPARE(m_model->rowCount(), 5);
        QVERIFY(m_model->isHeading(0) && !m_model->isHeading(1) && !m_model->isHeading(2) && m_model->isHeading(3));
        QVERIFY(!m_model->isHeading(-1) && !m_model->isHeading(5));
        QCOMPARE(text(0, 0), u"MIM1 Data    ✓ 1 met · ✕ 2 not met"_s);
        QCOMPARE(text(3, 0), u"MIM7 Places    ☺ 1 needs a human"_s);
        QCOMPARE(text(0, 1), QString());
        QCOMPARE(text(1, 0), u"R1\n✓ met"_s);
        QCOMPARE(text(1, 1), u"R2\n✕ not met"_s);
        QCOMPARE(text(2, 0), u"R3\n✕ not met"_s);
        QCOMPARE(text(2, 1), QString());
    }

    void rolesOfARequirement()
    {
        const QModelIndex cell = m_model->index(1, 1);
        QCOMPARE(cell.data(ScorecardModel::VerdictRole).toInt(), int(Verdict::NotMet));
        QCOMPARE(cell.data(ScorecardModel::IdRole).toString(), u"R2"_s);
        QCOMPARE(cell.data(ScorecardModel::LevelRole).toString(), u"should"_s);
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"R2, should: not met. Reads & says R2."_s);
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), u"R2 (should): Reads &amp; says R2."_s);
        QVERIFY(!cell.data(Qt::DecorationRole).isValid());
    }

    void headingsAndEmptyCellsHaveNoVerdict()
    {
        QVERIFY(!m_model->index(0, 0).data(ScorecardModel::VerdictRole).isValid());
        QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(), text(0, 0));
        QCOMPARE(m_model->index(0, 1).data(Qt::ToolTipRole).toString(), u"Get &lt;b&gt;data&lt;/b&gt;"_s);
        QVERIFY(!m_model->index(2, 1).data(ScorecardModel::VerdictRole).isValid());
        QVERIFY(!m_model->headerData(0, Qt::Horizontal).isValid());
    }

    void onlyRequirementsCanBeChosen()
    {
        QVERIFY(m_model->flags(m_model->index(1, 0)) & Qt::ItemIsSelectable);
        QVERIFY(!(m_model->flags(m_model->index(0, 0)) & Qt::ItemIsSelectable));
        QVERIFY(!(m_model->flags(m_model->index(2, 1)) & Qt::ItemIsSelectable));
        QCOMPARE(m_model->flags({}), Qt::ItemFlags(Qt::NoItemFlags));
    }

    void requirementsAreFoundAndFindTheirCell()
    {
        const audit::Row *third = &m_card->columns[0].rows[2];
        QCOMPARE(m_model->indexOf(third), m_model->index(2, 0));
        QCOMPARE(m_model->requirement(m_model->index(2, 0)), third);
        QVERIFY(!m_model->requirement(m_model->index(0, 0)));
        QVERIFY(!m_model->requirement(m_model->index(2, 1)));
        QVERIFY(!m_model->requirement({}));
        QVERIFY(!m_model->indexOf(nullptr).isValid());
        const audit::Row stranger;
        QVERIFY(!m_model->indexOf(&stranger).isValid());
    }

    void anotherWidthIsOneResetAndTheSameIsNone()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setAcross(2);
        m_model->setAcross(0);
        QCOMPARE(resets.size(), 0);
        m_model->setAcross(3);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(m_model->columnCount(), 3);
        QCOMPARE(text(1, 2), u"R3\n✕ not met"_s);
        m_model->setAcross(1);
        QCOMPARE(m_model->rowCount(), 6);
    }

    void noCardIsNoRows()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->setCard(nullptr);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_model->requirement(m_model->index(0, 0)));
    }

private:
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::shared_ptr<const audit::Scorecard> m_card;
    std::unique_ptr<ScorecardModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestScorecardModel)
#include "tst_scorecardmodel.moc"
