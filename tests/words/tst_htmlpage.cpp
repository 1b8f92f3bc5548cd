// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/htmlpage.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace civiscope;
using namespace Qt::StringLiterals;

class TestHtmlPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textsFromOutsideStayTexts_data()
    {
        QTest::addColumn<QString>("hostile");
        QTest::newRow("script") << u"<script>alert(1)</script>"_s;
        QTest::newRow("attribute") << u"\" onclick=\"alert(1)"_s;
        QTest::newRow("entity") << u"&lt;b&gt;"_s;
        QTest::newRow("comment") << u"--><img src=x>"_s;
    }
    void textsFromOutsideStayTexts()
    {
        QFETCH(QString, hostile);
        const words::Html body{words::element("p", hostile),
                               words::link(u"https://city.example/?a="_s + hostile, hostile),
                               words::heading(2, hostile, hostile),
                               words::badge(words::Tone::Bad, hostile, hostile),
                               words::details(words::text(hostile), words::text(hostile)),
                               words::bar({{words::Tone::Good, hostile, hostile, 3}})};
        const QString page = words::htmlPage(hostile, body, u"en"_s);
        QVERIFY(!page.contains(hostile));
        // What is written is well-formed, and carries no other elements than ours.
        QString markup = u"<body>"_s + body.markup() + u"</body>"_s;
        QXmlStreamReader reader(markup);
        int seen = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            QVERIFY(reader.name() != "script"_L1 && reader.name() != "img"_L1);
            for (const auto attributes = reader.attributes(); const auto &attribute : attributes)
                QVERIFY(!attribute.name().startsWith("on"_L1));
            ++seen;
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(seen > 8);
    }

    void onlyWebAddressesBecomeLinks()
    {
        QVERIFY(!words::link(u"javascript:alert(1)"_s, u"here"_s).markup().contains(u'<'));
        QVERIFY(!words::link(u"file:///etc/passwd"_s, u"here"_s).markup().contains(u'<'));
        QVERIFY(words::link(u"https://mims.oascities.org/"_s, u"MIMs"_s).markup().contains("href"_L1));
    }

    void writingIsNotTurnedRound() { QCOMPARE(words::text(u"a\u202Eb\u0007c"_s).markup(), u"a\uFFFDb\uFFFDc"_s); }

    void aPageNeedsNothingFromOutside()
    {
        const QString page = words::htmlPage(u"T"_s, words::text(u"x"_s), u"en"_s);
        QVERIFY(!page.contains("src="_L1) && !page.contains("url("_L1) && !page.contains("@import"_L1));
        QVERIFY(page.contains("default-src 'none'"_L1));
    }

    void aBarLeavesOutWhatIsNotThere()
    {
        const QString markup =
            words::bar({{words::Tone::Good, u"✓"_s, u"met"_s, 4}, {words::Tone::Bad, u"✕"_s, u"not met"_s, 0}})
                .markup();
        QVERIFY(markup.contains("flex-grow:4"_L1) && markup.contains(u"met"_s) && !markup.contains(u"✕"_s));
    }
};

QTEST_APPLESS_MAIN(TestHtmlPage)
#include "tst_htmlpage.moc"
