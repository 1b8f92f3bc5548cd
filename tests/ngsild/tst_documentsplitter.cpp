// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/documentsplitter.h"

#include <QTest>

#include <format>
#include <string>

using namespace civiscope;
using namespace civiscope::ngsild;
using namespace Qt::StringLiterals;

namespace {

// The slices as text, one a line.
QStringList parts(std::string_view bytes, const SplitDocument &split)
{
    QStringList result;
    for (const Slice slice : split.entities)
        result << QString::fromUtf8(bytes.substr(slice.offset, slice.length));
    return result;
}

const std::string a = R"({"id":"urn:a","type":"T","x":{"type":"Property","value":1}})";
const std::string b = "{\"id\":\"urn:b\",\"type\":\"T\",\"x\":{\"type\":\"Property\",\"value\":[{\"k\":\"}]\\\"{\"}]}}";
const std::string c = R"({"id":"urn:c","type":"T"})";

}  // namespace

class tst_DocumentSplitter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void formIsToldAndEntitiesAreCut_data();
    void formIsToldAndEntitiesAreCut();
    void contextOfTheDocumentIsKept_data();
    void contextOfTheDocumentIsKept();
    void brokenEntityCostsItselfOnly_data();
    void brokenEntityCostsItselfOnly();
    void cutDocumentsKeepTheirBeginning_data();
    void cutDocumentsKeepTheirBeginning();
    void otherDocumentsAreRefused_data();
    void otherDocumentsAreRefused();
    void everyBlockBorderIsSafe();
    void deepNestingNeedsNoStack();
    void faultyEntitiesAreStillCut_data();
    void faultyEntitiesAreStillCut();
};

void tst_DocumentSplitter::formIsToldAndEntitiesAreCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("form");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const std::string &bytes, DocumentForm form,
                        const std::vector<std::string> &expected) {
        QStringList list;
        for (const auto &part : expected)
            list << QString::fromStdString(part);
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << int(form) << list;
    };
    row("one entity", a, DocumentForm::Entity, {a});
    row("one entity, laid out", "{\n  \"id\": \"urn:a\",\n  \"type\": \"T\"\n}\n", DocumentForm::Entity,
        {"{\n  \"id\": \"urn:a\",\n  \"type\": \"T\"\n}"});
    row("byte order mark", "\xEF\xBB\xBF " + a, DocumentForm::Entity, {a});
    row("array", "[" + a + "," + b + ", \n" + c + "]", DocumentForm::EntityArray, {a, b, c});
    row("array over lines", "[\n" + a + ",\n" + b + "\n]\n", DocumentForm::EntityArray, {a, b});
    row("empty array", " [ ] ", DocumentForm::EntityArray, {});
    row("array with other elements", "[" + a + R"(,"x, {", 4 ,null,[{"k":1}],)" + c + "]", DocumentForm::EntityArray,
        {a, "\"x, {\"", "4", "null", "[{\"k\":1}]", c});
    row("comma missing and comma left over", "[" + a + b + "," + c + ",]", DocumentForm::EntityArray, {a, b, c});
    row("bracket for comma", "[" + a + "]" + b + "," + c + "]", DocumentForm::EntityArray, {a, b, c});
    row("bracket too many", "[" + a + "]," + b + "," + c + "]", DocumentForm::EntityArray, {a, b, c});
    row("bracket for comma in a collection",
        R"({"type":"FeatureCollection","features":[)" + a + "]" + b + "]," + c + R"(],"x":1})",
        DocumentForm::FeatureCollection, {a, b, c});
    row("entity behind an array", "[" + a + "]\n" + b, DocumentForm::EntityArray, {a, b});
    row("lines", a + "\n" + b + "\n\n" + c, DocumentForm::Lines, {a, b, c});
    row("lines of Windows", "\xEF\xBB\xBF" + a + "\r\n" + b + "\r\n", DocumentForm::Lines, {a, b});
    row("lines, a bad one first", "oops\n" + b + "\n" + c, DocumentForm::Lines, {"oops", b, c});
    row("lines, the first cut in a string",
        R"({"id":"urn:a)"
        "\n" +
            b + "\n" + c + "\n",
        DocumentForm::Lines, {R"({"id":"urn:a)", b, c});
    row("lines, a bad one between", a + "\n{\"id\":\n" + c + "\n", DocumentForm::Lines, {a, "{\"id\":", c});
    row("objects after each other", "{\n\"id\":\"urn:a\",\n\"type\":\"T\"}\n{\n\"id\":\"urn:b\"}", DocumentForm::Lines,
        {"{\n\"id\":\"urn:a\",\n\"type\":\"T\"}", "{\n\"id\":\"urn:b\"}"});
    row("something behind an entity", a + " tail", DocumentForm::Lines, {a, "tail"});
    row("something behind an array", "[" + a + "] tail", DocumentForm::Lines, {a, "tail"});
    const std::string feature = R"({"id":"urn:f","type":"Feature","geometry":null,"properties":{"type":"T"}})";
    row("feature", feature, DocumentForm::Feature, {feature});
    row("feature collection", R"({"type":"FeatureCollection","features":[)" + feature + "," + feature + "]}",
        DocumentForm::FeatureCollection, {feature, feature});
    row("feature collection, members in another order",
        R"({"features":[)" + feature + R"(],"crs":{"a":["]}"]},"type":"FeatureCollection"})",
        DocumentForm::FeatureCollection, {feature});
    row("notification", R"({"id":"urn:n","type":"Notification","data":[)" + a + "," + b + R"(],"x":1})",
        DocumentForm::Notification, {a, b});
    row("notification with features",
        R"({"type":"Notification","data":{"type":"FeatureCollection","features":[)" + feature + "]}}",
        DocumentForm::Notification, {feature});
    row("notification of one", R"({"type":"Notification","data":)" + a + "}", DocumentForm::Notification, {a});
    row("graph", R"({"@context":{},"@graph":[)" + a + "," + b + "]}", DocumentForm::EntityArray, {a, b});
    row("an entity that has features", R"({"id":"urn:a","type":"T","features":[{"a":1}],"data":[]})",
        DocumentForm::Entity, {R"({"id":"urn:a","type":"T","features":[{"a":1}],"data":[]})"});
}

