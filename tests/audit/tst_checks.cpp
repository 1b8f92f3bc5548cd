// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bentbroker.h"
#include "audit/check.h"

#include <QTest>

using namespace civiscope;
using audit::ReasonCode;
using audit::Scorecard;
using audit::Verdict;
using Json = nlohmann::json;

namespace {

Json &lamp(Json &city, int i)
{
    return city[std::size_t(i)];
}

bool asksFor(const tests::WireRequest &request, const char *collection)
{
    return request.path() == "/ngsi-ld/v1/" + QByteArray(collection);
}

bool has(const audit::CheckResult &result, ReasonCode code)
{
    return std::ranges::contains(result.reasons, code, &audit::Reason::code);
}

std::string said(const audit::CheckResult &result)
{
    std::string all = std::string(audit::verdictWord(result.verdict)) + ":";
    for (const audit::Reason &reason : result.reasons) {
        all += std::string(" ") + audit::reasonWord(reason.code) + "(";
        for (const std::string &arg : reason.args)
            all += arg + ";";
        all += ")" + (reason.error ? reason.error->detail : std::string());
    }
    return all;
}

constexpr char oneInstance[] = R"({"id":"urn:a","type":"Lamp","power":[
    {"type":"Property","value":2,"observedAt":"2026-03-01T07:00:00Z"}]})";
constexpr char notFound[] = R"({"type":"https://uri.etsi.org/ngsi-ld/errors/ResourceNotFound","title":"none"})";

void dropParameter(QByteArray &target, const QByteArray &name)
{
    const qsizetype at = target.indexOf('&' + name + '=');
    if (at >= 0)
        target.remove(at, std::max<qsizetype>(target.indexOf('&', at + 1), at + 1) - at);
}

// As a broker that keeps a history answers.
void withHistory(const tests::WireRequest &request, Reply &reply)
{
    if (!request.path().startsWith("/ngsi-ld/v1/temporal/entities/"))
        return;
    reply.status = 200;
    reply.mediaType = "application/json";
    reply.body = R"({"id":"urn:ngsi-ld:Lamp:1","type":"Lamp","power":[
        {"type":"Property","value":2,"observedAt":"2026-03-01T07:00:00Z"},
        {"type":"Property","value":3,"observedAt":"2026-03-01T08:00:00Z"}]})";
}

}  // namespace

#define VERIFY_VERDICT(card, id, expected)                                                                             \
    QVERIFY2((card).checks.contains(id) && (card).checks.at(id).verdict == (expected),                                 \
             (card).checks.contains(id) ? said((card).checks.at(id)).c_str() : "did not run")
#define VERIFY_REASON(card, id, code) QVERIFY2(has((card).checks.at(id), code), said((card).checks.at(id)).c_str())

// Each automatic check, met by a city that does what is asked, and not met when its cause is changed and nothing else.
class TestChecks : public QObject {
    Q_OBJECT

    // By a broker: what a check says when requests or replies are bent.
    struct Bend {
        std::function<void(QByteArray &)> request;
        std::function<void(const tests::WireRequest &, Reply &)> reply;
    };
    static Scorecard bent(const Bend &bend, const Json &city = soundCity())
    {
        BentBroker broker(city);
        // Loading happens unbent: what is looked at is the audit.
        return auditOf(broker.url(), {}, [&] {
            broker.request = bend.request;
            broker.reply = bend.reply;
        });
    }

private Q_SLOTS:
    void aSoundCityMeetsAllThatItsBrokerCan()
    {
        const Scorecard card = bent({.request = {}, .reply = withHistory});
        for (const audit::Check &check : audit::allChecks()) {
            const std::string id(check.id);
            if (id == "S1")  // the embedded broker speaks plain http
                continue;
            VERIFY_VERDICT(card, id, Verdict::Met);
            QVERIFY2(!card.checks.at(id).evidence.empty(), id.c_str());
            QVERIFY2(!card.checks.at(id).reasons.empty(), id.c_str());
        }
        VERIFY_VERDICT(card, "S1", Verdict::NotMet);
        VERIFY_REASON(card, "S1", ReasonCode::PlainHttp);
        QVERIFY(card.requests > 20);
        QVERIFY(!card.stopped && !card.gone);
    }

    // --- Access ---

