// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entitydetailmodel.h"
#include "items/quarantinemodel.h"
#include "items/roworder.h"
#include "items/sourcetreemodel.h"
#include "jsonld/corecontext.h"
#include "support/cityoftext.h"
#include "support/sessionfixture.h"
#include "words/timewords.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;
using items::EntityDetailModel;
using items::SourceTreeModel;
using test::SessionFixture;

class TestDetailAndTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void anEntityIsReadable()
    {
        const auto entity = ngsild::readEntity(R"({"id":"urn:a","type":"Station",
            "no2":{"type":"Property","value":42.126,"unitCode":"GQ","observedAt":"2026-01-14T11:48:00Z",
                   "quality":{"type":"Property","value":"good"}},
            "name":{"type":"LanguageProperty","languageMap":{"nl":"Plein","en":"Square"}},
            "near":{"type":"Relationship","object":"urn:b"},
            "parts":{"type":"Relationship","object":["urn:c","urn:d"]}})");
        QVERIFY(entity);
        EntityDetailModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEntity(*entity, jsonld::coreContext(), SessionFixture::now);
        QCOMPARE(value(model, "no2"), QStringLiteral("42.13\u202fµg/m³  ·  12 min ago"));
        QCOMPARE(line(model, "no2").siblingAtColumn(1).data(items::ExactRole).toString(), QStringLiteral("42.126"));
        QCOMPARE(value(model, "name"), QStringLiteral("Square"));
        QCOMPARE(line(model, "near").data(items::LinkRole).toString(), QStringLiteral("urn:b"));
        const QModelIndex parts = line(model, "parts");
        QCOMPARE(model.index(0, 0, parts).data(items::LinkRole).toString(), QStringLiteral("urn:c"));
        QCOMPARE(model.index(1, 0, parts).data(items::LinkRole).toString(), QStringLiteral("urn:d"));
        QStringList under;
        const QModelIndex no2 = line(model, "no2");
        for (int row = 0; row < model.rowCount(no2); ++row)
            under << model.index(row, 0, no2).data().toString();
        QVERIFY(under.contains(QStringLiteral("quality")));
        QVERIFY(under.contains(QStringLiteral("unitCode")));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void typedLiteralsReadAsTheirValue()
    {
        const auto entity = ngsild::readEntity(
            R"({"id":"urn:x:1","type":"Event","startDate":{"type":"Property",
                "value":{"@type":"DateTime","@value":"2026-01-14T12:00:00Z"}}})");
        QVERIFY(entity);
        EntityDetailModel model;
        model.setEntity(*entity, jsonld::coreContext(), SessionFixture::now);
        QCOMPARE(value(model, "startDate"), words::exactTime(parseDateTime("2026-01-14T12:00:00Z")->moment));
        QVERIFY(line(model, "startDate").siblingAtColumn(1).data(items::ExactRole).toString().contains("@type"_L1));
    }

    void theTreeFollowsTheSession()
    {
        SessionFixture fixture;
        SourceTreeModel model(fixture.session, std::make_shared<carto::Symbology>());
        const QAbstractItemModelTester tester(&model);
        workspace::Source *source = fixture.open(fixture.write(
            QStringLiteral("two.json"),
            R"([{"id":"urn:a","type":"Lamp"},{"id":"urn:b","type":"Lamp"},{"id":"urn:c","type":"Bin"}])"));
        SessionFixture::waitFor(source);
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex top = model.index(0, 0);
        QCOMPARE(top.data().toString(), QStringLiteral("two.json"));
        QCOMPARE(top.siblingAtColumn(SourceTreeModel::Count).data().toString(), QStringLiteral("3"));
        QCOMPARE(model.rowCount(top), 2);
        const QModelIndex lamp = model.index(0, 0, top);
        QCOMPARE(lamp.data().toString(), QStringLiteral("Lamp"));
        QCOMPARE(lamp.siblingAtColumn(SourceTreeModel::Count).data().toString(), QStringLiteral("2"));
        QVERIFY(lamp.data(items::MarkRole) != model.index(1, 0, top).data(items::MarkRole));

        QSignalSpy visibility(&fixture.session.visibility(), &workspace::TypeVisibility::changed);
        QVERIFY(model.setData(lamp, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(visibility.size(), 1);
        QVERIFY(!fixture.session.visibility().visible(source->id(), QStringLiteral("Lamp")));
        QCOMPARE(lamp.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);

        fixture.session.close(source->id());
        QCOMPARE(model.rowCount(), 0);
    }

    void sourcesTellTheirNewestObservation()
    {
        SessionFixture fixture;
        SourceTreeModel model(fixture.session, std::make_shared<carto::Symbology>());
        SessionFixture::waitFor(fixture.open(fixture.write(QStringLiteral("timed.json"), R"([
            {"id":"urn:a","type":"Lamp","on":{"type":"Property","value":1,"observedAt":"2026-01-14T11:48:00Z"}},
            {"id":"urn:b","type":"Mast","on":{"type":"Property","value":1,"observedAt":"2026-01-14T10:00:00Z"}},
            {"id":"urn:c","type":"Bin","on":{"type":"Property","value":1,"observedAt":"2026-01-16T10:00:00Z"}}])")));
        SessionFixture::waitFor(
            fixture.open(fixture.write(QStringLiteral("timeless.json"), R"([{"id":"urn:a","type":"Lamp","on":1}])")));
        const auto newest = [&](const QModelIndex &row) { return row.siblingAtColumn(SourceTreeModel::Newest); };
        const QModelIndex timed = model.index(0, 0);
        QCOMPARE(newest(timed).data().toString(), QStringLiteral("12 min ago"));  // not that in two days
        QCOMPARE(newest(timed).data(items::ExactRole).toString(), QStringLiteral("2026-01-14 11:48:00 UTC"));
        QCOMPARE(newest(model.index(1, 0, timed)).data().toString(), QStringLiteral("2 h ago"));
        // When it was loaded says nothing of how old it is.
        const QModelIndex timeless = model.index(1, 0);
        QCOMPARE(newest(timeless).data().toString(), QString());
        QVERIFY(newest(timeless).data(Qt::ToolTipRole).toString().contains(QLatin1String("No observation")));
    }

    void whatCouldNotBeReadIsListedWithItsReason()
    {
        store::Dataset dataset;
        std::ignore = *test::mergeText(dataset, R"([{"id":"urn:a","type":"Lamp"},{"type":"Lamp"},17])");
        items::QuarantineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setSources({{QStringLiteral("file"), dataset.current()}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, items::QuarantineModel::Reason).data().toString(), QStringLiteral("has no id"));
        QCOMPARE(model.index(1, items::QuarantineModel::Beginning).data().toString(), QStringLiteral("17"));
        QVERIFY(!model.index(2, 0).isValid());
    }

private:
    static QModelIndex line(const EntityDetailModel &model, const char *name)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == QLatin1String(name))
                return model.index(row, 0);
        }
        return {};
    }
    static QString value(const EntityDetailModel &model, const char *name)
    {
        return line(model, name).siblingAtColumn(EntityDetailModel::Value).data().toString();
    }
};

QTEST_GUILESS_MAIN(TestDetailAndTree)
#include "tst_detailandtree.moc"
