// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pagingnotes.h"
#include "words/historywords.h"
#include "words/language.h"
#include "words/loadwords.h"
#include "words/readerwords.h"

#include <QSet>
#include <QTest>

using namespace civiscope;
using namespace Qt::StringLiterals;

namespace {

// Said of each value of an enum, in its order.
template<typename Code>
QStringList said(Code last, QString (*say)(Code))
{
    QStringList all;
    for (int code = 0; code <= int(last); ++code)
        all << say(Code(code));
    return all;
}

}  // namespace

class TestReaderWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCouldNotBeReadSaysWhy()
    {
        QCOMPARE(
            said(ngsild::QuarantineReason::CutShort, &words::reason),
            QStringList({u"is not a JSON object"_s, u"has no id"_s, u"has no type"_s, u"has an id that is not text"_s,
                         u"has a type that is not text"_s, u"holds bytes that are not UTF-8"_s, u"is not valid JSON"_s,
                         u"is nested deeper than 1,024 levels"_s, u"is larger than 256 MiB"_s,
                         u"repeats an id with other content"_s, u"ends in the middle"_s}));
    }

    void everythingOddHasWords()
    {
        QCOMPARE(said(ngsild::RemarkCode::TemporalInstances, &words::remark),
                 QStringList({u"numbers written as text"_s,
                              u"typed literals (@type, @value)"_s,
                              u"times without a zone, read as UTC"_s,
                              u"times with an offset instead of Z"_s,
                              u"times that cannot be read"_s,
                              u"coordinates that look swapped"_s,
                              u"coordinates that are no place on earth"_s,
                              u"coordinates written as text"_s,
                              u"polygons whose ring is not closed"_s,
                              u"coordinates with a height"_s,
                              u"geometries that cannot be drawn"_s,
                              u"geometries in a Property instead of a GeoProperty"_s,
                              u"attributes of a kind the standard does not know"_s,
                              u"attributes without a value"_s,
                              u"values that are null"_s,
                              u"values marked as deleted"_s,
                              u"lists that came as a single value"_s,
                              u"attributes wrapped in an array of one"_s,
                              u"members that stand twice in one object"_s,
                              u"instances that repeat a datasetId"_s,
                              u"entities that came twice, alike"_s,
                              u"entities that came again with other content; the later counts"_s,
                              u"leftovers of NGSIv2"_s,
                              u"attribute names with spaces"_s,
                              u"ids that are no URI"_s,
                              u"features whose id stands among the properties"_s,
                              u"geometry types that are misspelt"_s,
                              u"points whose coordinates are wrapped once more"_s,
                              u"sub-attributes with several instances, of which one is shown"_s,
                              u"attributes that came as a series, of which the newest is shown"_s}));
    }

    void pointsOfSeriesSayWhyTheyAreMissing()
    {
        QCOMPARE(said(history::UnreadReason::NoValue, &words::reason),
                 QStringList({u"is no entity"_s, u"has no id"_s, u"has no time, which its neighbours have"_s,
                              u"has a time that is none"_s, u"has a time without a zone"_s,
                              u"is no pair of value and time"_s, u"is no value with start and end"_s,
                              u"is an aggregate without a number"_s, u"ends before it starts"_s, u"has no value"_s}));
    }

    void everyMannerOfPagingIsTold_data()
    {
        QTest::addColumn<int>("note");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("sentence");
        const auto row = [](client::PagingNote note, const QString &detail, const QString &sentence) {
            QTest::newRow(test::noteWord(note)) << int(note) << detail << sentence;
        };
        using enum client::PagingNote;
        row(PageLimitLowered, u"100"_s, u"The broker refuses larger pages; loaded in pages of 100."_s);
        row(NoCount, {}, u"The broker does not say how many entities it has; loaded to the last page."_s);
        row(CountTooSmall, {}, u"More entities came than the broker counted."_s);
        row(NextLinkUseless, {}, u"The broker's links to the next page lead astray; paged by number."_s);
        row(PagesRepeat, {}, u"The broker repeats pages."_s);
        row(DeepPagesEmpty, u"5000"_s, u"The broker's pages are empty from entity 5000 on."_s);
        row(ChangedMeanwhile, {}, u"Entities went away while they were being loaded."_s);
        row(WalkedTwice, {}, u"Some entities were missed at first; all pages were loaded again."_s);
        row(SplitById, {}, u"The broker cannot page so far; loaded in parts by the beginning of the id."_s);
        row(IdPatternIgnored, {}, u"The broker does not look at idPattern, so the rest cannot be asked for."_s);
        row(IdsTwice, u"3"_s, u"The broker gave 3 ids twice."_s);
        row(PartialSources, u"199 \"b\""_s, u"Sources behind the broker failed: 199 \"b\""_s);
        row(TypesUnknown, {}, u"The broker does not list its types; everything was asked for at once."_s);
        row(StoppedAtMost, {}, u"There are more entities than were asked for."_s);
    }
    void everyMannerOfPagingIsTold()
    {
        QFETCH(int, note);
        QFETCH(QString, detail);
        QTEST(words::note(client::PagingRemark{client::PagingNote(note), detail.toStdString()}), "sentence");
    }

    void noMannerIsLeftOut()
    {
        QSet<QString> all;
        for (int note = 0; note <= int(client::PagingNote::StoppedAtMost); ++note)
            all << words::note(client::PagingRemark{client::PagingNote(note), "1"});
        QCOMPARE(all.size(), int(client::PagingNote::StoppedAtMost) + 1);
        QVERIFY(!all.contains(QString()));
    }

    void anAddressThatLedElsewhereIsTold()
    {
        QCOMPARE(words::elsewhere(QUrl(u"http://b/v2"_s), QUrl(u"http://b/ngsi-ld/v1"_s)),
                 u"Nothing at http://b/v2; the broker answers at http://b/ngsi-ld/v1."_s);
    }
};

QTEST_GUILESS_MAIN(TestReaderWords)
#include "tst_readerwords.moc"
