// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspacefile.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using namespace civiscope::workspace;
using Json = nlohmann::ordered_json;

namespace {

const Json twoSources{{"sources", {{{"source", "demo:antwerp"}}, {{"source", "https://city.example"}, {"limit", 5}}}},
                      {"mode", "audit"},
                      {"map", {{"centre", {4.4, 51.2}}, {"zoom", 12.5}}}};

}  // namespace

class TestWorkspaceFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasWrittenIsReadAgain()
    {
        const QString path = file("a.civiscope");
        QVERIFY(writeWorkspace(path, twoSources));
        const auto read = readWorkspace(path);
        QVERIFY(read && read->whole && !read->newer);
        for (const auto &[name, part] : twoSources.items())
            QVERIFY2(read->parts->at(name) == part, name.c_str());
        // And nothing was left beside it.
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("a.civ*")}, QDir::Files).size(), 1);
    }

    // Cut at every byte: never a crash, never a wrong value, and what stood before is there.
    void aFileCutAnywhereGivesWhatStoodBeforeTheCut()
    {
        const QString path = file("cut.civiscope");
        QVERIFY(writeWorkspace(path, twoSources));
        QFile whole(path);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray text = whole.readAll().trimmed();
        int opened = 0;
        for (qsizetype length = 1; length < text.size(); ++length) {
            write(path, text.first(length));
            const auto read = readWorkspace(path);
            if (!read)
                continue;
            ++opened;
            QVERIFY(!read->whole);
            if (read->parts->contains("sources")) {
                const Json &sources = read->parts->at("sources");
                for (std::size_t i = 0; i < sources.size(); ++i)
                    QVERIFY2(sources[i] == twoSources["sources"][i], sources.dump().c_str());
            }
            QVERIFY(!read->parts->contains("mode") || read->parts->at("mode") == "audit");
        }
        QVERIFY2(opened > text.size() * 3 / 4, QByteArray::number(opened));
        // Half of it: the first source is still there.
        write(path, text.first(text.indexOf("https")));
        const auto half = readWorkspace(path);
        QVERIFY(half && half->parts->at("sources").size() == 1);
    }

    void whatIsNoWorkspaceIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray(" \n") << int(ErrorCode::Empty);
        QTest::newRow("words") << QByteArray("hello") << int(ErrorCode::NotJson);
        QTest::newRow("other JSON") << QByteArray(R"({"type":"FeatureCollection"})") << int(ErrorCode::FileNotReadable);
        QTest::newRow("a list") << QByteArray("[1]") << int(ErrorCode::FileNotReadable);
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0{,}", 14) << int(ErrorCode::NotJson);
    }
    void whatIsNoWorkspaceIsSaid()
    {
        QFETCH(const QByteArray, text);
        write(file("odd.civiscope"), text);
        const auto read = readWorkspace(file("odd.civiscope"));
        QVERIFY(!read);
        QTEST(int(read.error().code), "code");
        QCOMPARE(readWorkspace(file("absent.civiscope")).error().code, ErrorCode::FileNotReadable);
    }

    void aLaterVersionIsToldAndReadAsFarAsKnown()
    {
        write(file("new.civiscope"), R"({"civiscope":"workspace","version":2,"mode":"browse","holograms":[]})");
        const auto read = readWorkspace(file("new.civiscope"));
        QVERIFY(read && read->newer);
        QVERIFY(read->parts->at("mode") == "browse");
    }

    void aWorkspaceMovesWithItsFiles()
    {
        const QString data = file("data/city.jsonld");
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("data")));
        write(data, "[]");
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::File, data};
        request.options.context = file("data/context.jsonld");
        request.options.types = {QStringLiteral("Lamp")};
        request.options.limit = 7;
        request.tenant = "t1";
        const Json json = sourceToJson(request, {QStringLiteral("Park")}, m_folder.path());
        QCOMPARE(json.at("source").get<std::string>(), std::string("data/city.jsonld"));
        QVERIFY(!json.dump().contains(m_folder.path().toStdString()));
        const auto back = sourceFromJson(json, m_folder.path());
        QVERIFY(back);
        QCOMPARE(back->request.spec, request.spec);
        QCOMPARE(back->request.options.context, request.options.context);
        QCOMPARE(back->request.options.types, request.options.types);
        QCOMPARE(back->request.options.limit, request.options.limit);
        QCOMPARE(back->request.tenant, request.tenant);
        QCOMPARE(back->hiddenTypes, QStringList{QStringLiteral("Park")});
        QVERIFY(!back->asksForToken);
        QCOMPARE(sourceFromJson(Json{{"source", "data/gone.jsonld"}}, m_folder.path()).error().code,
                 ErrorCode::FileNotReadable);
        for (const Json &odd : {Json(3), Json::object(), Json{{"source", 3}}})
            QVERIFY(!sourceFromJson(odd, m_folder.path()));
    }

    void secretsStayOut()
    {
        tasks::SourceRequest request;
        request.spec = {tasks::SourceSpec::Kind::Broker, QStringLiteral("https://ada:hunter2@city.example/x?y=1")};
        request.authorization = "Bearer abcdef";
        request.headers.push_back({"X-Api-Key", "0123456"});
        const Json json = sourceToJson(request, {}, m_folder.path());
        for (const char *secret : {"hunter2", "ada", "abcdef", "0123456", "Api-Key"})
            QVERIFY2(!json.dump().contains(secret), json.dump().c_str());
        const auto back = sourceFromJson(json, m_folder.path());
        QVERIFY(back && back->asksForToken);
        QCOMPARE(back->request.spec.text, QStringLiteral("https://city.example/x?y=1"));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        const auto written = writeWorkspace(file("no/such/folder/a.civiscope"), twoSources);
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileNotWritable);
    }

private:
    QString file(const char *name) { return m_folder.filePath(QString::fromLatin1(name)); }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        out.write(text);
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWorkspaceFile)
#include "tst_workspacefile.moc"