void tst_DocumentSplitter::formIsToldAndEntitiesAreCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, form);
    QFETCH(QStringList, expected);
    const auto split = splitDocument({bytes.constData(), std::size_t(bytes.size())});
    QVERIFY(split);
    QCOMPARE(parts({bytes.constData(), std::size_t(bytes.size())}, *split), expected);
    QCOMPARE(int(split->form), form);
    QVERIFY(!split->cutShort);
}

void tst_DocumentSplitter::contextOfTheDocumentIsKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("context");
    QTest::newRow("collection") << QByteArray(R"({"type":"FeatureCollection","features":[],"@context":["http://x"]})")
                                << QByteArray(R"(["http://x"])");
    QTest::newRow("graph") << QByteArray(R"({"@context":"http://x","@graph":[]})") << QByteArray("\"http://x\"");
    QTest::newRow("notification") << QByteArray(R"({"type":"Notification","@context":{"a":"b"},"data":[]})")
                                  << QByteArray(R"({"a":"b"})");
    QTest::newRow("none") << QByteArray("[]") << QByteArray();
    QTest::newRow("the entity's own") << QByteArray(R"({"id":"urn:a","type":"T","@context":"http://x"})")
                                      << QByteArray();
}

void tst_DocumentSplitter::contextOfTheDocumentIsKept()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, context);
    const auto split = splitDocument({bytes.constData(), std::size_t(bytes.size())});
    QVERIFY(split);
    QCOMPARE(QByteArray(split->context.data(), qsizetype(split->context.size())), context);
}

void tst_DocumentSplitter::brokenEntityCostsItselfOnly_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::newRow("quote lost") << QByteArray(R"({"id":"urn:x,"type":"T","x":{"type":"Property","value":1}})");
    QTest::newRow("quote too many") << QByteArray(R"({"id":"urn:x"","type":"T"})");
    QTest::newRow("closing brace lost") << QByteArray(R"({"id":"urn:x","x":{"type":"Property","value":1})");
    QTest::newRow("opening brace lost") << QByteArray(R"({"id":"urn:x","x":"type":"Property","value":1}})");
    QTest::newRow("first brace lost") << QByteArray(R"("id":"urn:x","x":{"type":"Property","value":1}})");
    QTest::newRow("bracket for brace") << QByteArray(R"({"id":"urn:x","x":{"type":"Property","value":1}])");
    QTest::newRow("backslash before the quote") << QByteArray(R"({"id":"urn:x\","type":"T"})");
    QTest::newRow("word") << QByteArray("oops");
    QTest::newRow("byte that is no UTF-8") << QByteArray("{\"id\":\"urn:\xFF\"}");
}

