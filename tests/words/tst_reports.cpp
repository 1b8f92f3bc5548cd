// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/check.h"
#include "words/auditreport.h"
#include "words/comparisonreport.h"
#include "words/language.h"

#include <nlohmann/json.hpp>

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

namespace {

constexpr Moment noon = 1'768'392'000'000'000;  // 2026-01-14T12:00:00Z
constexpr Moment minute = 60'000'000;

compare::AttributeSide no2Of(const char *unit, double least)
{
    compare::AttributeSide side{.iri = "https://example.org/no2", .name = "no2", .count = 3, .unit = unit};
    side.coverage = 0.5;
    side.newest = noon - 12 * minute;
    side.statistics = compare::Statistics{.n = 4, .min = least, .q1 = 2, .median = 3, .q3 = 4, .max = 9, .mean = 3.5};
    return side;
}

// Two cities with one type in common, whose one attribute has numbers, one category, and what can be noted.
compare::Comparison comparisonOf()
{
    compare::Comparison all;
    all.sources.a = {.name = "Antwerp", .entities = 1204};
    all.sources.b = {.name = "<Brisbane>", .entities = 1, .complete = false, .total = 7};
    compare::AttributeRow no2{.sides = {no2Of("GQ", 1), no2Of("GP", 0)}, .unit = "GQ"};
    no2.conversion = compare::Conversion{"GP", "GQ", 1000, 0};
    no2.histogram = compare::Histogram{.low = 0, .width = 5, .counts = {{3, 1}, {2, 2}}};
    no2.notes = {{.code = compare::NoteCode::SmallN, .side = compare::Side::B, .number = 1}};
    compare::AttributeRow state{.sides = {compare::AttributeSide{.iri = "s", .name = "state"},
                                          compare::AttributeSide{.iri = "s", .name = "status"}}};
    for (int i = 0; i < 13; ++i)
        state.categories.push_back({"v" + std::to_string(i), {i == 0 ? 5 : 1, i == 1 ? 0 : 1}});
    compare::TypeSide air{.iri = "https://example.org/Air", .name = "Air", .count = 1204, .located = 1200};
    air.newest = noon - minute;
    air.interval = 600;
    air.validity = 0.98;
    compare::TypeSide airOfB{.iri = "https://example.org/Air", .name = "Air", .count = 1};
    compare::TypeRow ferry{.match = compare::Match::OnlyB};
    ferry.sides.b = compare::TypeSide{.iri = "f", .name = "Ferry", .count = 1};
    all.types = {compare::TypeRow{.sides = {air, airOfB}, .attributes = {no2, state}}, ferry};
    all.notes = {{.code = compare::NoteCode::PartialLoad, .side = compare::Side::B, .number = 1, .other = 7}};
    all.differences = {{.code = compare::DifferenceCode::Unit, .type = 0, .attribute = 0, .values = {"GQ", "GP"}},
                       {.code = compare::DifferenceCode::TypeOfOneCity, .type = 1, .values = {"", "1"}}};
    return all;
}

// The edition that is built in, judged by two checks.
audit::Scorecard scorecardOf()
{
    using namespace audit;
    Scorecard card;
    card.edition = currentEdition();
    card.source = "http://b.example/<city>";
    card.programVersion = "0.1";
    card.isBroker = true;
    card.begun = noon;
    card.ended = noon + minute;
    card.requests = 1;
    card.entities = 1204;
    card.sample = {{"Station", "iri", 3018, 200}, {"Park", "iri", {}, 1}};
    card.checks["A2"] = {.id = "A2",
                         .verdict = Verdict::Met,
                         .reasons = {{.code = ReasonCode::JsonStrict, .args = {"1"}}},
                         .evidence = {{.request = "GET http://b.example/types",
                                       .at = noon,
                                       .status = 200,
                                       .mediaType = "application/json",
                                       .bytes = 1204,
                                       .sha256 = "abc",
                                       .excerpt = "[{\"a\":1}]"}}};
    card.checks["I1"] = {.id = "I1",
                         .verdict = Verdict::NotMet,
                         .reasons = {{.code = ReasonCode::IdsConflict, .args = {"1"}}},
                         .entities = {"urn:a"},
                         .entityCount = 2};
    card.columns = rollUp(*card.edition, card.checks);
    return card;
}

QString textOf(const QString &html)
{
    // Without head and styles, tags as bars: what a person reads.
    const QString body = html.mid(html.indexOf(u"<body"_s));
    static const QRegularExpression styles(u"<style.*?</style>"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    static const QRegularExpression bars(u"(\\s*\\|\\s*)+"_s);
    return QString(body).remove(styles).replace(tags, u"|"_s).replace(bars, u"|"_s);
}

}  // namespace

class TestReports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        words::chooseLanguage({u"en"_s});
    }
    void cleanup() { words::chooseLanguage({u"en"_s}); }

    void theComparisonReadsInOrder()
    {
        const QString text = textOf(words::comparisonReport(comparisonOf(), noon));
        int from = 0;
        for (const QString &said : {u"Antwerp and &lt;Brisbane&gt; side by side"_s,
                                    u"Types in both: 1 (1 by IRI). Only in Antwerp: 0. Only in &lt;Brisbane&gt;: 1."_s,
                                    u"Entities: 1,204"_s,
                                    u"Entities: 1 of 7"_s,
                                    u"2026-01-14 12:00:00 UTC"_s,
                                    u"Only a part of the entities of &lt;Brisbane&gt; was loaded: 1 of 7."_s,
                                    u"Air"_s,
                                    u"same IRI"_s,
                                    u"1,200 of 1,204"_s,
                                    u"0 of 1"_s,
                                    u"Newest observation"_s,
                                    u"10 min"_s,
                                    u"Valid by its schema"_s,
                                    u"98 %"_s,
                                    u"What is published"_s,
                                    u"no2"_s,
                                    u"50 %"_s,
                                    u"µg/m³, 12 min ago"_s,
                                    u"state / status"_s,
                                    u"Distributions"_s,
                                    u"Only 1 in &lt;Brisbane&gt;: too few to say much."_s,
                                    u"mg/m³ of &lt;Brisbane&gt; is shown in µg/m³ (× 1,000)."_s,
                                    u"Three quarters"_s,
                                    u"Value"_s,
                                    u"v0"_s,
                                    u"5 (29 %)"_s,
                                    u"and 1 more value"_s,
                                    u"Only in &lt;Brisbane&gt;"_s,
                                    u"Ferry (entities: 1, attributes: 0)"_s,
                                    u"Differences"_s,
                                    u"no2 of Air: µg/m³ in Antwerp, mg/m³ in &lt;Brisbane&gt;."_s,
                                    u"Ferry: only in &lt;Brisbane&gt;."_s,
                                    u"Quartiles lie between"_s}) {
            const qsizetype at = text.indexOf(said, from);
            QVERIFY2(at >= 0, qPrintable(u"“%1” is not in: %2"_s.arg(said, text.mid(from, 1500))));
            from = int(at);
        }
        QVERIFY(!text.contains(u"<Brisbane>"_s));
    }

    void twoThatPublishTheSameDifferInNothing()
    {
        compare::Comparison same = comparisonOf();
        same.differences.clear();
        QVERIFY(
            textOf(words::comparisonReport(same, noon)).contains(u"None: both publish the same in the same way."_s));
    }

    void textsThatNeverRepeatAreNoTable()
    {
        compare::Comparison unique = comparisonOf();
        for (compare::Category &category : unique.types[0].attributes[1].categories)
            category.counts = {1, 0};
        const QString text = textOf(words::comparisonReport(unique, noon));
        QVERIFY(text.contains(u"No value occurs twice in a city."_s));
        QVERIFY(!text.contains(u"more value"_s));
    }

    void theScorecardReadsInOrder()
    {
        const QString text = textOf(words::auditHtml(scorecardOf()));
        int from = 0;
        for (const QString &said : {u"Interoperability self-check: http://b.example/&lt;city&gt;"_s,
                                    u"Begun|2026-01-14 12:00:00 UTC"_s,
                                    u"Ended|2026-01-14 12:01:00 UTC"_s,
                                    u"Program|Civiscope 0.1"_s,
                                    u"Requests|1, a GET"_s,
                                    u"Entities loaded|1,204"_s,
                                    u"201 entities of 2 types"_s,
                                    u"Station|: 200 of 3,018"_s,
                                    u"Park|: 1 of an unknown number"_s,
                                    u"Thresholds: ours"_s,
                                    u"At a glance"_s,
                                    u"Checks and their evidence"_s,
                                    u"A2  Strict JSON"_s,
                                    u"met"_s,
                                    u"The one document is strict JSON in UTF-8."_s,
                                    u"Evidence: 1"_s,
                                    u"GET http://b.example/types"_s,
                                    u"2026-01-14 12:00:00 UTC · status 200 · application/json · 1.2 kB · SHA-256 abc"_s,
                                    u"I1  Ids are unique URIs"_s,
                                    u"not met"_s,
                                    u"1 id came twice with different content."_s,
                                    u"Entities concerned: 2 (the first 1)"_s,
                                    u"urn:a"_s,
                                    u"Written by Civiscope 0.1."_s}) {
            const qsizetype at = text.indexOf(said, from);
            QVERIFY2(at >= 0, qPrintable(u"“%1” is not in: %2"_s.arg(said, text.mid(from, 1500))));
            from = int(at);
        }
    }

    void anAuditThatEndedEarlySaysSo()
    {
        audit::Scorecard card = scorecardOf();
        QVERIFY(!words::auditHtml(card).contains(u"stopped before its end"_s));
        card.stopped = true;
        card.gone = Error{ErrorCode::ConnectionRefused, "asking", "http://b.example", {}};
        const QString text = textOf(words::auditHtml(card));
        QVERIFY(text.contains(u"The audit was stopped before its end; what was tested stands."_s));
        QVERIFY(text.contains(u"what was tested stands. Nothing answers at http://b.example."_s));
        card.isBroker = false;
        QVERIFY(textOf(words::auditHtml(card)).contains(u"Requests|none: the source is a file"_s));
    }

    void reportsNameTheirLanguage()
    {
        QVERIFY(words::auditHtml(scorecardOf()).contains(u"lang=\"en\""_s));
        words::chooseLanguage({u"nl"_s});
        QVERIFY(words::auditHtml(scorecardOf()).contains(u"lang=\"nl\""_s));
        QVERIFY(words::comparisonReport(comparisonOf(), noon).contains(u"lang=\"nl\""_s));
    }

    void machinesGetTheSameScorecard()
    {
        const auto json = words::auditJson(scorecardOf());
        QVERIFY(json["entities"] == 1204);
        QVERIFY(json["complete"] == true);
        QVERIFY(json["at"] == "2026-01-14T12:00:00Z");
        QVERIFY(json["sample"]["types"][1]["total"].is_null() == true);
        const auto &check = json["checks"][0];
        QVERIFY(check["id"] == "A2");
        QVERIFY(check["title"] == "Strict JSON");
        QVERIFY(check["reasons"][0]["code"] == audit::reasonWord(audit::ReasonCode::JsonStrict));
        QVERIFY(check["reasons"][0]["message"] == "The one document is strict JSON in UTF-8.");
        QVERIFY(json["checks"][1]["entityCount"] == 2);
    }
};

QTEST_GUILESS_MAIN(TestReports)
#include "tst_reports.moc"
