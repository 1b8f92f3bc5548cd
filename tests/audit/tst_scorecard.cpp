// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bentbroker.h"
#include "audit/check.h"
#include "words/auditreport.h"
#include "words/auditwords.h"

#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace civiscope;
using audit::Automatic;
using audit::CheckResult;
using audit::ReasonCode;
using audit::Requirement;
using audit::Row;
using audit::Scorecard;
using audit::Verdict;

namespace {

CheckResult result(const char *id, Verdict verdict)
{
    return {.id = id, .verdict = verdict, .reasons = {}, .evidence = {}, .entities = {}};
}

std::map<std::string, CheckResult> results(std::initializer_list<CheckResult> all)
{
    std::map<std::string, CheckResult> map;
    for (const CheckResult &one : all)
        map.emplace(one.id, one);
    return map;
}

Requirement requirement(std::vector<std::string> checks, Automatic automatic = Automatic::Yes, bool any = false)
{
    return {.id = "C1.R1.1",
            .level = audit::Level::Shall,
            .automatic = automatic,
            .reading = "Something holds.",
            .checks = std::move(checks),
            .anyCheck = any};
}

bool says(const Row &row, ReasonCode code)
{
    return std::ranges::contains(row.reasons, code, &audit::Reason::code);
}

const Row *find(const Scorecard &card, std::string_view slug, std::string_view id)
{
    for (const audit::Column &column : card.columns)
        for (const Row &row : column.rows)
            if (column.mim->slug == slug && row.requirement->id == id)
                return &row;
    return nullptr;
}

}  // namespace