void tst_DocumentSplitter::brokenEntityCostsItselfOnly()
{
    QFETCH(QByteArray, broken);
    std::string bytes = "[";
    for (int i = 0; i < 500; ++i)
        bytes += a + ",";
    bytes += broken.toStdString();
    for (int i = 0; i < 500; ++i)
        bytes += "," + b;
    bytes += "]";
    const auto split = splitDocument(bytes);
    QVERIFY(split);
    const QStringList found = parts(bytes, *split);
    QCOMPARE(found.count(QString::fromStdString(a)), 500);
    QCOMPARE(found.count(QString::fromStdString(b)), 500);
    QCOMPARE(found.size(), 1001);
    QCOMPARE(found[500], QString::fromUtf8(broken));
}

void tst_DocumentSplitter::cutDocumentsKeepTheirBeginning_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("whole");
    QTest::addColumn<int>("all");
    const auto row = [](const char *name, const std::string &bytes, int whole, int all) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << whole << all;
    };
    row("in the second entity", "[" + a + "," + c.substr(0, 12), 1, 2);
    row("in a string", "[" + a + "," + a + ",{\"id\":\"ur", 2, 3);
    row("between entities", "[" + a + "," + a + ",", 2, 2);
    row("behind an entity", "[" + a + "," + a, 2, 2);
    row("single", a.substr(0, 30), 0, 1);
    row("feature collection", R"({"type":"FeatureCollection","features":[)" + a + "," + a.substr(0, 20), 1, 2);
}

void tst_DocumentSplitter::cutDocumentsKeepTheirBeginning()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, whole);
    QFETCH(int, all);
    const auto split = splitDocument({bytes.constData(), std::size_t(bytes.size())});
    QVERIFY(split);
    QVERIFY(split->cutShort);
    const QStringList found = parts({bytes.constData(), std::size_t(bytes.size())}, *split);
    QCOMPARE(found.size(), all);
    QCOMPARE(found.count(QString::fromStdString(a)), whole);
}

