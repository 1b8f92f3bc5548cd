// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bentbroker.h"

#include "audit/auditor.h"
#include "broker/httpprobe.h"
#include "jsonld/contextstore.h"
#include "net/httptransport.h"
#include "schema/schemaregistry.h"
#include "schema/validator.h"
#include "tasks/sourceloader.h"

#include <QNetworkAccessManager>
#include <QTemporaryFile>

#include <qcoro/qcorotask.h>

#include <array>

using namespace civiscope;
using Json = nlohmann::json;

namespace {

constexpr char terms[] = "/terms.jsonld";

// One network for one audit, and contexts that are kept nowhere.
struct Net {
    QNetworkAccessManager manager;
    std::shared_ptr<net::HttpTransport> transport = net::HttpTransport::create(
        &manager, {.tries = 2}, [](std::chrono::milliseconds, const std::function<void()> &resume) { resume(); });
    std::shared_ptr<jsonld::ContextStore> contexts =
        jsonld::ContextStore::create({}, std::make_shared<net::NetworkFetcher>(transport));
};

Json property(const Json &value)
{
    return {{"type", "Property"}, {"value", value}};
}

// One schema of the city's lamps; of streets there is none.
std::shared_ptr<const schema::Validation> validated(const store::VersionPtr &version, bool both)
{
    auto registry = std::make_shared<schema::SchemaRegistry>();
    const std::string lamp = R"({"title":"Lamp","type":"object","properties":{"type":{"const":"Lamp"},
        "power":{"type":"number","minimum":0}}})";
    const std::string street = R"({"title":"Street","type":"object","properties":{"type":{"const":"Street"}}})";
    bool added = registry->addDocument("https://city.example/schemas/Lamp/schema.json", lamp, true).has_value();
    if (both)
        added = registry->addDocument("https://city.example/schemas/Street/schema.json", street, true) && added;
    auto validation = schema::validate(version, registry, {.now = cityTime(), .elsewhere = {}});
    if (!added || !validation)
        qFatal("the city is not validated");
    return std::make_shared<const schema::Validation>(std::move(*validation));
}

audit::Scorecard finish(Net &net, std::optional<client::Connection> connection, store::VersionPtr version, Job job,
                        bool schemasOfAll = true)
{
    const auto validation = validated(version, schemasOfAll);
    return QCoro::waitFor(audit::audit({.name = connection ? connection->base.toString().toStdString() : "city.json",
                                        .connection = std::move(connection),
                                        .transport = net.transport,
                                        .version = std::move(version),
                                        .validation = validation,
                                        .now = [] { return cityTime(); }},
                                       {.seed = 7, .programVersion = "test"}, std::move(job)));
}

}  // namespace

Moment cityTime()
{
    return parseDateTime("2026-03-01T08:05:00Z")->moment;
}

QByteArray cityTerms()
{
    return R"({"@context":{
        "Lamp":"https://city.example/ns/Lamp","Street":"https://city.example/ns/Street",
        "power":"https://city.example/ns/power","street":"https://city.example/ns/street",
        "installed":"https://city.example/ns/installed","quality":"https://city.example/ns/quality",
        "dateInstalled":"https://city.example/ns/dateInstalled","label":"https://city.example/ns/label",
        "area":"https://city.example/ns/area"}})";
}

Json soundCity()
{
    Json city = Json::array();
    for (int i = 0; i < 60; ++i) {
        Json power = property(i + 0.5);
        power["unitCode"] = "WTT";
        power["observedAt"] = "2026-03-01T08:00:00Z";
        power["quality"] = property("good");
        city.push_back(
            {{"id", "urn:ngsi-ld:Lamp:" + std::to_string(i)},
             {"type", "Lamp"},
             {"power", power},
             {"dateInstalled", property("2020-05-01T00:00:00Z")},
             {"street", {{"type", "Relationship"}, {"object", "urn:ngsi-ld:Street:" + std::to_string(i % 3)}}},
             {"location",
              {{"type", "GeoProperty"},
               {"value", {{"type", "Point"}, {"coordinates", {4.40 + i * 0.001, 51.20 + i * 0.0005}}}}}}});
    }
    for (int i = 0; i < 3; ++i) {
        const double west = 4.4 + i * 0.01;
        const Json ring{{west, 51.2}, {west + 0.01, 51.2}, {west + 0.01, 51.21}, {west, 51.21}, {west, 51.2}};
        city.push_back(
            {{"id", "urn:ngsi-ld:Street:" + std::to_string(i)},
             {"type", "Street"},
             {"label", property("Street " + std::to_string(i))},
             {"location",
              {{"type", "GeoProperty"}, {"value", {{"type", "Polygon"}, {"coordinates", Json::array({ring})}}}}}});
    }
    return city;
}

