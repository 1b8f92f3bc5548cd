// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The demo cities carry faults that were planted without any knowledge of the rules. Each is found, in its place and
// by a rule that names it, and nothing else is found.
#include "demo/city.h"
#include "demo/manifest.h"
#include "tests/schema/schemahelp.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace civiscope;
using schema::RuleCode;

namespace {

// Which rules say what was planted, by the manifest's words; the first is the one that is looked for.
const std::map<std::string, std::vector<RuleCode>> rulesOfKind{
    {"id-not-a-uri", {RuleCode::IdNotUri, RuleCode::SchemaFormat}},
    {"property-without-value", {RuleCode::KindMalformed, RuleCode::SchemaRequired}},
    {"kind-unknown", {RuleCode::KindMalformed}},
    {"number-as-string", {RuleCode::SchemaType, RuleCode::NumberAsString}},
    {"text-for-number", {RuleCode::SchemaType}},
    {"fraction-for-integer", {RuleCode::SchemaType}},
    {"missing-required", {RuleCode::SchemaRequired}},
    {"word-not-in-list", {RuleCode::SchemaEnum}},
    {"below-minimum", {RuleCode::SchemaMinimum}},
    {"above-maximum", {RuleCode::SchemaMaximum}},
    {"time-without-zone", {RuleCode::TimeWithoutZone}},
    {"time-in-future", {RuleCode::TimeInFuture}},
    {"time-unreadable", {RuleCode::TimeUnreadable}},
    {"unit-unknown", {RuleCode::UnitUnknown}},
    {"unit-missing", {RuleCode::UnitMissing}},
    {"term-undefined", {RuleCode::TermUndefined, RuleCode::SchemaAdditional}},
    // A misspelt name is an attribute too many, and one too few.
    {"term-misspelt", {RuleCode::TermNearMiss, RuleCode::SchemaAdditional, RuleCode::SchemaRequired}},
    {"axes-swapped", {RuleCode::AxesSwapped}},
    {"null-island", {RuleCode::NullIsland}},
    {"coordinates-out-of-range", {RuleCode::GeometryInvalid}},
    {"coordinates-too-few", {RuleCode::GeometryInvalid, RuleCode::SchemaItems}},
    {"ring-not-closed", {RuleCode::GeometryInvalid}},
    {"ring-crosses-itself", {RuleCode::GeometryInvalid}},
    {"target-missing", {RuleCode::RelationshipDangling}},
    {"target-not-a-uri", {RuleCode::KindMalformed, RuleCode::SchemaFormat}},
    {"duplicate-id", {RuleCode::DuplicateId}},
    {"pattern-not-met", {RuleCode::SchemaPattern}},
    {"text-empty", {RuleCode::SchemaLength}},
};

struct Checked {
    nlohmann::ordered_json manifest;
    schema::Validation validation;
};

Checked check(demo::CityName name, bool faulty)
{
    const auto city = demo::City::load({.city = name, .now = test::testNow, .faulty = faulty});
    if (!city)
        qFatal("no city");
    std::string document = "[";
    city->generate([&](std::string_view, std::string &&entity) {
        document += (document.size() > 1 ? "," : "") + entity;
        return true;
    });
    const auto context =
        jsonld::buildContext(nlohmann::json::parse(city->context()).at("@context"), {}, {}).value().context;
    store::Dataset dataset;
    if (!test::mergeText(dataset, document + "]", context))
        qFatal("unreadable city");
    auto registry = std::make_shared<schema::SchemaRegistry>();
    const QString schemas = QStringLiteral(":/demo/schemas/") + QString::fromUtf8(demo::wordOf(name));
    if (!registry->addFolder(schemas))
        qFatal("no schemas");
    return {demo::manifest(*city), schema::validate(dataset.current(), registry, test::testOptions()).value()};
}

// One place holds the other: a geometry and its coordinates, an attribute and its value.
bool sameSpot(const std::string &a, const std::string &b)
{
    const std::string &shorter = a.size() < b.size() ? a : b;
    const std::string &longer = a.size() < b.size() ? b : a;
    return longer.starts_with(shorter) && (longer.size() == shorter.size() || longer[shorter.size()] == '/');
}

}  // namespace

class TestPlantedFaults : public QObject {
    Q_OBJECT

private:
    static void addCities()
    {
        QTest::addColumn<int>("city");
        QTest::newRow("Antwerp") << int(demo::CityName::Antwerp);
        QTest::newRow("Brisbane") << int(demo::CityName::Brisbane);
    }

private Q_SLOTS:
    void eachIsFoundAndNothingElse_data() { addCities(); }
    void eachIsFoundAndNothingElse()
    {
        QFETCH(const int, city);
        const Checked checked = check(demo::CityName(city), true);
        struct Score {
            int planted = 0;
            int found = 0;  // by the first of its rules
        };
        std::map<std::string, Score> scores;
        QStringList wrong;
        std::vector<schema::Finding> findings;
        for (const auto &group : checked.validation.findings.groups()) {
            QCOMPARE(std::size_t(group.count), group.kept.size());
            for (const std::uint32_t number : group.kept)
                findings.push_back(checked.validation.findings.at(number));
        }
        std::vector<bool> explained(findings.size(), false);
        for (const auto &fault : checked.manifest.at("faults")) {
            const std::string kind = fault.at("code");
            const std::string id = fault.at("id");
            const std::string pointer = fault.at("pointer");
            const auto rules = rulesOfKind.find(kind);
            QVERIFY2(rules != rulesOfKind.end(), kind.c_str());
            Score &score = scores[kind];
            ++score.planted;
            bool found = false;
            for (std::size_t i = 0; i < findings.size(); ++i) {
                const schema::Finding &finding = findings[i];
                const bool isKind = finding.entity == id && std::ranges::contains(rules->second, finding.rule) &&
                                    (finding.pointer.empty() || sameSpot(finding.pointer, pointer));
                found |= isKind && finding.rule == rules->second.front();
                explained[i] = explained[i] || isKind;
            }
            score.found += found;
            if (!found)
                wrong << QStringLiteral("not found: %1 %2 %3")
                             .arg(QString::fromStdString(kind), QString::fromStdString(id),
                                  QString::fromStdString(pointer));
        }
        const auto right = std::ranges::count(explained, true);
        for (std::size_t i = 0; i < findings.size(); ++i) {
            if (!explained[i])
                wrong << QStringLiteral("not planted: %1 %2 %3 %4 %5")
                             .arg(QString::fromUtf8(schema::ruleWord(findings[i].rule)),
                                  QString::fromStdString(findings[i].entity),
                                  QString::fromStdString(findings[i].pointer),
                                  QString::fromStdString(findings[i].found),
                                  QString::fromStdString(findings[i].expected));
        }
        for (const auto &[kind, score] : scores)
            qInfo("%-26s recall %d of %d", kind.c_str(), score.found, score.planted);
        qInfo("%d kinds, precision %d of %d", int(scores.size()), int(right), int(findings.size()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY(scores.size() >= 20);
    }

    void theCleanCityIsClean_data() { addCities(); }
    void theCleanCityIsClean()
    {
        QFETCH(const int, city);
        const Checked checked = check(demo::CityName(city), false);
        QCOMPARE(test::lines(checked.validation).join(QLatin1Char('\n')), QString());
        QCOMPARE(checked.validation.notChecked, 0);
        QVERIFY(checked.validation.problems.empty());
        QVERIFY(checked.validation.valid > 100);
    }
};

QTEST_GUILESS_MAIN(TestPlantedFaults)
#include "tst_plantedfaults.moc"
