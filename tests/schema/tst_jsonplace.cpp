// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/jsonplace.h"

#include <QTest>

using namespace civiscope;

class TestJsonPlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointersLeadToTheirText_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("text");  // null: nothing stands there
        const QByteArray entity =
            " { \"id\" : \"a\\\"}\", \"no2\": {\"value\": [1, {\"x/y\": true}], \"a~b\": 4.5 } } ";
        QTest::newRow("member") << entity << QByteArray("/no2/a~0b") << QByteArray(R"("a~b": 4.5)");
        QTest::newRow("string with a bracket") << entity << QByteArray("/id") << QByteArray("\"id\" : \"a\\\"}\"");
        QTest::newRow("item") << entity << QByteArray("/no2/value/0") << QByteArray("1");
        QTest::newRow("escaped slash") << entity << QByteArray("/no2/value/1/x~1y") << QByteArray(R"("x/y": true)");
        QTest::newRow("nothing") << entity << QByteArray("/no3") << QByteArray();
        QTest::newRow("past the end") << entity << QByteArray("/no2/value/2") << QByteArray();
        QTest::newRow("into a string") << entity << QByteArray("/id/0") << QByteArray();
        QTest::newRow("escaped name") << QByteArray(R"({"\u0061":1})") << QByteArray("/a")
                                      << QByteArray(R"("\u0061":1)");
        QTest::newRow("the last of two") << QByteArray(R"({"a":1,"a":2})") << QByteArray("/a")
                                         << QByteArray(R"("a":2)");
        QTest::newRow("broken") << QByteArray(R"({"a":{"b":1)") << QByteArray("/a/b") << QByteArray();
        QTest::newRow("no pointer") << QByteArray("{}") << QByteArray("a") << QByteArray();
        QTest::newRow("empty") << QByteArray() << QByteArray("/a") << QByteArray();
    }
    void pointersLeadToTheirText()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, pointer);
        QFETCH(const QByteArray, text);
        const auto place = schema::placeOf(json.toStdString(), pointer.toStdString());
        QCOMPARE(place.has_value(), !text.isNull());
        if (place)
            QCOMPARE(json.mid(qsizetype(place->begin), qsizetype(place->end - place->begin)), text);
    }
};

QTEST_APPLESS_MAIN(TestJsonPlace)
#include "tst_jsonplace.moc"