void Reply::drop(const QByteArray &header)
{
    std::erase_if(headers, [&](const QByteArray &line) { return line.toLower().startsWith(header.toLower() + ':'); });
}

BentBroker::BentBroker(const Json &entities, const std::string &profile)
    : m_broker({.profile = profile})
    , m_server([this](const tests::WireRequest &asked) { return pass(asked); })
{
    m_broker.publishContext(terms, cityTerms());
    m_broker.setOwnContext(terms);
    if (!m_broker.load(entities.dump(), "city") || !m_broker.listen())
        qFatal("the city is not served");
}

tests::WireAnswer BentBroker::pass(const tests::WireRequest &asked)
{
    if (dead)
        return tests::hangUp();
    QByteArray target = asked.target;
    if (request)
        request(target);
    HttpProbe::Headers headers;
    for (const char *name : {"accept", "link", "ngsild-tenant", "if-none-match"})
        if (const QByteArray value = asked.header(name); !value.isEmpty())
            headers.append({name, value});
    const Got got = HttpProbe(m_broker.url()).get(target, headers);
    Reply passing{.status = got.status, .mediaType = got.header("Content-Type"), .headers = {}, .body = got.body};
    constexpr std::array<QByteArrayView, 5> own{"content-type", "content-length", "content-encoding", "connection",
                                                "transfer-encoding"};
    for (qsizetype i = 0; i < got.headers.size(); ++i) {
        const QByteArray name = QByteArray(got.headers.nameAt(i).data(), got.headers.nameAt(i).size());
        if (!std::ranges::contains(own, QByteArrayView(name.toLower())))
            passing.headers.push_back(name + ": " + got.headers.valueAt(i).toByteArray());
    }
    if (reply)
        reply(asked, passing);
    return tests::answer(passing.status, passing.body, passing.headers, passing.mediaType);
}

audit::Scorecard auditOf(const QUrl &base, Job job, const std::function<void()> &loaded,
                         const QByteArray &authorization)
{
    Net net;
    client::Connection connection;
    connection.base = base;
    connection.authorization = authorization;
    auto dataset = std::make_shared<store::Dataset>();
    const tasks::SourceLoader loader(net.transport, net.contexts);
    const auto report = QCoro::waitFor(loader.loadBroker(connection, dataset, {}, {}));
    if (!report)
        qWarning("not loaded: %s", report.error().detail.c_str());
    if (loaded)
        loaded();
    return finish(net, connection, dataset->current(), std::move(job));
}

audit::Scorecard auditOf(const Json &document, bool schemasOfAll)
{
    Json city = document;
    const Json context = Json::parse(cityTerms().toStdString())["@context"];
    for (Json &entity : city)
        if (entity.is_object() && !entity.contains("@context"))
            entity["@context"] = context;
    return auditOfFile(QByteArray::fromStdString(city.dump()), schemasOfAll);
}

audit::Scorecard auditOfFile(const QByteArray &bytes, bool schemasOfAll)
{
    Net net;
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("no file");
    auto dataset = std::make_shared<store::Dataset>();
    const tasks::SourceLoader loader(net.transport, net.contexts);
    std::ignore = QCoro::waitFor(loader.loadFile(file.fileName(), dataset, {}, {}));
    return finish(net, std::nullopt, dataset->current(), {}, schemasOfAll);
}