void tst_DocumentSplitter::otherDocumentsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << u"empty"_s;
    QTest::newRow("blanks") << QByteArray("\xEF\xBB\xBF \n\t") << u"empty"_s;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html>\n<html>{\"id\":1}</html>") << u"not-json"_s;
    QTest::newRow("text") << QByteArray("no such page") << u"not-json"_s;
    QTest::newRow("bytes") << QByteArray("\x89PNG\r\n\x1a\n", 8) << u"not-json"_s;
    QTest::newRow("string") << QByteArray("\"urn:a\"") << u"not-ngsi-ld"_s;
    QTest::newRow("number") << QByteArray("12.5\n") << u"not-ngsi-ld"_s;
    QTest::newRow("null") << QByteArray("null") << u"not-ngsi-ld"_s;
    QTest::newRow("empty object") << QByteArray("{}") << u"not-ngsi-ld"_s;
    QTest::newRow("problem details")
        << QByteArray(
               R"({"type":"https://uri.etsi.org/ngsi-ld/errors/ResourceNotFound","title":"No","detail":"urn:x"})")
        << u"not-ngsi-ld"_s;
    QTest::newRow("problem without type")
        << QByteArray(R"({"title":"Exists","detail":"urn:x","status":409})") << u"not-ngsi-ld"_s;
    QTest::newRow("error of NGSIv2") << QByteArray(R"({"error":{"code":"404","reasonPhrase":"No"}})")
                                     << u"not-ngsi-ld"_s;
    QTest::newRow("type list") << QByteArray(R"({"id":"urn:l","type":"EntityTypeList","typeList":["A"]})")
                               << u"not-ngsi-ld"_s;
    QTest::newRow("context") << QByteArray(R"({"@context":{"value":{"@id":"http://x"}}})") << u"not-ngsi-ld"_s;
    QTest::newRow("schema") << QByteArray(R"({"$schema":"http://json-schema.org/schema#","type":"object"})")
                            << u"not-ngsi-ld"_s;
    QTest::newRow("bare geometry") << QByteArray(R"({"type":"Point","coordinates":[1,2]})") << u"not-ngsi-ld"_s;
    QTest::newRow("subscription")
        << QByteArray(R"({"id":"urn:s","type":"Subscription","notification":{"endpoint":{"uri":"http://x"}}})")
        << u"not-ngsi-ld"_s;
}

void tst_DocumentSplitter::otherDocumentsAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto split = splitDocument({bytes.constData(), std::size_t(bytes.size())});
    QVERIFY(!split);
    QCOMPARE(QString::fromLatin1(codeWord(split.error().code)), code);
}

void tst_DocumentSplitter::everyBlockBorderIsSafe()
{
    // Quotes, backslashes and brackets wander over the borders of the scanner's blocks.
    for (int shift = 0; shift < 130; ++shift) {
        const std::string padded =
            std::format(R"({{"id":"urn:{}","s":"\\","t":"\"}}{{[","n":{{}}}})", std::string(std::size_t(shift), 'p'));
        const std::string bytes = std::format("[{0},{0}]", padded);
        const auto split = splitDocument(bytes);
        QVERIFY(split);
        QCOMPARE(parts(bytes, *split), QStringList(2, QString::fromStdString(padded)));
    }
}

void tst_DocumentSplitter::deepNestingNeedsNoStack()
{
    const std::size_t depth = 100'000;
    const std::string deep = R"({"id":"urn:d","x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    const std::string closed = "[" + deep + "," + a + "]";
    const auto split = splitDocument(closed);
    QVERIFY(split);
    QCOMPARE(parts(closed, *split), (QStringList{QString::fromStdString(deep), QString::fromStdString(a)}));

    const std::string open = "[" + a + R"(,{"id":"urn:d","x":)" + std::string(depth, '[');
    const auto cut = splitDocument(open);
    QVERIFY(cut);
    QVERIFY(cut->cutShort);
    QCOMPARE(cut->entities.size(), 2U);

    std::string opening = "[";
    for (std::size_t i = 0; i < depth; ++i)
        opening += R"({"id":[1,)";
    QVERIFY(splitDocument(opening));
}

void tst_DocumentSplitter::faultyEntitiesAreStillCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no id") << QByteArray(R"({"type":"T","x":{"type":"Property","value":1}})");
    QTest::newRow("no type") << QByteArray(R"({"id":"urn:a","x":4})");
    QTest::newRow("neither") << QByteArray(R"({"name":{"type":"Property","value":"a"}})");
    QTest::newRow("neither, concise") << QByteArray(R"({"name":{"value":"a"}})");
    QTest::newRow("simplified without id") << QByteArray(R"({"type":"T","name":"a"})");
    QTest::newRow("id null") << QByteArray(R"({"id":null,"type":"T"})");
    QTest::newRow("has a title") << QByteArray(R"({"id":"urn:a","type":"T","title":"x","detail":"y"})");
}

void tst_DocumentSplitter::faultyEntitiesAreStillCut()
{
    QFETCH(QByteArray, bytes);
    const auto split = splitDocument({bytes.constData(), std::size_t(bytes.size())});
    QVERIFY(split);
    QCOMPARE(parts({bytes.constData(), std::size_t(bytes.size())}, *split), QStringList{QString::fromUtf8(bytes)});
}

QTEST_APPLESS_MAIN(tst_DocumentSplitter)
#include "tst_documentsplitter.moc"
