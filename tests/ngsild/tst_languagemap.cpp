// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/languagemap.h"

#include <QLocale>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

class TestLanguageMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theUsersLanguageIsTaken_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<QString>("text");
        QTest::newRow("the same") << u"nl_BE"_s << QByteArray(R"({"en":"Square","nl":"Plein"})") << u"Plein"_s;
        QTest::newRow("with a country") << u"nl_BE"_s << QByteArray(R"({"en":"Square","nl-BE":"Pleintje"})")
                                        << u"Pleintje"_s;
        QTest::newRow("else English") << u"fr_BE"_s << QByteArray(R"({"nl":"Plein","en":"Square"})") << u"Square"_s;
        QTest::newRow("else the first") << u"fr_BE"_s << QByteArray(R"({"nl":"Plein"})") << u"Plein"_s;
        QTest::newRow("first of a list") << u"en_GB"_s << QByteArray(R"({"en":["Square","Market"]})") << u"Square"_s;
        QTest::newRow("no text") << u"en_GB"_s << QByteArray(R"({"en":7})") << u"7"_s;
        QTest::newRow("empty list") << u"en_GB"_s << QByteArray(R"({"en":[]})") << u"[]"_s;
    }
    void theUsersLanguageIsTaken()
    {
        QFETCH(QString, locale);
        QFETCH(QByteArray, map);
        QLocale::setDefault(QLocale(locale));
        QTEST(ngsild::inUsersLanguage(map.toStdString()), "text");
    }

    void whatIsNoLanguageMapHasNone()
    {
        for (const char *text : {"", "{}", "[]", "\"nl\"", "{\"nl\":", "7"})
            QVERIFY2(ngsild::inUsersLanguage(text).isNull(), text);
    }
};

QTEST_APPLESS_MAIN(TestLanguageMap)
#include "tst_languagemap.moc"
