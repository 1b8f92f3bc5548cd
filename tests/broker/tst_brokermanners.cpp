// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"
#include "net/linkheader.h"

#include <QTest>

#include <array>
#include <functional>
#include <map>
#include <memory>

using namespace civiscope::broker;
using nlohmann::json;

namespace {

constexpr std::array profileNames{"plain", "orion-ld", "scorpio", "stellio"};

// "400 BadRequestData", or the status alone.
std::string verdict(const Got &got)
{
    const std::string problem = got.status < 400 ? std::string() : got.problem();
    return std::to_string(got.status) + (problem.empty() ? "" : ' ' + problem);
}

std::string list(City &city, const char *query)
{
    return verdict(city.probe.get(QByteArray("/ngsi-ld/v1/entities?type=Camera") + query));
}

std::string nextLink(City &city)
{
    const Got got = city.probe.get("/ngsi-ld/v1/entities?type=Camera&limit=2&idPattern=a%3A");
    for (const auto links = got.headers.values("Link"); const QByteArray &value : links) {
        if (value.contains("rel=\"next\""))
            return value.toStdString();
    }
    return "none";
}

json one(City &city, const char *accept = "application/json")
{
    return city.probe.get("/ngsi-ld/v1/entities/urn:ngsi-ld:Bench:1", {{"Accept", accept}}).json();
}

std::string placeOfGeoContext(City &city)
{
    const json all = city.probe.get("/ngsi-ld/v1/entities?type=Camera", {{"Accept", "application/geo+json"}}).json();
    return std::string(all.contains("@context") ? "collection" : "") +
           (all["features"][0].contains("@context") ? "feature" : "");
}

struct Question {
    const char *name;
    std::function<std::string(City &)> ask;
    std::array<const char *, profileNames.size()> answers;
};

const std::array questions{
    Question{"limit over 1000",
             [](City &c) { return list(c, "&limit=1001"); },
             {"403 TooManyResults", "400 BadRequestData", "403 TooManyResults ", "403 TooManyResults"}},
    Question{
        "limit over 100", [](City &c) { return list(c, "&limit=101"); }, {"200", "200", "200", "403 TooManyResults"}},
    Question{"page without limit",
             [](City &c) { return std::to_string(c.probe.get("/ngsi-ld/v1/entities?type=Camera").json().size()); },
             {"20", "20", "50", "30"}},
    Question{
        "next link",
        nextLink,
        {R"(</ngsi-ld/v1/entities?type=Camera&idPattern=a%3A&limit=2&offset=2>; rel="next"; type="application/json")",
         "none",
         R"(<http://gateway.invalid:9090/ngsi-ld/v1/entities?type=Camera&idPattern=a:&limit=2&offset=2>; rel="next")",
         R"(</ngsi-ld/v1/entities?type=Camera&idPattern=a%3A&limit=2&offset=2>; rel="next"; type="application/ld+json")"}},
    Question{"no filter",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/entities")); },
             {"400 BadRequestData", "400 BadRequestData", "400 InvalidRequest", "400 BadRequestData"}},
    Question{"unknown parameter",
             [](City &c) { return list(c, "&foo=1"); },
             {"400 InvalidRequest", "400 InvalidRequest", "200", "400 InvalidRequest"}},
    Question{"names the accepted parameters",
             [](City &c) {
                 const Got got = c.probe.get("/ngsi-ld/v1/entities?type=Camera&foo=1");
                 return std::string(got.body.contains("idPattern") && got.body.contains("scopeQ") ? "yes" : "no");
             },
             {"no", "no", "no", "yes"}},
    Question{"pick",
             [](City &c) {
                 const Got got = c.probe.get("/ngsi-ld/v1/entities?type=Camera&limit=1&pick=speed");
                 return got.status == 200 ? std::to_string(got.json()[0].size()) + " member" : verdict(got);
             },
             {"1 member", "400 InvalidRequest", "1 member", "1 member"}},
    Question{
        "empty parameter", [](City &c) { return list(c, "&idPattern="); }, {"200", "400 BadRequestData", "200", "200"}},
    Question{"local=true",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/entities?local=true")); },
             {"200", "200", "400 InvalidRequest", "200"}},
    Question{"localOnly=true",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/entities?localOnly=true")); },
             {"400 InvalidRequest", "400 InvalidRequest", "200", "400 InvalidRequest"}},
    Question{
        "local=false", [](City &c) { return list(c, "&local=false"); }, {"200", "400 BadRequestData", "200", "200"}},
    Question{"array of one",
             [](City &c) { return one(c)["tags"]["value"].dump(); },
             {R"(["one"])", R"("one")", R"(["one"])", R"(["one"])"}},
    Question{"array of two",
             [](City &c) { return one(c)["steps"]["valueList"].dump(); },
             {"[1,2]", "[1,2]", "[1,2]", "[1,2]"}},
    Question{"context of GeoJSON", placeOfGeoContext, {"collection", "feature", "collection", "collection"}},
    Question{
        "limit=0",
        [](City &c) { return c.probe.get("/ngsi-ld/v1/entities?type=Camera&count=true&limit=0").body.toStdString(); },
        {"[]", "[]", "", "[]"}},
    Question{"count",
             [](City &c) {
                 return c.probe.get("/ngsi-ld/v1/entities?type=Camera&count=true")
                     .header("NGSILD-Results-Count")
                     .toStdString();
             },
             {"60", "60", "60", "60"}},
    Question{"status in problem details",
             [](City &c) {
                 return std::string(c.probe.get("/ngsi-ld/v1/entities").json().contains("status") ? "yes" : "no");
             },
             {"yes", "no", "yes", "yes"}},
    Question{"unknown tenant",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/types", {{"NGSILD-Tenant", "nobody"}})); },
             {"404 NonexistentTenant", "400 NonExistingTenant", "404 TenantNotFound", "404 NonexistentTenant"}},
    Question{"unknown context",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/types", {linkTo("http://no.example/c.jsonld")})); },
             {"504 LdContextNotAvailable", "503 LdContextNotAvailable", "503 LdContextNotAvailable",
              "503 LdContextNotAvailable"}},
    Question{"sourceIdentity",
             [](City &c) { return verdict(c.probe.get("/ngsi-ld/v1/info/sourceIdentity")); },
             {"200", "200", "501 OperationNotSupported", "501 OperationNotSupported"}},
    Question{"Orion's version",
             [](City &c) {
                 return std::string(c.probe.get("/ngsi-ld/ex/v1/version").body.contains("Orion-LD version") ? "yes"
                                                                                                            : "no");
             },
             {"no", "yes", "no", "no"}},
    Question{"Quarkus health",
             [](City &c) { return std::to_string(c.probe.get("/q/health").status); },
             {"404", "404", "200", "404"}},
    Question{"Spring health",
             [](City &c) { return std::to_string(c.probe.get("/actuator/health").status); },
             {"404", "404", "404", "200"}},
    Question{"temporal",
             [](City &c) { return std::to_string(c.probe.get("/ngsi-ld/v1/temporal/entities").status); },
             {"400", "501", "400", "400"}},
};

}  // namespace

