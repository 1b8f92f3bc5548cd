// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/cityfixture.h"

using namespace civiscope::broker;

QByteArray cityContext()
{
    return R"({"@context":{
        "Camera":"https://city.example/ns/Camera","Bench":"https://city.example/ns/Bench",
        "Seat":"https://city.example/ns/Seat",
        "speed":"https://city.example/ns/speed","quality":"https://city.example/ns/quality",
        "label":"https://city.example/ns/label","owner":"https://city.example/ns/owner",
        "state":"https://city.example/ns/state","open":"https://city.example/ns/open",
        "raw":"https://city.example/ns/raw","steps":"https://city.example/ns/steps",
        "tags":"https://city.example/ns/tags","near":"https://city.example/ns/near"}})";
}

QByteArray cameras(int count)
{
    QByteArray all = "[";
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(i);
        all += (i > 0 ? ",\n" : "");
        all += R"({"id":"urn:ngsi-ld:Camera:)" + number + R"(","type":"Camera","speed":{"type":"Property","value":)" +
               number +
               R"(.50,"unitCode":"KMH","observedAt":"2026-03-01T08:00:00Z"},"location":{"type":"GeoProperty",)" +
               R"("value":{"type":"Point","coordinates":[4.4)" + number + ",51.2]}}";
        if (i % 3 == 0)
            all += R"(,"label":{"type":"Property","value":"third"})";
        all += '}';
    }
    return all + ']';
}

QByteArray bench()
{
    return R"([{"id":"urn:ngsi-ld:Bench:1","type":["Bench","Seat"],"scope":"/park",
        "speed":[{"type":"Property","value":1,"quality":{"type":"Property","value":0.5}},
                 {"type":"Property","value":2,"datasetId":"urn:d:b"}],
        "tags":{"type":"Property","value":["one"]},
        "label":{"type":"LanguageProperty","languageMap":{"en":"Bench","nl":"Bank"}},
        "owner":{"type":"Relationship","object":"urn:ngsi-ld:Org:1","objectType":"Seat"},
        "state":{"type":"VocabProperty","vocab":"open"},
        "raw":{"type":"JsonProperty","json":{"id":3,"open":null}},
        "steps":{"type":"ListProperty","valueList":[1,2]},
        "near":{"type":"ListRelationship","objectList":[{"object":"urn:ngsi-ld:Bench:2"}]},
        "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[4.4,51.2]}}}])";
}

City::City(const QByteArray &document, const BrokerOptions &options)
    : broker(options)
    , probe(start(document))
{
}

QUrl City::start(const QByteArray &document)
{
    broker.publishContext(contextPath, cityContext());
    broker.setOwnContext(contextPath);
    const auto report = broker.load({document.data(), static_cast<std::size_t>(document.size())}, "city");
    if (!report || report->quarantined > 0 || !broker.listen())
        qFatal("the city is not served");
    return broker.url();
}

HttpProbe::Headers City::link() const
{
    return {linkTo(broker.url().toEncoded() + contextPath)};
}

std::pair<QByteArray, QByteArray> linkTo(const QByteArray &url)
{
    return {"Link", '<' + url + R"(>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json")"};
}
