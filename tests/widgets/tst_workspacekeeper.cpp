// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/workspacekeeper.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace civiscope;
using namespace civiscope::widgets;
using Json = nlohmann::ordered_json;

namespace {

// A part that keeps one number, and notes what it was asked.
struct NumberPart {
    int number = 0;
    QStringList folders;
    std::vector<Json> restored;

    WorkspacePart part(const char *name, bool content = true)
    {
        return {name,
                [this](const QString &folder) {
                    folders << folder;
                    return number == 0 ? Json() : Json(number);
                },
                [this](const Json &json, const QString &) {
                    restored.push_back(json);
                    number = json.is_null() ? 0 : json.get<int>();
                    return number < 0 ? QStringList(QStringLiteral("less than nothing")) : QStringList();
                },
                content};
    }
};

}  // namespace

class TestWorkspaceKeeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasSavedIsOpenedInTheOrderOfTheParts()
    {
        NumberPart first{.number = 3, .folders = {}, .restored = {}};
        NumberPart second{.number = 4, .folders = {}, .restored = {}};
        WorkspaceKeeper keeper;
        keeper.add(first.part("first"));
        keeper.add(second.part("second"));
        const QString path = file(QStringLiteral("both.civiscope"));
        QVERIFY(keeper.save(path));
        QVERIFY(first.folders.contains(m_folder.path()));
        first.number = second.number = 9;
        const auto missing = keeper.open(path);
        QVERIFY(missing && missing->isEmpty());
        QCOMPARE(first.number, 3);
        QCOMPARE(second.number, 4);
        QCOMPARE(keeper.path(), path);
        QCOMPARE(keeper.name(), QStringLiteral("both"));
    }

    void whatAPartHasNotIsNullToIt()
    {
        NumberPart kept;
        WorkspaceKeeper keeper;
        keeper.add(kept.part("first"));
        QVERIFY(keeper.save(file(QStringLiteral("empty.civiscope"))));
        kept.number = 5;
        QVERIFY(keeper.open(file(QStringLiteral("empty.civiscope"))));
        QCOMPARE(kept.restored.size(), std::size_t(1));
        QVERIFY(kept.restored[0].is_null());
        QCOMPARE(kept.number, 0);
    }

    void aPartOfAnotherKindDoesNotKeepTheOthersBack()
    {
        write("odd.civiscope", R"({"civiscope":"workspace","version":1,"first":"three","second":-4})");
        NumberPart first{.number = 1, .folders = {}, .restored = {}};
        NumberPart second;
        WorkspaceKeeper keeper;
        keeper.add(first.part("first"));
        keeper.add(second.part("second"));
        const auto missing = keeper.open(file(QStringLiteral("odd.civiscope")));
        QVERIFY(missing.has_value());
        QCOMPARE(*missing, QStringList({QStringLiteral("“first” in odd.civiscope is not what it should be and was left "
                                                       "out."),
                                        QStringLiteral("less than nothing")}));
        QCOMPARE(first.number, 1);
        QCOMPARE(second.number, -4);
    }

    void whatCannotBeReadChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addRow("not JSON") << QByteArray("not a workspace");
        QTest::addRow("another file") << QByteArray(R"({"type":"FeatureCollection"})");
        QTest::addRow("an array") << QByteArray("[1]");
    }
    void whatCannotBeReadChangesNothing()
    {
        QFETCH(const QByteArray, content);
        write("broken.civiscope", content);
        NumberPart kept{.number = 2, .folders = {}, .restored = {}};
        WorkspaceKeeper keeper;
        keeper.add(kept.part("first"));
        QSignalSpy changed(&keeper, &WorkspaceKeeper::changed);
        QVERIFY(!keeper.open(file(QStringLiteral("broken.civiscope"))));
        QVERIFY(kept.restored.empty() && keeper.path().isEmpty() && changed.isEmpty());
        QVERIFY(!keeper.open(file(QStringLiteral("none.civiscope"))));
    }

    void aFolderThatIsNotThereIsSaid()
    {
        WorkspaceKeeper keeper;
        const auto saved = keeper.save(file(QStringLiteral("none/a.civiscope")));
        QCOMPARE(saved.error().code, ErrorCode::FileNotWritable);
        QVERIFY(keeper.path().isEmpty());
    }

    void onlyContentCountsAsAChange()
    {
        NumberPart content{.number = 1, .folders = {}, .restored = {}};
        NumberPart view{.number = 1, .folders = {}, .restored = {}};
        WorkspaceKeeper keeper;
        keeper.add(content.part("content"));
        keeper.add(view.part("view", false));
        content.number = 2;
        QVERIFY(!keeper.modified());  // no workspace yet: nothing to lose
        QVERIFY(keeper.save(file(QStringLiteral("c.civiscope"))));
        QSignalSpy changed(&keeper, &WorkspaceKeeper::changed);
        view.number = 7;
        keeper.touch();
        QVERIFY(!keeper.modified());
        content.number = 3;
        keeper.touch();
        QVERIFY(keeper.modified());
        QVERIFY(changed.wait());
        QCOMPARE(changed.size(), 1);
        content.number = 2;
        keeper.touch();
        QVERIFY(changed.wait());
        QVERIFY(!keeper.modified());
        // The view is in the file all the same.
        view.number = 0;
        QVERIFY(keeper.open(file(QStringLiteral("c.civiscope"))));
        QCOMPARE(view.number, 1);
    }

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    void write(const char *name, const QByteArray &content)
    {
        QFile made(file(QLatin1String(name)));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(content) == content.size());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestWorkspaceKeeper)
#include "tst_workspacekeeper.moc"
