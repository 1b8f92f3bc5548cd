// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bentbroker.h"
#include "audit/tlsprobe.h"

#include <QProcess>
#include <QSslKey>
#include <QSslServer>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using audit::Verdict;

Q_DECLARE_METATYPE(audit::Verdict)

// The handshake of a source, judged by what it showed.
class TestTlsCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHandshakeIsJudged_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("protocol");
        QTest::addColumn<audit::Verdict>("verdict");
        QTest::newRow("TLS 1.3, trusted") << true << 400 << int(QSsl::TlsV1_3OrLater) << Verdict::Met;
        QTest::newRow("TLS 1.2") << true << 400 << int(QSsl::TlsV1_2) << Verdict::MetWithRemarks;
        QTest::newRow("ends soon") << true << 10 << int(QSsl::TlsV1_3OrLater) << Verdict::MetWithRemarks;
        QTest::newRow("signed by nobody") << false << 400 << int(QSsl::TlsV1_3OrLater) << Verdict::NotMet;
    }
    void aHandshakeIsJudged()
    {
        QFETCH(bool, trusted);
        QFETCH(int, days);
        QFETCH(int, protocol);
        QTemporaryDir folder;
        const QString key = folder.filePath(QStringLiteral("key.pem")),
                      cert = folder.filePath(QStringLiteral("cert.pem"));
        const int made =
            QProcess::execute(QStringLiteral("openssl"),
                              {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                               QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-batch"),
                               QStringLiteral("-keyout"), key, QStringLiteral("-out"), cert, QStringLiteral("-days"),
                               QString::number(days), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
                               QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost,IP:127.0.0.1")});
        QCOMPARE(made, 0);
        const auto certificates = QSslCertificate::fromPath(cert);
        QCOMPARE(certificates.size(), 1);
        QFile keyFile(key);
        QVERIFY(keyFile.open(QIODevice::ReadOnly));

        QSslConfiguration own = QSslConfiguration::defaultConfiguration();
        own.setLocalCertificate(certificates.first());
        own.setPrivateKey(QSslKey(&keyFile, QSsl::Rsa));
        own.setProtocol(QSsl::SslProtocol(protocol));
        QSslServer server;
        server.setSslConfiguration(own);
        QVERIFY(server.listen(QHostAddress::LocalHost));

        QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
        if (trusted)
            trust.setCaCertificates(certificates);
        const QUrl url(QStringLiteral("https://127.0.0.1:%1/ngsi-ld/v1").arg(server.serverPort()));
        const auto facts = QCoro::waitFor(audit::probeTls(url, {}, trust));
        QVERIFY2(facts.has_value(), facts ? "" : facts.error().detail.c_str());
        const auto now = Moment(QDateTime::currentMSecsSinceEpoch()) * 1000;
        const audit::CheckResult result = audit::judgeTls(*facts, now);
        QFETCH(audit::Verdict, verdict);
        QCOMPARE(audit::verdictWord(result.verdict), audit::verdictWord(verdict));
        QVERIFY(result.evidence.front().sha256.size() == 64);
    }

    void whatIsNoLongerSecureIsNotMet()
    {
        const audit::TlsFacts old{.protocol = QSsl::SslProtocol(QSsl::TlsV1_2 - 1),
                                  .cipher = {},
                                  .subject = {},
                                  .fingerprint = {},
                                  .ends = cityTime() * 2,
                                  .distrust = {}};
        QVERIFY(audit::judgeTls(old, cityTime()).verdict == Verdict::NotMet);
    }
};

QTEST_GUILESS_MAIN(TestTlsCheck)
#include "tst_tlscheck.moc"
