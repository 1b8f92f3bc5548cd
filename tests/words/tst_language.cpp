// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/countwords.h"
#include "words/errorwords.h"
#include "words/language.h"
#include "words/tablewords.h"

#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { words::chooseLanguage({u"en"_s}); }

    void englishIsThereWithoutBeingChosen()
    {
        QCOMPARE(words::language(), u"en"_s);
        QCOMPARE(words::entities(1), u"1 entity"_s);
    }

    void allFilesAreBuiltIn() { QCOMPARE(words::languages(), QStringList({u"en"_s, u"nl"_s})); }

    void theFirstLanguageThereIsCounts_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("taken");
        QTest::newRow("none") << QStringList() << u"en"_s;
        QTest::newRow("unknown") << QStringList{u"tlh"_s} << u"en"_s;
        QTest::newRow("plain") << QStringList{u"nl"_s} << u"nl"_s;
        QTest::newRow("of a country") << QStringList{u"nl-BE"_s} << u"nl"_s;
        QTest::newRow("with a script") << QStringList{u"nl-Latn-NL"_s} << u"nl"_s;
        QTest::newRow("in capitals") << QStringList{u"NL"_s} << u"nl"_s;
        QTest::newRow("behind one that there is not") << QStringList{u"fr-BE"_s, u"nl-BE"_s, u"en"_s} << u"nl"_s;
        QTest::newRow("behind English") << QStringList{u"en-GB"_s, u"nl"_s} << u"en"_s;
        QTest::newRow("empty") << QStringList{QString()} << u"en"_s;
    }
    void theFirstLanguageThereIsCounts()
    {
        QFETCH(QStringList, wanted);
        QTEST(words::chooseLanguage(wanted), "taken");
        QTEST(words::language(), "taken");
    }

    void sentencesChangeWithTheLanguageAndBack()
    {
        const Error error{ErrorCode::FileNotReadable, "opening", "a.json", {}};
        words::chooseLanguage({u"nl"_s});
        QCOMPARE(words::sentence(error), u"Het bestand a.json is niet te lezen."_s);
        QCOMPARE(words::head(words::ColumnHead::NewestIn, u"Antwerpen"_s), u"Nieuwste, Antwerpen"_s);
        words::chooseLanguage({u"nl"_s});
        words::chooseLanguage({u"en"_s});
        QCOMPARE(words::sentence(error), u"The file a.json cannot be read."_s);
        QCOMPARE(words::entities(1), u"1 entity"_s);
    }

    void whatIsNotYetTranslatedStaysEnglish()
    {
        words::chooseLanguage({u"nl"_s});
        const QString sentence =
            words::sentence({.code = ErrorCode::Empty, .what = {}, .where = "http://b", .detail = "status 200"});
        QCOMPARE(sentence, u"http://b is leeg (status 200)."_s);
        QVERIFY(!words::hint({ErrorCode::TlsFailed, {}, {}, {}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