class TestBrokerManners : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void profilesAnswerAsTheirBrokers_data();
    void profilesAnswerAsTheirBrokers();

private:
    std::map<std::size_t, std::unique_ptr<City>> m_cities;  // by profile, made when first asked
};

void TestBrokerManners::profilesAnswerAsTheirBrokers_data()
{
    QTest::addColumn<std::size_t>("profile");
    QTest::addColumn<std::size_t>("question");
    for (std::size_t profile = 0; profile < profileNames.size(); ++profile) {
        for (std::size_t question = 0; question < questions.size(); ++question)
            QTest::addRow("%s: %s", profileNames[profile], questions[question].name) << profile << question;
    }
}

void TestBrokerManners::profilesAnswerAsTheirBrokers()
{
    QFETCH(std::size_t, profile);
    QFETCH(std::size_t, question);
    std::unique_ptr<City> &city = m_cities[profile];
    if (!city) {
        QByteArray document = cameras(60);
        document.chop(1);
        city =
            std::make_unique<City>(document + ',' + bench().sliced(1), BrokerOptions{.profile = profileNames[profile]});
    }
    QCOMPARE(questions[question].ask(*city), questions[question].answers[profile]);
}

QTEST_GUILESS_MAIN(TestBrokerManners)
#include "tst_brokermanners.moc"
