// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/units.h"

#include <QTest>

#include <udunits2.h>

using namespace civiscope;

class TestUnits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeStandsOnceAndHasAName()
    {
        std::string_view before;
        QVERIFY(knownUnits().size() >= 120);
        for (const Unit &unit : knownUnits()) {
            QVERIFY2(before < unit.code, unit.code.data());
            QVERIFY(!unit.name.empty());
            before = unit.code;
        }
    }

    void codesAreFoundAndOthersNot()
    {
        QVERIFY(findUnit("GQ"));
        QCOMPARE(findUnit("GQ")->symbol, "µg/m³");
        QCOMPARE(findUnit("CEL")->udunits, "degC");
        QCOMPARE(findUnit("C62")->symbol, "");
        QVERIFY(!findUnit("cel"));
        QVERIFY(!findUnit("µg/m³"));
        QVERIFY(!findUnit(""));
        QVERIFY(!findUnit("code"));
    }

    // A misspelt UDUNITS text would make two cities incomparable without a word.
    void everyUdunitsTextIsUnderstood()
    {
        ut_set_error_message_handler(ut_ignore);
        ut_system *system = ut_read_xml(nullptr);
        QVERIFY(system);
        QStringList wrong;
        for (const Unit &unit : knownUnits()) {
            if (unit.udunits.empty())
                continue;
            ut_unit *parsed = ut_parse(system, std::string(unit.udunits).c_str(), UT_UTF8);
            if (!parsed)
                wrong << QString::fromUtf8(unit.code.data(), qsizetype(unit.code.size()));
            ut_free(parsed);
        }
        ut_free_system(system);
        QCOMPARE(wrong, QStringList());
    }
};

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
