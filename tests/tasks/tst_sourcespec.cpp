// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/errorreason.h"
#include "tasks/sourcespec.h"

#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using tasks::parseSource;
using tasks::SourceSpec;

class TestSourceSpec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsBrokersDemosAndFilesApart_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *words, SourceSpec::Kind kind, const char *name) {
            QTest::newRow(words) << QString::fromUtf8(words) << int(kind) << QString::fromUtf8(name);
        };
        row("http://broker.example.org/ngsi-ld/v1", SourceSpec::Kind::Broker, "broker.example.org");
        row("https://u:p@city.example:8443/x", SourceSpec::Kind::Broker, "city.example:8443");
        row("localhost:1026", SourceSpec::Kind::Broker, "localhost:1026");
        row("demo:antwerp", SourceSpec::Kind::Demo, "Antwerp");
        row("Demo:Brisbane", SourceSpec::Kind::Demo, "Brisbane");
        row("city.jsonld", SourceSpec::Kind::File, "city.jsonld");
    }
    void tellsBrokersDemosAndFilesApart()
    {
        QTemporaryDir folder;
        QVERIFY(QFile(folder.filePath(QStringLiteral("city.jsonld"))).open(QIODevice::WriteOnly));
        QFETCH(const QString, words);
        const auto spec = parseSource(words, folder.path());
        QVERIFY(spec);
        QTEST(int(spec->kind), "kind");
        QTEST(spec->name(), "name");
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QStringLiteral("  ") << int(ErrorCode::Usage);
        QTest::newRow("unknown city") << QStringLiteral("demo:atlantis") << int(ErrorCode::Usage);
        QTest::newRow("scheme") << QStringLiteral("ftp://city.example") << int(ErrorCode::Usage);
        QTest::newRow("no file") << QStringLiteral("missing.jsonld") << int(ErrorCode::FileNotReadable);
        QTest::newRow("folder") << QStringLiteral(".") << int(ErrorCode::FileNotReadable);
    }
    void saysWhatIsWrong()
    {
        QTemporaryDir folder;
        QFETCH(const QString, words);
        const auto spec = parseSource(words, folder.path());
        QVERIFY(!spec);
        QTEST(int(spec.error().code), "code");
        QVERIFY(spec.error().reason != ErrorReason::None);
    }

    void spellsTheSourceAgain()
    {
        const auto spec = parseSource(QStringLiteral("DEMO:antwerp"), {});
        QCOMPARE(spec->spelling(), QStringLiteral("demo:antwerp"));
        QCOMPARE(parseSource(spec->spelling(), {}).value(), spec.value());
        const auto clean = parseSource(QStringLiteral("demo:antwerp?faults=none"), {});
        QVERIFY(clean->faultless && !spec->faultless);
        QCOMPARE(clean->text, spec->text);
        QCOMPARE(clean->spelling(), QStringLiteral("demo:antwerp?faults=none"));
    }
};

QTEST_APPLESS_MAIN(TestSourceSpec)
#include "tst_sourcespec.moc"
