// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/findingsmodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using items::FindingsModel;
using schema::Finding;
using schema::RuleCode;
using schema::Severity;

namespace {

Finding findingOf(RuleCode rule, std::string entity, std::string type, std::string pointer = "/no2/value")
{
    const schema::RuleInfo &info = schema::ruleInfo(rule);
    return {.rule = rule,
            .severity = info.severity,
            .fault = info.fault,
            .entity = std::move(entity),
            .type = std::move(type),
            .pointer = std::move(pointer),
            .found = "\"12\"",
            .expected = "number",
            .schema = {}};
}

std::shared_ptr<const schema::Validation> validationOf(const std::vector<Finding> &findings)
{
    auto validation = std::make_shared<schema::Validation>();
    for (const Finding &finding : findings)
        validation->findings.addFinding(finding);
    return validation;
}

}  // namespace

class TestFindingsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_model = std::make_unique<FindingsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }

    void rulesStandAboveTheirFindings()
    {
        m_model->show(sample(), Severity::Note, {});
        QCOMPARE(tops(), QStringList({u"error · Value of the wrong type|2"_s, u"error · Required attribute missing|1"_s,
                                      u"warning · Leftover of NGSIv2|1"_s}));
        const QModelIndex types = m_model->index(0, FindingsModel::What);
        QCOMPARE(m_model->rowCount(types), 2);
        const QModelIndex first = m_model->index(0, FindingsModel::What, types);
        QCOMPARE(first.data().toString(), u"“no2” is \"12\", but should be number."_s);
        QCOMPARE(first.siblingAtColumn(FindingsModel::Count).data().toString(), u"urn:a"_s);
        QCOMPARE(first.data(items::IdRole).toString(), u"urn:a"_s);
        QCOMPARE(first.siblingAtColumn(FindingsModel::Count).data(items::ExactRole).toString(), u"urn:a"_s);
        QCOMPARE(m_model->rowCount(first), 0);
    }

    void onlyTheSeverityAndTypeAskedForAreShown()
    {
        m_model->show(sample(), Severity::Error, {});
        QCOMPARE(tops().size(), 2);
        m_model->show(sample(), Severity::Note, u"Park"_s);
        QCOMPARE(tops(), QStringList({u"error · Value of the wrong type|1"_s, u"warning · Leftover of NGSIv2|1"_s}));
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 1);
        QCOMPARE(m_model->index(0, 0, m_model->index(0, 0)).data(items::IdRole).toString(), u"urn:b"_s);
        m_model->show(sample(), Severity::Note, u"Nowhere"_s);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void rolesOfARule()
    {
        m_model->show(sample(), Severity::Note, {});
        const QModelIndex top = m_model->index(0, FindingsModel::What);
        const QModelIndex count = m_model->index(0, FindingsModel::Count);
        QCOMPARE(top.data(Qt::AccessibleTextRole).toString(), u"error, Value of the wrong type, found 2 times"_s);
        QCOMPARE(m_model->index(1, 0).data(Qt::AccessibleTextRole).toString(),
                 u"error, Required attribute missing, found once"_s);
        QCOMPARE(top.data(Qt::ToolTipRole).toString(), u"schema.type"_s);
        QCOMPARE(count.data(items::SortRole).toLongLong(), 2);
        QCOMPARE(top.data(items::SortRole).toString(), u"Value of the wrong type"_s);
        QCOMPARE(top.data(FindingsModel::ShareRole).toDouble(), 1.0);
        QCOMPARE(m_model->index(1, 0).data(FindingsModel::ShareRole).toDouble(), 0.5);
        QCOMPARE(top.data(FindingsModel::SeverityRole).toInt(), int(Severity::Error));
        QCOMPARE(top.data(items::LoadStateRole).toInt(), int(items::LoadState::Loaded));
        QVERIFY(!top.data(Qt::TextAlignmentRole).isValid());
        QCOMPARE(count.data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
        QVERIFY(!m_model->finding(top));
    }

    void rolesOfAFinding()
    {
        m_model->show(sample(), Severity::Note, {});
        const QModelIndex line = m_model->index(1, FindingsModel::What, m_model->index(0, 0));
        QCOMPARE(m_model->finding(line)->entity, std::string("urn:b"));
        QVERIFY(line.data(Qt::ToolTipRole).toString().contains(u"Send it as the schema asks"_s));
        QCOMPARE(line.siblingAtColumn(1).data(Qt::ToolTipRole).toString().contains(u"urn:b"_s), true);
        QCOMPARE(line.data(items::SortRole), line.data());
        QCOMPARE(line.data(items::LoadStateRole).toInt(), int(items::LoadState::Loaded));
        QVERIFY(!line.data(FindingsModel::ShareRole).isValid());
        QVERIFY(!m_model->finding({}));
    }

    void eachShowIsOneReset()
    {
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->show(sample(), Severity::Note, {});
        QCOMPARE(resets.size(), 1);
        m_model->show(nullptr, Severity::Note, {});
        QCOMPARE(resets.size(), 2);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(!m_model->validation());
    }

    void detailsBeyondTheLimitAreCountedOnly()
    {
        std::vector<Finding> many;
        for (std::size_t i = 0; i < schema::Findings::detailLimit + 5; ++i)
            many.push_back(findingOf(RuleCode::SchemaType, "urn:" + std::to_string(i), "Station"));
        m_model->show(validationOf(many), Severity::Note, {});
        QCOMPARE(m_model->index(0, FindingsModel::Count).data().toString(), u"1,005"_s);
        QCOMPARE(m_model->rowCount(m_model->index(0, 0)), int(schema::Findings::detailLimit));
    }

    void headsNameBothColumns()
    {
        QCOMPARE(m_model->columnCount(), 2);
        QCOMPARE(m_model->headerData(0, Qt::Horizontal).toString(), u"What"_s);
        QCOMPARE(m_model->headerData(1, Qt::Horizontal).toString(), u"How often, where"_s);
        QVERIFY(!m_model->headerData(2, Qt::Horizontal).isValid());
        QVERIFY(!m_model->headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
    }

private:
    static std::shared_ptr<const schema::Validation> sample()
    {
        return validationOf({findingOf(RuleCode::SchemaType, "urn:a", "Station"),
                             findingOf(RuleCode::SchemaRequired, "urn:a", "Station", ""),
                             findingOf(RuleCode::SchemaType, "urn:b", "Park"),
                             findingOf(RuleCode::KindLeftover, "urn:b", "Park", "/no2/metadata")});
    }
    QStringList tops() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all << m_model->index(row, 0).data().toString() + u'|' + m_model->index(row, 1).data().toString();
        return all;
    }

    std::unique_ptr<FindingsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findingsmodel.moc"
