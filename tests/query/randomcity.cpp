// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/randomcity.h"

namespace civiscope::test {

using nlohmann::json;

namespace {

const std::vector<std::string> names{"no2", "name", "level", "open", "refPlace", "seen"};
const std::vector<std::string> subNames{"quality", "sensor"};
const std::vector<std::string> keys{"en", "fr", "street", "x", "type"};
const std::vector<std::string> ids{"urn:e:1", "urn:e:2", "urn:e:3", "urn:e:4", "urn:e:99"};
const std::vector<std::string> times{"2025-01-01T00:00:00Z", "2025-01-01T00:00:00.000Z", "2025-06-01T12:30:00.5Z",
                                     "2025-01-01T01:00:00+01:00"};
const std::vector<json> numbers{0, 1, -1, 2.5, 40, 1e3, 41, -0.0};
const std::vector<std::string> texts{"free",      "closed", "",          "Free",          "2025-01-01",
                                     "10:00:00Z", "a\"b",   "10:00:01Z", "Zürich Straße", "40"};

}  // namespace

json RandomCity::value(int depth)
{
    switch (below(depth > 0 ? 14 : 9)) {
    case 0:
    case 1:
    case 2: return any(numbers);
    case 3: return chance(50);
    case 4:
    case 5:
    case 6: return any(texts);
    case 7: return any(times);
    case 8: return any(ids);
    case 9: return {{"@type", "DateTime"}, {"@value", any(times)}};
    case 10:
    case 11: {
        json array = json::array();
        for (int i = below(4); i > 0; --i)
            array.push_back(value(depth - 1));
        return array;
    }
    default: {
        json object = json::object();
        for (int i = below(3); i >= 0; --i)
            object[any(keys)] = value(depth - 1);
        // A geometry's type or a kind's would make something else of it; those have tests of their own.
        if (object.contains("type"))
            object["type"] = "Thing";
        return object;
    }
    }
}

json RandomCity::instance(int depth)
{
    json made;
    switch (below(12)) {
    default: made = {{"type", "Property"}, {"value", value(2)}}; break;
    case 5: made = {{"type", "Relationship"}, {"object", any(ids)}}; break;
    case 6: made = {{"type", "Relationship"}, {"object", {any(ids), any(ids)}}}; break;
    case 7:
        made = {{"type", "LanguageProperty"}, {"languageMap", {{"en", any(texts)}, {"fr", {any(texts), any(texts)}}}}};
        break;
    case 8: made = {{"type", "VocabProperty"}, {"vocab", any(texts)}}; break;
    case 9: made = {{"type", "JsonProperty"}, {"json", value(2)}}; break;
    case 10: made = {{"type", "ListProperty"}, {"valueList", {value(1), value(0)}}}; break;
    case 11:
        made = {{"type", "ListRelationship"}, {"objectList", {{{"object", any(ids)}}, {{"object", any(ids)}}}}};
        break;
    }
    if (made["type"] == "VocabProperty" && chance(30))
        made["vocab"] = {any(texts), any(texts)};
    if (made["type"] == "Property" && chance(4))
        made["value"] = "urn:ngsi-ld:null";
    if (chance(40))
        made["observedAt"] = any(times);
    if (chance(30))
        made["unitCode"] = chance(50) ? "GQ" : "P1";
    if (chance(10))
        made["createdAt"] = any(times);
    if (chance(10))
        made["modifiedAt"] = any(times);
    if (chance(10))
        made["valueType"] = any(texts);
    if (depth > 0 && chance(30))
        made[any(subNames)] = instance(depth - 1);
    return made;
}

std::vector<json> RandomCity::entities(int count)
{
    std::vector<json> all;
    for (int i = 0; i < count; ++i) {
        json entity{{"id", "urn:e:" + std::to_string(i)}, {"type", chance(50) ? "Station" : "Road"}};
        if (chance(30))
            entity["modifiedAt"] = any(times);
        if (chance(30))
            entity["createdAt"] = any(times);
        for (const std::string &name : names) {
            if (chance(35))
                continue;
            if (name == "no2" && chance(60)) {
                entity[name] = {{"type", "Property"}, {"value", any(numbers)}};
            } else if (chance(85)) {
                entity[name] = instance(2);
            } else {
                entity[name] = {instance(1), instance(1)};
                entity[name][1]["datasetId"] = "urn:d:b";
            }
        }
        if (chance(40))
            entity["place"] = {{"type", "GeoProperty"},
                               {"value", {{"type", "Point"}, {"coordinates", {any(numbers), 2.5}}}}};
        all.push_back(std::move(entity));
    }
    return all;
}

std::string RandomCity::literal()
{
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
    case 3: return any(numbers).dump();
    case 4: return chance(50) ? "true" : "false";
    case 5:
    case 6:
    case 7: return json(any(texts)).dump();
    case 8: return chance(80) ? any(times) : json(any(times)).dump();
    case 9: return chance(50) ? "2025-01-01" : "10:00:00Z";
    default: return chance(50) ? any(ids) : '"' + any(ids) + '"';
    }
}

std::string RandomCity::path(int depth)
{
    if (chance(5))
        return chance(50) ? "modifiedAt" : "createdAt";
    std::string path = chance(6) ? "place" : any(names);
    for (int i = 0; i < 2 && chance(20); ++i)
        path += '.' + any(subNames);
    if (chance(12))
        return path + '.' +
               any(std::vector<std::string>{"observedAt", "unitCode", "datasetId", "createdAt", "modifiedAt",
                                            "valueType"});
    if (depth > 0 && chance(6))
        return path + '{' + (chance(40) ? "Station:" : "") + this->path(depth - 1) + '}';
    if (chance(20)) {
        path += '[' + (chance(15) ? "*" : any(keys));
        if (chance(30))
            path += '.' + any(keys);
        path += ']';
    }
    return path;
}

std::string RandomCity::term()
{
    std::string path = this->path(1);
    switch (below(14)) {
    case 0: return path;
    case 1: return '!' + path;
    case 2:
    case 3:
        return path + (chance(70) ? "~=" : "!~=") +
               any(std::vector<std::string>{"ree", "^f", "\"^2025|z\"", ".", "[0-9]$"});
    case 4:
    case 5:
    case 6:
    case 7: {
        std::string order = any(std::vector<std::string>{">", ">=", "<", "<="});
        std::string wanted = literal();
        while (wanted == "true" || wanted == "false" || wanted.starts_with("urn:"))
            wanted = literal();
        return path + order + wanted;
    }
    case 8:
        return path + (chance(50) ? "==" : "!=") +
               any(std::vector<std::string>{"0..40", "\"a\"..\"g\"", "2025-01-01..2025-02-01", "09:00:00Z..10:00:00Z"});
    default: {
        std::string made = path + (chance(60) ? "==" : "!=") + literal();
        while (chance(20))
            made += ',' + literal();
        return made;
    }
    }
}

std::string RandomCity::expression(int depth)
{
    if (depth == 0 || chance(45))
        return term();
    std::string made;
    const bool parentheses = chance(50);
    for (int i = 1 + below(3); i >= 0; --i) {
        made += expression(depth - 1);
        if (i > 0)
            made += chance(50) ? ';' : '|';
    }
    return parentheses ? '(' + made + ')' : made;
}

}  // namespace civiscope::test