    void formatsThatAreNotCalledByTheirNameAreNone()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &request, Reply &reply) {
                                         if (asksFor(request, "entities"))
                                             reply.mediaType = "text/plain";
                                     }});
        VERIFY_VERDICT(card, "A1", Verdict::NotMet);
        VERIFY_REASON(card, "A1", ReasonCode::NoFormat);
    }

    void oneFormatIsARemark()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &request, Reply &reply) {
                                         if (asksFor(request, "entities"))
                                             reply.mediaType = "application/json";
                                     }});
        VERIFY_VERDICT(card, "A1", Verdict::MetWithRemarks);
        VERIFY_REASON(card, "A1", ReasonCode::OneFormatOnly);
    }

    void jsonThatIsNotStrictIsNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "A2", Verdict::Met);
        QByteArray broken = QByteArray::fromStdString(soundCity().dump());
        broken.replace("\"power\":{", "\"power\":{,");
        VERIFY_VERDICT(auditOfFile(broken), "A2", Verdict::NotMet);
    }

    void membersThatStandTwiceAreARemark()
    {
        QByteArray twice = QByteArray::fromStdString(soundCity().dump());
        twice.replace("\"unitCode\":\"WTT\"", "\"unitCode\":\"WTT\",\"unitCode\":\"WTT\"");
        const Scorecard card = auditOfFile(twice);
        VERIFY_VERDICT(card, "A2", Verdict::MetWithRemarks);
        VERIFY_REASON(card, "A2", ReasonCode::KeysRepeated);
    }

    void answersThatAreNoEntitiesAreNotMet()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &request, Reply &reply) {
                                         if (asksFor(request, "entities"))
                                             reply.body.replace("\"id\"", "\"key\"");
                                     }});
        VERIFY_VERDICT(card, "A3", Verdict::NotMet);
    }

    void attributesOfNoKnownKindAreNotMet()
    {
        Json city = soundCity();
        for (Json &entity : city)
            entity["power"] = {{"type", "Quirk"}, {"worth", 3}};
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "A5", Verdict::NotMet);
        VERIFY_REASON(card, "A5", ReasonCode::KindsUnrecognised);
    }

    void bareValuesAloneLoseTheirKind()
    {
        Json city = soundCity();
        for (Json &entity : city)
            entity = {{"id", entity["id"]}, {"type", entity["type"]}, {"power", 3}};
        VERIFY_REASON(auditOf(city), "A5", ReasonCode::SimplifiedOnly);
    }

    void aTypeFilterWithoutEffectIsNotMet()
    {
        const Scorecard card = bent(
            {.request = [](QByteArray &target) { target.replace("CiviscopeAsksForNoSuchType", "Lamp"); }, .reply = {}});
        VERIFY_VERDICT(card, "A6", Verdict::NotMet);
        VERIFY_REASON(card, "A6", ReasonCode::FilterIgnored);
    }

    void wrongTypesAmongTheHitsAreNotMet()
    {
        const Scorecard card =
            bent({.request = [](QByteArray &target) { target.replace("type=Street", "type=Lamp"); }, .reply = {}});
        VERIFY_VERDICT(card, "A6", Verdict::NotMet);
        VERIFY_REASON(card, "A6", ReasonCode::FilterWrongHits);
    }

    void aValueFilterHasToWork()
    {
        const auto asks = [](const QByteArray &target) { return target.contains("&q="); };
        const Scorecard ignored =
            bent({.request = [](QByteArray &target) { dropParameter(target, "q"); }, .reply = {}});
        VERIFY_VERDICT(ignored, "A7", Verdict::NotMet);
        VERIFY_REASON(ignored, "A7", ReasonCode::FilterIgnored);
        const Scorecard wrong =
            bent({.request = [](QByteArray &target) { target.replace("&q=power%3E", "&q=power%3C"); }, .reply = {}});
        VERIFY_VERDICT(wrong, "A7", Verdict::NotMet);
        VERIFY_REASON(wrong, "A7", ReasonCode::FilterWrongHits);
        const Scorecard none =
            bent({.request = [](QByteArray &target) { target.replace("&q=power%3E", "&q=power%3E9"); }, .reply = {}});
        VERIFY_REASON(none, "A7", ReasonCode::FilterNoHits);
        const auto answering = [&](int status) {
            return bent({.request = {}, .reply = [=](const tests::WireRequest &request, Reply &reply) {
                             if (asks(request.target))
                                 reply.status = status;
                         }});
        };
        const Scorecard refused = answering(400);
        VERIFY_VERDICT(refused, "A7", Verdict::NotMet);
        VERIFY_REASON(refused, "A7", ReasonCode::FilterRefused);
        const Scorecard absent = answering(501);
        VERIFY_VERDICT(absent, "A7", Verdict::CouldNotBeTested);
        VERIFY_REASON(absent, "A7", ReasonCode::NotOffered);
    }

    void aPlaceFilterHasToWork()
    {
        const Scorecard ignored = bent({.request =
                                            [](QByteArray &target) {
                                                for (const char *name : {"georel", "geometry", "coordinates"})
                                                    dropParameter(target, name);
                                            },
                                        .reply = {}});
        VERIFY_VERDICT(ignored, "A8", Verdict::NotMet);
        VERIFY_REASON(ignored, "A8", ReasonCode::FilterIgnored);
        const Scorecard wrong =
            bent({.request = [](QByteArray &target) { target.replace("maxDistance", "minDistance"); }, .reply = {}});
        VERIFY_VERDICT(wrong, "A8", Verdict::NotMet);
        VERIFY_REASON(wrong, "A8", ReasonCode::FilterWrongHits);
    }

    void aHistoryOfOneInstanceIsNone()
    {
        const auto answering = [](int status, const QByteArray &body) {
            return bent({.request = {}, .reply = [=](const tests::WireRequest &request, Reply &reply) {
                             withHistory(request, reply);
                             if (request.path().startsWith("/ngsi-ld/v1/temporal/")) {
                                 reply.status = status;
                                 reply.body = body;
                             }
                         }});
        };
        const Scorecard one = answering(200, oneInstance);
        VERIFY_VERDICT(one, "A9", Verdict::NotMet);
        VERIFY_REASON(one, "A9", ReasonCode::HistoryEmpty);
        const Scorecard clear = answering(404, notFound);
        VERIFY_VERDICT(clear, "A9", Verdict::MetWithRemarks);
        const Scorecard absent = answering(501, "{}");
        VERIFY_VERDICT(absent, "A9", Verdict::CouldNotBeTested);
        VERIFY_REASON(absent, "A9", ReasonCode::NotOffered);
    }

    void oldDataIsNotCurrent()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "A10", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"]["observedAt"] = "2024-03-01T08:00:00Z";
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "A10", Verdict::NotMet);
        VERIFY_REASON(card, "A10", ReasonCode::DataStale);
    }

    void aTimeToComeHidesNoOldData()
    {
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"]["observedAt"] = i == 7 ? "2027-03-01T08:00:00Z" : "2024-03-01T08:00:00Z";
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "A10", Verdict::NotMet);
        VERIFY_REASON(card, "A10", ReasonCode::DataStale);
        VERIFY_REASON(card, "A10", ReasonCode::DataInFuture);
    }

    void aPathWithoutVersionIsNotMet()
    {
        BentBroker broker(soundCity());
        broker.request = [](QByteArray &target) {
            if (target.startsWith("/api/"))
                target.replace(0, 5, "/ngsi-ld/v1/");
        };
        const Scorecard card = auditOf(broker.url("/api"));
        VERIFY_VERDICT(card, "A13", Verdict::NotMet);
        VERIFY_VERDICT(card, "A3", Verdict::Met);
    }

    void errorsWithoutStructureAreNotMet()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &, Reply &reply) {
                                         if (reply.status == 404) {
                                             reply.mediaType = "text/plain";
                                             reply.body = "not here";
                                         }
                                     }});
        VERIFY_VERDICT(card, "A16", Verdict::NotMet);
        VERIFY_REASON(card, "A16", ReasonCode::ErrorUnstructured);
    }

    void unknownIdsMustNotSucceed()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &, Reply &reply) {
                                         if (reply.status == 404)
                                             reply.status = 200;
                                     }});
        VERIFY_VERDICT(card, "A16", Verdict::NotMet);
        VERIFY_REASON(card, "A16", ReasonCode::ErrorStatusWrong);
    }

    void aBrokerThatIsBusyIsNotBlamed()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &, Reply &reply) {
                                         if (reply.status != 404)
                                             return;
                                         reply.status = 503;
                                         reply.body = {};
                                     }});
        VERIFY_VERDICT(card, "A16", Verdict::CouldNotBeTested);
        QVERIFY(!card.gone);
    }

    void pagesThatRepeatAreNotMet()
    {
        const Scorecard card =
            bent({.request = [](QByteArray &target) { target.replace("offset=20", "offset=5"); }, .reply = {}});
        VERIFY_VERDICT(card, "A19", Verdict::NotMet);
        VERIFY_REASON(card, "A19", ReasonCode::PagesOverlap);
    }

    void pagingWithoutCountAndLinkIsARemark()
    {
        const Scorecard card = bent({.request = {}, .reply = [](const auto &, Reply &reply) {
                                         reply.drop("Link");
                                         reply.drop("NGSILD-Results-Count");
                                     }});
        VERIFY_VERDICT(card, "A19", Verdict::MetWithRemarks);
        VERIFY_REASON(card, "A19", ReasonCode::NoTotal);
        VERIFY_REASON(card, "A19", ReasonCode::NoNextLink);
    }

    // --- Identifiers and meaning ---

    void idsThatAreNoUrisAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "I1", Verdict::Met);
        Json city = soundCity();
        lamp(city, 4)["id"] = "lamp four";
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "I1", Verdict::NotMet);
        VERIFY_REASON(card, "I1", ReasonCode::IdsNotUris);
        QCOMPARE(card.checks.at("I1").entities, std::vector<std::string>{"lamp four"});
    }

    void oneIdForTwoThingsIsNotMet()
    {
        Json city = soundCity();
        lamp(city, 4)["id"] = lamp(city, 5)["id"];
        VERIFY_REASON(auditOf(city), "I1", ReasonCode::IdsConflict);
        VERIFY_VERDICT(auditOf(city), "I1", Verdict::NotMet);
    }

    void idsOfAnotherTypeAreARemark()
    {
        Json city = soundCity();
        lamp(city, 4)["id"] = "urn:ngsi-ld:Bench:4";
        VERIFY_VERDICT(auditOf(city), "I1", Verdict::MetWithRemarks);
        VERIFY_REASON(auditOf(city), "I1", ReasonCode::TypePartDiffers);
    }

    void idsThatLeadNowhereAreNotMet()
    {
        const Scorecard card = bent(
            {.request = [](QByteArray &target) { target.replace("/entities/urn:ngsi-ld:Lamp:", "/entities/urn:x:"); },
             .reply = {}});
        VERIFY_VERDICT(card, "I2", Verdict::NotMet);
        VERIFY_REASON(card, "I2", ReasonCode::IdsDoNotResolve);
        QVERIFY(card.checks.at("I2").entityCount > 0);
    }

    void namesOfNoContextAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "I7", Verdict::Met);
        Json city = soundCity();
        for (Json &entity : city)
            entity["@context"] = Json::array();
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "I7", Verdict::NotMet);
        VERIFY_REASON(card, "I7", ReasonCode::NamesUndefined);
        VERIFY_VERDICT(card, "M1", Verdict::NotMet);
    }

    void aContextThatCannotBeHadIsNotTheSourcesFault()
    {
        nlohmann::json city = soundCity();
        for (Json &entity : city)
            entity["@context"] = "http://127.0.0.1:9/terms.jsonld";  // nothing listens there
        for (const char *id : {"I7", "M1"}) {
            const Scorecard card = auditOf(city);
            VERIFY_VERDICT(card, id, Verdict::CouldNotBeTested);
            VERIFY_REASON(card, id, ReasonCode::ContextMissing);
        }
    }

    void anUndefinedSubAttributeIsSeen()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "M1", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            for (const char *name : {"one", "two"})
                lamp(city, i)["power"][name] = {{"type", "Property"}, {"value", 1}};
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "M1", Verdict::MetWithRemarks);
        VERIFY_VERDICT(card, "I7", Verdict::Met);
    }

    void relationsThatDangleAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "I9", Verdict::Met);
        Json city = soundCity();
        city.erase(city.end() - 1);
        const Scorecard file = auditOf(city);
        VERIFY_VERDICT(file, "I9", Verdict::NotMet);
        QVERIFY(file.checks.at("I9").entityCount > 0);
        // The broker is asked for what is not loaded, and says no as well.
        const Scorecard card = bent({}, city);
        VERIFY_VERDICT(card, "I9", Verdict::NotMet);
        VERIFY_REASON(card, "I9", ReasonCode::RelationsDangle);
    }

    void withoutRelationsTheirCheckDoesNotApply()
    {
        Json city = soundCity();
        for (Json &entity : city)
            entity.erase("street");
        VERIFY_VERDICT(auditOf(city), "I9", Verdict::NotApplicable);
    }

    // --- Models ---

    void entitiesAgainstTheirSchemaAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "M9", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"]["value"] = -1.5;
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "M9", Verdict::NotMet);
        VERIFY_REASON(card, "M9", ReasonCode::SchemaFails);
        QCOMPARE(card.checks.at("M9").entityCount, 60);
    }

    void typesWithoutSchemaAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "M2", Verdict::Met);
        VERIFY_VERDICT(auditOf(soundCity(), false), "M2", Verdict::MetWithRemarks);
        Json city = soundCity();
        for (int i = 0; i < 3; ++i)
            lamp(city, 10 + i)["type"] = "Lamp" + std::to_string(i);
        const Scorecard card = auditOf(city, false);
        VERIFY_VERDICT(card, "M2", Verdict::NotMet);
        VERIFY_REASON(card, "M2", ReasonCode::SchemasUnknown);
    }

    void measurementsWithoutUnitAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "M3", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"].erase("unitCode");
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "M3", Verdict::NotMet);
        VERIFY_REASON(card, "M3", ReasonCode::UnitsMissing);
    }

    void unitsThatAreNoCodesAreARemark()
    {
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"]["unitCode"] = "watts";
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "M3", Verdict::MetWithRemarks);
        VERIFY_REASON(card, "M3", ReasonCode::UnitsUnknown);
    }

    void countsNeedNoUnit()
    {
        Json city = soundCity();
        for (int i = 0; i < 60; ++i)
            lamp(city, i)["power"] = {{"type", "Property"}, {"value", i}};
        VERIFY_VERDICT(auditOf(city), "M3", Verdict::NotApplicable);
    }

    void timesWithoutZoneOrSenseAreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "M4", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 60; ++i) {
            lamp(city, i)["power"]["observedAt"] = "2026-03-01T08:00:00";
            lamp(city, i)["dateInstalled"]["value"] = "last May";
        }
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "M4", Verdict::NotMet);
        VERIFY_REASON(card, "M4", ReasonCode::TimesWithoutZone);
        VERIFY_REASON(card, "M4", ReasonCode::TimesUnreadable);
    }

    // --- Places ---

    void geometriesAgainstRfc7946AreNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "G2", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 10; ++i)
            lamp(city, i)["location"]["value"]["coordinates"] = {"4.4", "51.2"};
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "G2", Verdict::NotMet);
        QCOMPARE(card.checks.at("G2").entityCount, 10);
    }

    void ringsAreLookedAtClosely()
    {
        const auto verdictOf = [](const Json &ring) {
            Json city = soundCity();
            city.back()["location"]["value"]["coordinates"] = Json::array({ring});
            return auditOf(city);
        };
        const Json clockwise{{4.4, 51.2}, {4.4, 51.21}, {4.41, 51.21}, {4.41, 51.2}, {4.4, 51.2}};
        VERIFY_REASON(verdictOf(clockwise), "G2", ReasonCode::RingsClockwise);
        const Json crossing{{4.4, 51.2}, {4.41, 51.21}, {4.41, 51.2}, {4.4, 51.21}, {4.4, 51.2}};
        VERIFY_REASON(verdictOf(crossing), "G2", ReasonCode::RingsCrossing);
        const Json open{{4.4, 51.2}, {4.41, 51.2}, {4.41, 51.21}, {4.4, 51.21}};
        VERIFY_REASON(verdictOf(open), "G2", ReasonCode::GeometriesInvalid);
    }

    void placesThatCannotBeAreNotMet_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<int>("code");
        QTest::newRow("latitude first") << 51.2 << 4.4 << int(ReasonCode::AxesSwapped);
        QTest::newRow("null island") << 0.0 << 0.0 << int(ReasonCode::NullIsland);
        QTest::newRow("metres") << 489'000.0 << 6'650'000.0 << int(ReasonCode::Projected);
    }
    void placesThatCannotBeAreNotMet()
    {
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(int, code);
        VERIFY_VERDICT(auditOf(soundCity()), "G5", Verdict::Met);
        Json city = soundCity();
        for (int i = 0; i < 10; ++i)
            lamp(city, i)["location"]["value"]["coordinates"] = {x, y};
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "G5", Verdict::NotMet);
        VERIFY_REASON(card, "G5", ReasonCode(code));
        QCOMPARE(card.checks.at("G5").entityCount, 10);
    }

    void onePlaceFarAwayIsARemark()
    {
        Json city = soundCity();
        lamp(city, 3)["location"]["value"]["coordinates"] = {153.0, -27.5};
        VERIFY_VERDICT(auditOf(city), "G5", Verdict::MetWithRemarks);
        VERIFY_REASON(auditOf(city), "G5", ReasonCode::FarAway);
    }

    void aCityWithoutPlacesIsNotMet()
    {
        VERIFY_VERDICT(auditOf(soundCity()), "G6", Verdict::Met);
        Json city = soundCity();
        for (Json &entity : city)
            entity.erase("location");
        const Scorecard card = auditOf(city);
        VERIFY_VERDICT(card, "G6", Verdict::NotMet);
        VERIFY_VERDICT(card, "G5", Verdict::NotApplicable);
        VERIFY_VERDICT(card, "G2", Verdict::NotApplicable);
        for (int i = 0; i < 10; ++i)
            lamp(city, i)["location"] = soundCity()[std::size_t(i)]["location"];
        VERIFY_VERDICT(auditOf(city), "G6", Verdict::MetWithRemarks);
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
