// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/findings.h"

#include <QTest>

using namespace civiscope::schema;

namespace {

Finding finding(RuleCode rule, const std::string &entity, const std::string &pointer = "/no2/value",
                const std::string &type = "Station")
{
    return {rule, ruleInfo(rule).severity, ruleInfo(rule).fault, entity, type, pointer, "\"12\"", "number", "s.json#"};
}

}  // namespace

class TestFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachRuleHasAWordOfItsOwn()
    {
        QSet<QByteArrayView> words;
        for (int code = 0; code < ruleCount; ++code) {
            const RuleInfo &info = ruleInfo(RuleCode(code));
            QCOMPARE(info.code, RuleCode(code));
            QVERIFY(!words.contains(QByteArrayView(info.word)));
            words.insert(QByteArrayView(info.word));
        }
    }

    void groupsCountFindingsAndEntities()
    {
        Findings findings;
        findings.addFinding(finding(RuleCode::UnitMissing, "urn:a"));
        findings.addFinding(finding(RuleCode::SchemaType, "urn:a", "/no2/value"));
        findings.addFinding(finding(RuleCode::SchemaType, "urn:a", "/pm10/value"));
        findings.addFinding(finding(RuleCode::SchemaType, "urn:b", "/no2/value", "Other"));
        const auto groups = findings.groups();
        QCOMPARE(groups.size(), 2u);
        QCOMPARE(groups[0].rule, RuleCode::SchemaType);  // errors first
        QCOMPARE(groups[0].count, 3);
        QCOMPARE(groups[0].entities, 2);
        QCOMPARE(groups[0].types.size(), 2u);
        QCOMPARE(groups[0].types[0].count, 2);
        QCOMPARE(groups[0].types[0].entities, 1);
        QCOMPARE(findings.at(groups[0].kept[1]), finding(RuleCode::SchemaType, "urn:a", "/pm10/value"));
        QCOMPARE(findings.of("urn:a").size(), 3u);
        QCOMPARE(findings.count(Severity::Error), 3);
        QCOMPARE(groups[1].count, 1);
        QVERIFY(findings.of("urn:c").empty());
    }

    // What is not kept is counted all the same.
    void detailIsCappedAndTotalsAreExact()
    {
        Findings one;
        Findings two;
        for (int i = 0; i < 700; ++i) {
            one.addFinding(finding(RuleCode::ValueNull, "urn:one:" + std::to_string(i)));
            two.addFinding(finding(RuleCode::ValueNull, "urn:two:" + std::to_string(i)));
        }
        one.merge(two);
        const auto groups = one.groups();
        QCOMPARE(groups.size(), 1u);
        QCOMPARE(groups[0].count, 1400);
        QCOMPARE(groups[0].entities, 1400);
        QCOMPARE(groups[0].kept.size(), Findings::detailLimit);
        QCOMPARE(one.at(groups[0].kept[700]).entity, "urn:two:0");
        QVERIFY(one.of("urn:two:699").empty());
    }
};

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"
