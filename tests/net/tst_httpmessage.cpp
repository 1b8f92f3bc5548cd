// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpmessage.h"

#include <QTest>

using namespace civiscope;
using net::HttpAnswer;

class TestHttpMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redirectsLeadToTheirLocation_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("target");
        const auto row = [](const char *name, int status, QByteArray location, const char *target) {
            QTest::newRow(name) << status << std::move(location) << QString::fromLatin1(target);
        };
        row("moved for good", 301, "https://b.example/c", "https://b.example/c");
        row("found", 302, "/c", "https://a.example/c");
        row("see other", 303, "c", "https://a.example/x/c");
        row("for now", 307, "?page=2", "https://a.example/x/y?page=2");
        row("permanent", 308, "//b.example", "https://b.example");
        row("escaped", 302, "/a%20b", "https://a.example/a%20b");
        row("no location", 302, "", "");
        row("success", 200, "/c", "");
        row("not modified", 304, "/c", "");
        row("made", 201, "/c", "");
    }
    void redirectsLeadToTheirLocation()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, location);
        QFETCH(const QString, target);
        HttpAnswer answer;
        answer.url = QUrl(QStringLiteral("https://a.example/x/y?z=1"));
        answer.status = status;
        if (!location.isEmpty())
            answer.headers.push_back({"Location", location});
        const auto found = net::redirectTarget(answer);
        QCOMPARE(found ? found->toString(QUrl::FullyEncoded) : QString(), target);
    }
};

QTEST_GUILESS_MAIN(TestHttpMessage)
#include "tst_httpmessage.moc"
