// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csvcell.h"
#include "base/editdistance.h"
#include "base/languagechoice.h"
#include "base/naturalorder.h"
#include "base/urlfragment.h"

#include <QLocale>
#include <QTest>

#include <algorithm>

using namespace civiscope;

class TestText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvCells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *name, QByteArray text, QByteArray cell) {
            QTest::newRow(name) << std::move(text) << std::move(cell);
        };
        row("nothing", "", "");
        row("a word", "Meir", "Meir");
        row("comma", "Meir, Antwerp", "\"Meir, Antwerp\"");
        row("quotes", "the \"Meir\"", "\"the \"\"Meir\"\"\"");
        row("line end", "a\nb", "\"a\nb\"");
        row("spaces stay", " a ", " a ");
        row("formula", "=SUM(A1:A9)", "'=SUM(A1:A9)");
        row("formula to be quoted", "=HYPERLINK(\"http://x\",1)", "\"'=HYPERLINK(\"\"http://x\"\",1)\"");
        row("at", "@SUM(1)", "'@SUM(1)");
        row("plus", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
        row("minus", "-2+3", "'-2+3");
        row("tab", "\t=1", "'\t=1");
        row("carriage return", "\r=1", "\"'\r=1\"");
        row("full-width equals", "＝1+1", "'＝1+1");
        row("full-width plus", "＋1", "'＋1");
        row("full-width minus", "－1", "'－1");
        row("full-width at", "＠A1", "'＠A1");
        row("other wide letter", "Ａ1", "Ａ1");
        row("formula sign inside", "1=1", "1=1");
        row("negative number", "-5", "-5");
        row("number with a plus", "+1.5e3", "+1.5e3");
        row("number past doubles", "-1e999", "-1e999");
        row("minus infinity", "-inf", "'-inf");
        row("two signs", "--5", "'--5");
        row("a sign alone", "-", "'-");
        row("telephone", "+32 3 338 22 11", "'+32 3 338 22 11");
    }
    void csvCells()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
        std::string line = "before,";
        appendCsvCell(line, text.toStdString());
        QCOMPARE(line, "before," + cell.toStdString());
    }

    void editDistances_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<int>("distance");
        QTest::newRow("same") << QByteArray("noise") << QByteArray("noise") << 0;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << 0;
        QTest::newRow("from nothing") << QByteArray() << QByteArray("abc") << 3;
        QTest::newRow("one more") << QByteArray("name") << QByteArray("names") << 1;
        QTest::newRow("another") << QByteArray("name") << QByteArray("nane") << 1;
        QTest::newRow("swapped") << QByteArray("temperature") << QByteArray("tempreature") << 1;
        QTest::newRow("kitten") << QByteArray("kitten") << QByteArray("sitting") << 3;
        QTest::newRow("swapped and parted") << QByteArray("ca") << QByteArray("abc") << 3;
    }
    void editDistances()
    {
        QFETCH(const QByteArray, a);
        QFETCH(const QByteArray, b);
        QFETCH(const int, distance);
        const auto expected = std::size_t(distance);
        QCOMPARE(editDistance(a.toStdString(), b.toStdString()), expected);
        QCOMPARE(editDistance(b.toStdString(), a.toStdString()), expected);
        for (std::size_t limit = 0; limit < 4; ++limit)
            QCOMPARE(editDistance(a.toStdString(), b.toStdString(), limit), std::min(expected, limit + 1));
    }

    void namesAreOrderedAsPeopleExpect()
    {
        // Each before all that follow it.
        const std::vector<std::string> ordered{"",
                                               "007",
                                               "7",
                                               "8",
                                               "08x",
                                               "9",
                                               "10",
                                               "lamp",
                                               "lamp-",
                                               "lamp1",
                                               "lamp01x",
                                               "lamp2",
                                               "lamp10",
                                               "lamp10a1",
                                               "lamp10a02",
                                               "lamp10a2x",
                                               "lamp99999999999999999999999998",
                                               "lamp99999999999999999999999999",
                                               "lampe",
                                               "é",
                                               "ｌamp"};
        for (std::size_t i = 0; i < ordered.size(); ++i) {
            for (std::size_t j = 0; j < ordered.size(); ++j) {
                const auto expected = i <=> j;
                QVERIFY2(naturalOrder(ordered[i], ordered[j]) == expected,
                         (ordered[i] + " beside " + ordered[j]).c_str());
            }
        }
    }

    void fragmentsAreCutFromUrls_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QByteArray>("fragment");
        QTest::newRow("none") << QByteArray("https://x/a") << QByteArray("https://x/a") << QByteArray();
        QTest::newRow("pointer") << QByteArray("https://x/a#/$defs/b") << QByteArray("https://x/a")
                                 << QByteArray("/$defs/b");
        QTest::newRow("empty") << QByteArray("https://x/a#") << QByteArray("https://x/a") << QByteArray();
        QTest::newRow("alone") << QByteArray("#b") << QByteArray() << QByteArray("b");
        QTest::newRow("two marks") << QByteArray("a#b#c") << QByteArray("a") << QByteArray("b#c");
    }
    void fragmentsAreCutFromUrls()
    {
        QFETCH(const QByteArray, url);
        QFETCH(const QByteArray, document);
        QFETCH(const QByteArray, fragment);
        const std::string text = url.toStdString();
        QCOMPARE(std::string(withoutFragment(text)), document.toStdString());
        QCOMPARE(std::string(fragmentOf(text)), fragment.toStdString());
    }

    void theLanguageOfATextIsChosen_data()
    {
        QTest::addColumn<QStringList>("offered");
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("chosen");
        const auto row = [](const char *name, const QStringList &offered, const QStringList &wanted,
                            const char *chosen) {
            QTest::newRow(name) << offered << wanted << QString::fromLatin1(chosen);
        };
        const QString de = QStringLiteral("de"), en = QStringLiteral("en"), nl = QStringLiteral("nl");
        const QString nlBe = QStringLiteral("nl-BE"), fr = QStringLiteral("fr-CH"), none = QStringLiteral("@none");
        row("the user's", {en, nl, de}, {nl}, "nl");
        row("the dearest first", {en, nl, de}, {de, nl}, "de");
        row("the whole tag before the language", {nl, nlBe}, {nlBe, nl}, "nl-BE");
        row("the language alone, whole", {nlBe, nl}, {nl}, "nl");
        row("of another country", {en, fr}, {QStringLiteral("fr")}, "fr-CH");
        row("of no country before another", {en, QStringLiteral("nl-NL"), nl}, {nlBe}, "nl");
        row("of another country before English", {en, QStringLiteral("nl-NL")}, {nlBe}, "nl-NL");
        row("case does not count", {en, QStringLiteral("NL-be")}, {nlBe}, "NL-be");
        row("else English", {de, en}, {nl}, "en");
        row("else English of some country", {de, QStringLiteral("en-GB")}, {nl}, "en-GB");
        row("else the first", {de, nl}, {QStringLiteral("pl")}, "de");
        row("a prefix is no language", {QStringLiteral("nlx"), de}, {nl}, "nlx");
        row("without a tag", {none}, {nl}, "@none");
    }
    void theLanguageOfATextIsChosen()
    {
        QFETCH(const QStringList, offered);
        QFETCH(const QStringList, wanted);
        QFETCH(const QString, chosen);
        std::vector<std::string> texts;
        for (const QString &tag : offered)
            texts.push_back(tag.toStdString());
        const std::vector<std::string_view> tags(texts.begin(), texts.end());
        std::vector<std::string> languages;
        for (const QString &tag : wanted)
            languages.push_back(tag.toStdString());
        QCOMPARE(QString::fromStdString(texts[chosenLanguage(tags, languages)]), chosen);
    }

    void theUsersLanguagesAreThoseOfTheLocale()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Dutch, QLocale::Belgium));
        const std::vector<std::string> languages = usersLanguages();
        QLocale::setDefault(before);
        QVERIFY(std::ranges::contains(languages, "nl-BE"));
        QVERIFY(!std::ranges::contains(languages, "en"));
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
