// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/civiscope/comparisonjson.h"

#include "app/civiscope/output.h"
#include "words/comparewords.h"

namespace civiscope::app {

namespace {

using namespace compare;
using Json = nlohmann::ordered_json;

const char *sideWord(Side side)
{
    return side == Side::A ? "a" : "b";
}

template<typename T>
Json optionalJson(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

Json codeOrNull(const std::string &code)
{
    return code.empty() ? Json() : Json(code);
}

Json statisticsJson(const Statistics &s)
{
    return {{"n", s.n},   {"min", s.min}, {"q1", s.q1},    {"median", s.median},
            {"q3", s.q3}, {"max", s.max}, {"mean", s.mean}};
}

Json suggestionJson(const Suggestion &suggestion)
{
    Json reasons = Json::array();
    for (const MatchReason reason : suggestion.reasons)
        reasons.push_back(matchReasonWord(reason));
    return {{"score", suggestion.score}, {"reasons", std::move(reasons)}};
}

Json sideJson(const AttributeSide &side)
{
    Json json{{"iri", side.iri},
              {"name", side.name},
              {"kind", side.kind ? std::string(ngsild::kindName(*side.kind)) : "mixed"},
              {"datatype", store::datatypeWord(side.datatype)},
              {"unit", codeOrNull(side.unit)},
              {"units", side.units},
              {"count", side.count},
              {"coverage", side.coverage},
              {"oldest", momentJson(side.oldest)},
              {"newest", momentJson(side.newest)},
              {"numbers", side.numbers},
              {"excluded", side.excluded},
              {"distinct", side.distinct}};
    if (!side.languages.empty())
        json["languages"] = side.languages;
    return json;
}

Json attributeJson(const AttributeRow &row)
{
    Json json{{"match", matchWord(row.match)}};
    if (row.suggestion)
        json["suggestion"] = suggestionJson(*row.suggestion);
    Json statistics = Json::object();
    for (const Side side : bothSides) {
        if (!row.sides[side])
            continue;
        json[sideWord(side)] = sideJson(*row.sides[side]);
        if (row.sides[side]->statistics)
            statistics[sideWord(side)] = statisticsJson(*row.sides[side]->statistics);
    }
    json["unit"] = codeOrNull(row.unit);
    if (row.conversion)
        json["conversion"] = {{"from", row.conversion->from},
                              {"to", row.conversion->to},
                              {"factor", row.conversion->factor},
                              {"offset", row.conversion->offset}};
    json["conflicts"] = Json::array();
    for (const Conflict conflict : row.conflicts)
        json["conflicts"].push_back(conflictWord(conflict));
    if (!statistics.empty())
        json["statistics"] = std::move(statistics);
    if (row.histogram)
        json["histogram"] = {{"low", row.histogram->low},
                             {"width", row.histogram->width},
                             {"a", row.histogram->counts.a},
                             {"b", row.histogram->counts.b}};
    if (!row.categories.empty()) {
        json["categories"] = Json::array();
        for (const Category &category : row.categories)
            json["categories"].push_back(
                {{"value", category.text}, {"a", category.counts.a}, {"b", category.counts.b}});
    }
    return json;
}

Json sideJson(const TypeSide &side)
{
    return {{"iri", side.iri},
            {"name", side.name},
            {"count", side.count},
            {"located", side.located},
            {"geometry", codeOrNull(side.geometry)},
            {"interval", optionalJson(side.interval)}};
}

Json typeJson(const TypeRow &row)
{
    Json json{{"match", matchWord(row.match)}};
    if (row.suggestion)
        json["suggestion"] = suggestionJson(*row.suggestion);
    Json freshness = Json::object();
    Json oldest = Json::object();
    Json validity = Json::object();
    for (const Side side : bothSides) {
        if (!row.sides[side])
            continue;
        json[sideWord(side)] = sideJson(*row.sides[side]);
        freshness[sideWord(side)] = momentJson(row.sides[side]->newest);
        oldest[sideWord(side)] = momentJson(row.sides[side]->oldest);
        validity[sideWord(side)] = optionalJson(row.sides[side]->validity);
    }
    json["conflicts"] = row.conflict ? Json::array({"meaning"}) : Json::array();
    json["attributes"] = Json::array();
    for (const AttributeRow &attribute : row.attributes)
        json["attributes"].push_back(attributeJson(attribute));
    json["freshness"] = std::move(freshness);
    json["oldest"] = std::move(oldest);
    json["validity"] = std::move(validity);
    return json;
}

// All notes in one list, each with what it is about.
Json fairnessJson(const Comparison &comparison)
{
    const words::CityNames names = words::cityNames(comparison);
    Json all = Json::array();
    const auto add = [&](const std::vector<Note> &notes, const TypeRow *type, const AttributeRow *attribute) {
        for (const Note &note : notes) {
            Json json{{"code", noteWord(note.code)}, {"message", words::note(note, names).toStdString()}};
            if (type)
                json["type"] = type->either().iri;
            if (attribute)
                json["attribute"] = attribute->either().iri;
            if (note.side)
                json["side"] = sideWord(*note.side);
            all.push_back(std::move(json));
        }
    };
    add(comparison.notes, nullptr, nullptr);
    for (const TypeRow &type : comparison.types) {
        add(type.notes, &type, nullptr);
        for (const AttributeRow &attribute : type.attributes)
            add(attribute.notes, &type, &attribute);
    }
    return all;
}

Json differencesJson(const Comparison &comparison)
{
    Json all = Json::array();
    for (const Difference &one : comparison.differences) {
        const TypeRow &type = comparison.types[one.type];
        Json json{{"code", differenceWord(one.code)},
                  {"message", words::difference(comparison, one).toStdString()},
                  {"type", type.either().iri}};
        if (one.attribute)
            json["attribute"] = type.attributes[*one.attribute].either().iri;
        json["a"] = codeOrNull(one.values.a);
        json["b"] = codeOrNull(one.values.b);
        all.push_back(std::move(json));
    }
    return all;
}

}  // namespace

nlohmann::ordered_json comparisonJson(const Comparison &comparison, const QString &a, const QString &b)
{
    Json types = Json::array();
    for (const TypeRow &type : comparison.types)
        types.push_back(typeJson(type));
    Json sources = Json::object();
    for (const Side side : bothSides) {
        const SourceSide &source = comparison.sources[side];
        sources[sideWord(side)] = {{"name", source.name},
                                   {"entities", source.entities},
                                   {"total", optionalJson(source.total)},
                                   {"complete", source.complete}};
    }
    return {{"a", a.toStdString()},          {"b", b.toStdString()},
            {"sources", std::move(sources)}, {"fairness", fairnessJson(comparison)},
            {"types", std::move(types)},     {"differences", differencesJson(comparison)}};
}

}  // namespace civiscope::app
