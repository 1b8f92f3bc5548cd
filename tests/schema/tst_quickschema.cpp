// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/compiledschema.h"
#include "schema/quickschema.h"

#include <QTest>

#include <random>

using namespace civiscope::schema;
using Answer = QuickSchema::Answer;

namespace {

constexpr const char *newest = "https://json-schema.org/draft/2020-12/schema";
constexpr const char *address = "https://example.org/s.json";

Json json(std::string_view text)
{
    std::string problem;
    return parseJson(text, 64, problem).value();
}

const Json *nothing(const std::string &)
{
    return nullptr;
}

Answer judge(const Json &schema, const Json &value, bool formats = true)
{
    return QuickSchema(schema, SchemaGraph(schema, address, nothing), newest, formats).judge(value);
}

// Small schemas and values that often fit each other.
class Chance {
public:
    Json schema(int depth)
    {
        Json made(jsoncons::json_object_arg);
        const int keywords = below(4);
        for (int i = 0; i < keywords; ++i)
            keyword(made, depth);
        return made;
    }

    Json value(int depth)
    {
        switch (below(depth > 0 ? 9 : 6)) {
        case 0: return Json::null();
        case 1: return Json(below(2) == 0);
        case 2: return Json(below(7) - 3);
        case 3: return Json(below(9) / 2.0 - 2);
        case 4: return Json(text());
        case 5: return Json(below(2) == 0 ? "2026-01-15T10:00:00Z" : "urn:ngsi-ld:A:1");
        case 6: {
            Json list(jsoncons::json_array_arg);
            for (int i = below(4); i > 0; --i)
                list.push_back(value(depth - 1));
            return list;
        }
        default: {
            Json object(jsoncons::json_object_arg);
            for (int i = below(4); i > 0; --i)
                object.insert_or_assign(name(), value(depth - 1));
            return object;
        }
        }
    }

private:
    int below(int end) { return int(m_random() % unsigned(end)); }
    std::string name() { return std::string(1, char('a' + below(4))); }
    std::string text() { return std::string(std::size_t(below(4)), below(3) == 0 ? 'b' : 'a') + (below(5) ? "" : "é"); }

    Json list(int depth)
    {
        Json all(jsoncons::json_array_arg);
        for (int i = below(3); i >= 0; --i)
            all.push_back(schema(depth));
        return all;
    }

    void keyword(Json &to, int depth)
    {
        static const std::array types{"null", "boolean", "integer", "number", "string", "array", "object"};
        switch (below(depth > 0 ? 24 : 15)) {
        case 0:
        case 1: to.insert_or_assign("type", types.at(std::size_t(below(7)))); break;
        case 2: to.insert_or_assign("type", json(R"(["string","object","integer"])")); break;
        case 3: to.insert_or_assign("enum", json(R"(["a","aa",1,null,1.5,{"a":1}])")); break;
        case 4: to.insert_or_assign("const", value(1)); break;
        case 5: to.insert_or_assign("minimum", below(3) - 1); break;
        case 6: to.insert_or_assign("exclusiveMaximum", below(3)); break;
        case 7: to.insert_or_assign("minLength", below(3)); break;
        case 8: to.insert_or_assign("maxLength", below(4)); break;
        case 9: to.insert_or_assign("pattern", below(2) ? "^a+$" : "[^b]"); break;
        case 10: to.insert_or_assign("format", below(2) ? "date-time" : "uri"); break;
        case 11: to.insert_or_assign("required", json(R"(["a"])")); break;
        case 12: to.insert_or_assign("maxItems", below(3)); break;
        case 13: to.insert_or_assign("uniqueItems", true); break;
        case 14: to.insert_or_assign("minProperties", below(3)); break;
        case 15: to.insert_or_assign("items", schema(depth - 1)); break;
        case 16:
        case 17: {
            Json members(jsoncons::json_object_arg);
            for (int i = below(3); i >= 0; --i)
                members.insert_or_assign(name(), schema(depth - 1));
            to.insert_or_assign("properties", std::move(members));
            break;
        }
        case 18: to.insert_or_assign("additionalProperties", below(2) ? Json(false) : schema(depth - 1)); break;
        case 19: to.insert_or_assign("allOf", list(depth - 1)); break;
        case 20: to.insert_or_assign("anyOf", list(depth - 1)); break;
        case 21: to.insert_or_assign("oneOf", list(depth - 1)); break;
        case 22: to.insert_or_assign("not", schema(depth - 1)); break;
        default:
            to.insert_or_assign("patternProperties", json(R"({"^[ab]":{"type":"string"}})"));
            to.insert_or_assign("prefixItems", json(R"([{"type":"integer"}])"));
            break;
        }
    }

    std::mt19937 m_random{20'261'128};
};

}  // namespace