class TestScorecard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEditionIsWhole()
    {
        const audit::EditionPtr edition = audit::currentEdition();
        QCOMPARE(edition->number, std::string("9.0"));
        QCOMPARE(edition->mims.size(), std::size_t(7));
        std::size_t rows = 0;
        std::set<std::string> named;
        for (const audit::Mim &mim : edition->mims) {
            rows += mim.requirements.size();
            QVERIFY(QByteArray::fromStdString(mim.link).startsWith("https://mims.oascities.org"));
            for (const Requirement &one : mim.requirements) {
                named.insert(one.checks.begin(), one.checks.end());
                QVERIFY2(one.automatic != Automatic::No || one.checks.empty(), (mim.slug + one.id).c_str());
            }
        }
        QCOMPARE(rows, std::size_t(93));
        for (const audit::Check &check : audit::allChecks())
            QVERIFY2(named.contains(std::string(check.id)), "a check that no requirement asks for");
    }

    void aBrokenEditionSaysWhere()
    {
        QCOMPARE(audit::readEdition("{").error().code, ErrorCode::NotJson);
        QCOMPARE(audit::readEdition("[]").error().detail, std::string("the edition has no edition"));
        const auto wrongLevel = audit::readEdition(
            R"({"edition":"1","name":"n","link":"l","mims":[{"slug":"s","label":"l","layer":"a","objective":"o",
                "link":"k","requirements":[{"id":"a","level":"must","auto":"yes","reading":"r"}]}]})");
        QVERIFY(QByteArray::fromStdString(wrongLevel.error().detail).contains("must"));
    }

    void theWorstCheckCounts()
    {
        const auto all = results({result("A1", Verdict::Met), result("A2", Verdict::NotMet)});
        QVERIFY(audit::rollUp(requirement({"A1", "A2"}), all).verdict == Verdict::NotMet);
        QVERIFY(audit::rollUp(requirement({"A1"}), all).verdict == Verdict::Met);
    }

    void whatDoesNotApplyDoesNotCount()
    {
        const auto all = results({result("I7", Verdict::Met), result("I9", Verdict::NotApplicable)});
        QVERIFY(audit::rollUp(requirement({"I7", "I9"}), all).verdict == Verdict::Met);
        QVERIFY(audit::rollUp(requirement({"I9"}), all).verdict == Verdict::NotApplicable);
    }

    void aMachineAloneDoesNotConfirm()
    {
        const Row row = audit::rollUp(requirement({"A1"}, Automatic::Partly), results({result("A1", Verdict::Met)}));
        QVERIFY(row.verdict == Verdict::MetWithRemarks);
        QVERIFY(says(row, ReasonCode::HumanConfirms));
    }

    void oneOfSeveralWaysIsEnough()
    {
        const auto some = results({result("A6", Verdict::Met), result("A9", Verdict::NotMet)});
        const Row row = audit::rollUp(requirement({"A6", "A9"}, Automatic::Yes, true), some);
        QVERIFY(row.verdict == Verdict::MetWithRemarks);
        QVERIFY(says(row, ReasonCode::SomeChecksFailed));
        const auto none = results({result("A6", Verdict::NotMet), result("A9", Verdict::CouldNotBeTested)});
        QVERIFY(audit::rollUp(requirement({"A6", "A9"}, Automatic::Yes, true), none).verdict == Verdict::NotMet);
    }

    void whatIsNotBuiltIsNeverAFailure()
    {
        const Row row = audit::rollUp(requirement({"A4"}), {});
        QVERIFY(row.verdict == Verdict::CouldNotBeTested);
        QVERIFY(says(row, ReasonCode::NotBuiltYet));
        const Row human = audit::rollUp(requirement({}, Automatic::No), {});
        QVERIFY(human.verdict == Verdict::NeedsHumanEvidence);
        // Half of it is no whole.
        const Row half = audit::rollUp(requirement({"I1", "I5"}), results({result("I1", Verdict::Met)}));
        QVERIFY(half.verdict == Verdict::MetWithRemarks);
        QVERIFY(says(half, ReasonCode::SomeNotBuiltYet));
    }

    void everyReasonHasASentence()
    {
        std::set<QString> sentences;
        std::set<std::string> codes;
        for (int code = 0; code <= int(ReasonCode::NoLocations); ++code) {
            const audit::Reason reason{ReasonCode(code), {"one", "two", "three"}};
            const QString sentence = words::sentence(reason);
            QVERIFY2(!sentence.isEmpty() && !sentence.contains(QLatin1Char('%')), qPrintable(sentence));
            QVERIFY(sentences.insert(sentence).second);
            QVERIFY(codes.insert(audit::reasonWord(reason.code)).second);
        }
        for (const audit::Check &check : audit::allChecks())
            QVERIFY(words::checkTitle(check.id).size() > 3);
    }

    void argumentsOfBrokersAreNotFilledIn()
    {
        const audit::Reason reason{ReasonCode::FormatNotAsAsked, {"%2", "%1"}};
        QCOMPARE(words::sentence(reason), QStringLiteral("Asked for %2, the broker sent %1."));
    }

    void aFileIsNeverToBlameForWhatOnlyABrokerCan()
    {
        const Scorecard card = auditOf(soundCity());
        QCOMPARE(card.requests, 0);
        for (const audit::Check &check : audit::allChecks()) {
            const CheckResult &found = card.checks.at(std::string(check.id));
            if (check.probe && !check.worksOnFiles) {
                QVERIFY(found.verdict == Verdict::CouldNotBeTested);
                QVERIFY(found.reasons.front().code == ReasonCode::NeedsBroker);
            } else {
                QVERIFY2(found.verdict != Verdict::CouldNotBeTested, found.id.c_str());
            }
        }
    }

    void aBrokerThatDiesKeepsWhatWasTested()
    {
        BentBroker broker(soundCity());
        int asked = 0;
        broker.reply = [&](const tests::WireRequest &request, Reply &) {
            // In the middle of the checks: when ids are asked for one by one.
            if (request.path().contains("/entities/urn:ngsi-ld:Lamp") && ++asked == 3)
                broker.dead = true;
        };
        const Scorecard card = auditOf(broker.url());
        QVERIFY(card.gone.has_value());
        QVERIFY(!card.stopped);
        QVERIFY(card.checks.at("A1").verdict == Verdict::Met);
        QVERIFY(card.checks.at("I2").verdict == Verdict::CouldNotBeTested);
        QVERIFY(card.checks.at("I2").reasons.front().error->code == ErrorCode::ConnectionLost);
        QVERIFY(card.checks.at("M3").verdict == Verdict::Met);  // the data is there
        QVERIFY(find(card, "accessing-data", "C1.R1.1")->verdict == Verdict::Met);
        QVERIFY(find(card, "interlinking-data", "C1.R1.2")->verdict == Verdict::CouldNotBeTested);
        QVERIFY(words::auditHtml(card).contains(QStringLiteral("stopped answering")));
        QCOMPARE(words::auditJson(card)["complete"], false);
    }

    void aBrokerThatIsAwayEndsTheAudit()
    {
        BentBroker broker(soundCity());
        const Scorecard card = auditOf(broker.url(), {}, [&] {
            broker.reply = [](const tests::WireRequest &, Reply &reply) { reply.status = 503; };
        });
        QVERIFY(card.gone.has_value());
        QVERIFY(card.checks.at("A16").verdict == Verdict::CouldNotBeTested);
        QVERIFY(broker.requests().size() < 60);
    }

    void aStoppedAuditSaysSo()
    {
        BentBroker broker(soundCity());
        std::stop_source stop;
        const Job job{stop.get_token(), [&](const Progress &progress) {
                          if (progress.total && progress.done >= *progress.total / 2)
                              stop.request_stop();
                      }};
        const Scorecard card = auditOf(broker.url(), job);
        QVERIFY(card.stopped && !card.gone);
        QVERIFY(!card.checks.empty() && card.checks.size() < audit::allChecks().size());
        const Row *row = find(card, "geospatial-data", "C2.R2.1");
        QVERIFY(row->verdict == Verdict::CouldNotBeTested && says(*row, ReasonCode::Stopped));
    }

    void onlyReadingIsAsked()
    {
        BentBroker broker(soundCity());
        const Scorecard card = auditOf(broker.url());
        for (const tests::WireRequest &request : broker.requests())
            QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(card.requests > 0);
    }

    void oneSeedGivesOneSample()
    {
        const auto sampled = [](const Scorecard &card) {
            std::vector<std::string> ids;
            for (const audit::Evidence &evidence : card.checks.at("I2").evidence)
                ids.push_back(evidence.request.substr(evidence.request.rfind('/')));
            return ids;
        };
        BentBroker broker(soundCity());
        const auto first = sampled(auditOf(broker.url()));
        QCOMPARE(first.size(), audit::mostEvidence);
        QCOMPARE(sampled(auditOf(broker.url())), first);
    }

    void secretsAreNotReported()
    {
        BentBroker broker(soundCity());
        broker.reply = [](const tests::WireRequest &request, Reply &reply) {
            if (reply.status == 404)  // an error that repeats what it was asked with
                reply.body.replace("\"title\"", "\"echo\":\"" + request.header("authorization") + "\",\"title\"");
        };
        const Scorecard card = auditOf(broker.url(), {}, {}, "Bearer s3cret-t0ken");
        QVERIFY(!words::auditHtml(card).contains(QStringLiteral("s3cret")));
        QVERIFY(words::auditJson(card).dump().find("s3cret") == std::string::npos);
        QVERIFY(words::auditHtml(card).contains(QStringLiteral("***")));
    }

    void aHostileBrokerCannotWriteIntoTheReport()
    {
        nlohmann::json city = soundCity();
        const std::string hostile = "<script>alert(1)</script>";
        for (nlohmann::json &entity : city) {
            entity["type"] = hostile;
            entity[hostile] = {{"type", "Property"}, {"value", hostile}};
            entity["power"] = {{"type", "Property"}, {"value", 1.5}, {"unitCode", hostile}};
        }
        const Scorecard card = auditOf(city);
        const QString html = words::auditHtml(card);
        QVERIFY(!html.contains(QStringLiteral("<script")));
        QVERIFY(html.contains(QStringLiteral("&lt;script")));
        QVERIFY(!html.contains(QStringLiteral("certified"), Qt::CaseInsensitive));
        QVERIFY(html.contains(QStringLiteral("Self-check, MIMs Plus 9.0, our reading.")));
    }

    void everyLinkInTheReportLeadsSomewhere()
    {
        const QString html = words::auditHtml(auditOf(soundCity()));
        static const QRegularExpression anchors(QStringLiteral("href=\"#([^\"]+)\""));
        int seen = 0;
        for (const auto &match : anchors.globalMatch(html)) {
            QVERIFY2(html.contains(QStringLiteral("id=\"%1\"").arg(match.captured(1))), qPrintable(match.captured(1)));
            ++seen;
        }
        QVERIFY(seen > 30);
    }
};

QTEST_GUILESS_MAIN(TestScorecard)
#include "tst_scorecard.moc"
