// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextstore.h"
#include "jsonld/contexturl.h"
#include "jsonld/documentcontext.h"

#include <QHostAddress>
#include <QTest>

using namespace civiscope;
using namespace civiscope::jsonld;
using namespace civiscope::net;
using namespace Qt::StringLiterals;
using nlohmann::json;

namespace {

// JSON written with single quotes.
QByteArray quoted(QByteArray text)
{
    return text.replace('\'', '"');
}

}  // namespace

// Where contexts lie, and where a document says which is its own.
class TestContextUrl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- addresses

    void spellingsOfOneDocumentAreOne_data()
    {
        QTest::addColumn<QByteArray>("canonical");
        const auto row = [](const char *url, const char *canonical) { QTest::newRow(url) << QByteArray(canonical); };
        const char *parking = "https://smart-data-models.github.io/dataModel.Parking/context.jsonld";
        row("https://smart-data-models.github.io/dataModel.Parking/context.jsonld", parking);
        row("http://smart-data-models.github.io/dataModel.Parking/context.jsonld", parking);
        row("HTTPS://Smart-Data-Models.github.io:443/dataModel.Parking/./context.jsonld#x", parking);
        row("https://raw.githubusercontent.com/smart-data-models/dataModel.Parking/master/context.jsonld", parking);
        row("https://raw.githubusercontent.com/smart-data-models/dataModel.Parking/refs/heads/master/context.jsonld",
            parking);
        row("https://github.com/smart-data-models/dataModel.Parking/raw/master/context.jsonld", parking);
        row("https://github.com/smart-data-models/dataModel.Parking/blob/master/context.jsonld", parking);
        row("https://github.com/smart-data-models/dataModel.Parking/raw/refs/heads/master/context.jsonld", parking);
        const char *all = "https://smart-data-models.github.io/data-models/context.jsonld";
        row("https://smartdatamodels.org/context.jsonld", all);
        row("http://www.smartdatamodels.org/context.jsonld", all);
        row("https://raw.githubusercontent.com/smart-data-models/data-models/master/context.jsonld", all);
        // Not the same: other branches, other owners, other hosts.
        row("https://raw.githubusercontent.com/smart-data-models/dataModel.Parking/dev/context.jsonld",
            "https://raw.githubusercontent.com/smart-data-models/dataModel.Parking/dev/context.jsonld");
        row("https://raw.githubusercontent.com/city/models/refs/heads/main/context.jsonld",
            "https://raw.githubusercontent.com/city/models/main/context.jsonld");
        row("http://broker.example:1026/context.jsonld?v=2", "http://broker.example:1026/context.jsonld?v=2");
        row("http://smartdatamodels.org.evil.example/context.jsonld",
            "http://smartdatamodels.org.evil.example/context.jsonld");
        row("file:///data/context.jsonld", "file:///data/context.jsonld");
        row("urn:x:y", "urn:x:y");
        row("", "");
    }
    void spellingsOfOneDocumentAreOne()
    {
        QFETCH(QByteArray, canonical);
        const std::string once = canonicalContextUrl(QTest::currentDataTag());
        QCOMPARE(QByteArray::fromStdString(once), canonical);
        QCOMPARE(canonicalContextUrl(once), once);
    }

    void privateAddressesAreKnown_data()
    {
        QTest::addColumn<bool>("isPrivate");
        const auto row = [](const char *address, bool isPrivate) { QTest::newRow(address) << isPrivate; };
        for (const char *address :
             {"127.0.0.1",       "127.8.8.8",        "10.1.2.3",       "172.16.0.1",    "172.31.255.255",
              "192.168.1.1",     "169.254.169.254",  "100.64.0.1",     "0.0.0.0",       "224.0.0.1",
              "255.255.255.255", "192.0.0.1",        "198.18.0.1",     "::1",           "::",
              "fe80::1",         "fc00::1",          "fd12:3456::1",   "ff02::1",       "fec0::1",
              "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1", "::10.0.0.1"})
            row(address, true);
        for (const char *address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "193.0.0.1", "2a00:1450::1",
                                    "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"})
            row(address, false);
    }
    void privateAddressesAreKnown()
    {
        QFETCH(bool, isPrivate);
        const QHostAddress address(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(!address.isNull());
        QCOMPARE(isPrivateAddress(address), isPrivate);
    }

    // --- where a document says which context

    void contextOfADocument_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<QByteArrayList>("links");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("context");
        const QByteArray link =
            "<https://l.example/c>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
        const QByteArrayList links{"<x>; rel=\"next\"", link};
        const auto row = [](const char *name, const char *own, const QByteArrayList &given, const char *type,
                            const char *expected) {
            QTest::newRow(name) << quoted(own) << given << QByteArray(type) << quoted(expected);
        };
        row("link with JSON", "null", links, "application/json", "'https://l.example/c'");
        row("no link", "null", {}, "application/json", "null");
        row("body of JSON-LD", "['https://b.example/c']", {}, "application/ld+json", "['https://b.example/c']");
        row("link with JSON-LD counts not", "null", links, "application/ld+json", "null");
        row("both", "{'a': 'urn:x:a'}", links, "application/geo+json", "['https://l.example/c', {'a': 'urn:x:a'}]");
        row("both, array", "['b', 'c']", links, "application/json", "['https://l.example/c', 'b', 'c']");
        row("two links", "null", {link, link}, "application/json", "");
    }
    void contextOfADocument()
    {
        QFETCH(QByteArray, own);
        QFETCH(QByteArrayList, links);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, context);
        const auto given =
            documentContext(json::parse(own.toStdString()), parseLinks({links.begin(), links.end()}), type);
        if (context.isEmpty())
            QCOMPARE(given.error().detail, "multiple context link headers");
        else
            QCOMPARE(given.value(), json::parse(context.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestContextUrl)
#include "tst_contexturl.moc"