class TestQuickSchema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsTheKeywordsOfModels_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *schema, const char *value, Answer expected) {
            QTest::addRow("%s of %s", value, schema) << QByteArray(schema) << QByteArray(value) << int(expected);
        };
        row(R"({"type":"integer"})", "1", Answer::Yes);
        row(R"({"type":"integer"})", "1.0", Answer::Unknown);
        row(R"({"type":"integer"})", "123456789012345678901234567890", Answer::Unknown);
        row(R"({"type":["null","string"]})", "true", Answer::No);
        row(R"({"properties":{"a":{"type":"string"}},"required":["a","a"]})", R"({"a":"x","b":1})", Answer::Yes);
        row(R"({"properties":{"a":{"type":"string"}},"required":["c"]})", R"({"a":"x"})", Answer::No);
        row(R"({"required":["c"],"additionalProperties":{"type":"string"}})", R"({"c":1})", Answer::No);
        row(R"({"required":["c"],"additionalProperties":{"type":"string"}})", R"({"b":"x","c":"x"})", Answer::Yes);
        row(R"({"required":["c",1]})", R"({"c":"x"})", Answer::Unknown);
        row(R"({"properties":{"a":true},"additionalProperties":false})", R"({"a":1,"b":1})", Answer::No);
        row(R"({"maxLength":1})", R"("é")", Answer::Yes);
        row(R"({"minLength":2})", R"("é")", Answer::No);
        row(R"({"pattern":"^a+$"})", R"("aa")", Answer::Yes);
        row(R"({"pattern":"^a+$"})", R"("aé")", Answer::Unknown);
        row(R"_({"pattern":"^(?=a)"})_", R"("a")", Answer::Unknown);
        row(R"({"format":"date-time"})", R"("2026-02-28T23:59:59.123+01:00")", Answer::Yes);
        row(R"({"format":"date-time"})", R"("2026-02-28T23:59:59")", Answer::Unknown);
        row(R"({"format":"date"})", R"("2026-02-30")", Answer::Unknown);
        row(R"({"format":"time"})", R"("24:00:00Z")", Answer::Unknown);
        row(R"({"format":"uri"})", R"("urn:ngsi-ld:AirQualityObserved:1")", Answer::Yes);
        row(R"({"format":"uri"})", R"("a b:c")", Answer::Unknown);
        row(R"({"format":"email"})", R"("a@b.c")", Answer::Unknown);
        row(R"({"maximum":9007199254740993})", "9007199254740993", Answer::Unknown);
        row(R"({"oneOf":[{"type":"string"},{"type":"array","items":{"type":"string"}}]})", R"(["a"])", Answer::Yes);
        row(R"({"oneOf":[{"type":"number"},{"minimum":1}]})", "2", Answer::No);
        row(R"({"anyOf":[{"contains":{}},{"type":"array"}]})", "[]", Answer::Yes);
        row(R"({"not":{"type":"string"}})", R"("a")", Answer::No);
        row(R"({"uniqueItems":true})", "[1,2]", Answer::Unknown);
        row("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"const\":1}}}", "1", Answer::Yes);
        row("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"$id\":\"b\",\"const\":1}}}", "1", Answer::Unknown);
        row("{\"$ref\":\"#c\",\"$defs\":{\"a\":{\"$anchor\":\"c\",\"const\":1}}}", "1", Answer::Yes);
        row(R"({"$ref":"other.json"})", "1", Answer::Unknown);
        row(R"({"unevaluatedProperties":false})", "{}", Answer::Unknown);
        row("{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"const\":1}", "1", Answer::Unknown);
        row("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"$ref\":\"#/definitions/a\",\"type\":\"string\","
            R"("definitions":{"a":{}}})",
            "1", Answer::Unknown);
        row("false", "1", Answer::No);
    }
    void knowsTheKeywordsOfModels()
    {
        QFETCH(const QByteArray, schema);
        QFETCH(const QByteArray, value);
        QFETCH(const int, expected);
        QCOMPARE(int(judge(json(schema.toStdString()), json(value.toStdString()))), expected);
    }

    void formatsThatAreNotAssertedAreNotKnown()
    {
        QCOMPARE(judge(json(R"({"format":"uri"})"), json(R"("urn:a:b")"), false), Answer::Unknown);
    }

    void deepValuesAreLeftToOthers()
    {
        std::string value = "1";
        for (int i = 0; i < 30; ++i)
            value = '[' + value + ']';  // NOLINT(performance-inefficient-string-concatenation)
        const Json schema = json("{\"items\":{\"$ref\":\"#\"}}");
        QCOMPARE(judge(schema, json(value)), Answer::Unknown);
        QCOMPARE(judge(schema, json("[[[]]]")), Answer::Yes);
    }

    // The whole validator tells faults without asking this one.
    void neverContradictsTheWholeValidator()
    {
        Chance chance;
        int sure = 0;
        constexpr int schemas = 4000;
        constexpr int values = 10;
        for (int i = 0; i < schemas; ++i) {
            const Json schema = chance.schema(3);
            const auto whole = CompiledSchema::compile(schema, address, nothing, {});
            QVERIFY2(whole, schema.to_string().c_str());
            const QuickSchema quick(schema, SchemaGraph(schema, address, nothing), newest, true);
            for (int j = 0; j < values; ++j) {
                const Json value = chance.value(3);
                const Answer said = quick.judge(value);
                if (said == Answer::Unknown)
                    continue;
                ++sure;
                const std::string words = value.to_string() + " of " + schema.to_string();
                QVERIFY2((said == Answer::Yes) == (*whole)->faults(value).empty(), words.c_str());
            }
        }
        QVERIFY(sure > schemas * values / 2);
    }
};

QTEST_APPLESS_MAIN(TestQuickSchema)
#include "tst_quickschema.moc"
