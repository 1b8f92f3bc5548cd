// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/profile.h"

#include <QTest>

using namespace civiscope::broker;

class TestProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainComesFirstAndUnknownIsNull();
    void limitsAreThoseOfTheBrokers_data();
    void limitsAreThoseOfTheBrokers();
    void errorsTakeTheBrokersNames();
};

void TestProfile::plainComesFirstAndUnknownIsNull()
{
    QCOMPARE(profiles().front().name, std::string_view("plain"));
    QCOMPARE(findProfile("plain"), &profiles().front());
    QVERIFY(!findProfile("Plain"));
    QVERIFY(!findProfile(""));
}

void TestProfile::limitsAreThoseOfTheBrokers_data()
{
    QTest::addColumn<int>("normal");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("statusOver");
    QTest::newRow("orion-ld") << 20 << 1000 << 400;
    QTest::newRow("scorpio") << 50 << 1000 << 403;
    QTest::newRow("stellio") << 30 << 100 << 403;
}

void TestProfile::limitsAreThoseOfTheBrokers()
{
    QFETCH(int, normal);
    QFETCH(int, most);
    QFETCH(int, statusOver);
    const Profile *profile = findProfile(QTest::currentDataTag());
    QVERIFY(profile);
    QCOMPARE(profile->defaultLimit, normal);
    QCOMPARE(profile->maxLimit, most);
    QCOMPARE(mannerOf(*profile, profile->overLimit).status, statusOver);
}

void TestProfile::errorsTakeTheBrokersNames()
{
    QCOMPARE(mannerOf(*findProfile("plain"), ProblemKind::NonexistentTenant).name, "NonexistentTenant");
    QCOMPARE(mannerOf(*findProfile("orion-ld"), ProblemKind::NonexistentTenant).name, "NonExistingTenant");
    QCOMPARE(mannerOf(*findProfile("scorpio"), ProblemKind::TooManyResults).name, "TooManyResults ");
    QCOMPARE(mannerOf(*findProfile("stellio"), ProblemKind::LdContextNotAvailable).status, 503);
    QCOMPARE(mannerOf(*findProfile("stellio"), ProblemKind::AlreadyExists).status, 409);
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
