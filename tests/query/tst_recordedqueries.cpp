// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Queries that other people's brokers were asked, answered here over the entities those brokers were given, and
// compared with what they answered. Needs the corpus of recordings: CIVISCOPE_CORPUS names the folder that holds
// brokers/recordings.
#include "query/filter.h"
#include "support/cityoftext.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUrlQuery>

#include <nlohmann/json.hpp>

#include <map>
#include <set>

using namespace civiscope;
using nlohmann::json;

namespace {

struct Pair {
    QByteArray method, target, sent, received;
    int status = 0;
};

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Pair readPair(const QByteArray &text)
{
    const auto body = [](const QByteArray &message) {
        const qsizetype end = message.indexOf("\n\n");
        return end < 0 ? QByteArray() : message.sliced(end + 2).trimmed();
    };
    const qsizetype begin = text.indexOf(">>> request\n") + 12;
    const qsizetype middle = text.indexOf("<<< response\n");
    if (middle < 0)  // a notification
        return {};
    const QByteArray request = text.sliced(begin, middle - begin);
    const QByteArray answer = text.sliced(middle + 13);
    const QByteArrayList words = request.first(request.indexOf('\n')).split(' ');
    return {.method = words[0],
            .target = words[1],
            .sent = body(request),
            .received = body(answer),
            .status = answer.split(' ')[1].toInt()};
}

// What the request asks for, from its parameters or its body; nullopt: no query over entities.
struct Asked {
    query::FilterText text;
    std::vector<std::string> ids, attributes;
    int limit = 1000;
};

std::optional<Asked> askedFor(const Pair &pair)
{
    Asked asked;
    const QUrl url = QUrl::fromEncoded(pair.target);
    const QUrlQuery parameters(url.query(QUrl::FullyEncoded));
    if (const int limit = parameters.queryItemValue(QStringLiteral("limit")).toInt(); limit > 0)
        asked.limit = limit;
    if (pair.method == "POST" && pair.target.startsWith("/ngsi-ld/v1/entityOperations/query")) {
        const json body = json::parse(pair.sent.begin(), pair.sent.end(), nullptr, false);
        const json selector = body.value("entities", json::array({json::object()}))[0];
        asked.text.q = body.value("q", "");
        asked.text.types = selector.value("type", "");
        if (body.contains("geoQ"))
            asked.text.geo = {body["geoQ"]["georel"], body["geoQ"]["geometry"], body["geoQ"]["coordinates"].dump(), ""};
        return asked;
    }
    const QString path = url.path();
    if (pair.method != "GET" ||
        (path != QLatin1String("/ngsi-ld/v1/entities") && path != QLatin1String("/ngsi-ld/v1/entities/")))
        return std::nullopt;
    const auto value = [&](const char *name) {
        return QByteArray::fromPercentEncoding(
                   parameters.queryItemValue(QLatin1String(name), QUrl::FullyEncoded).toUtf8())
            .toStdString();
    };
    for (const char *other : {"offset", "csf", "options=count", "lang", "datasetId", "local", "orderBy", "id"}) {
        if (parameters.hasQueryItem(QLatin1String(other)))
            return std::nullopt;
    }
    asked.text = {.q = value("q"),
                  .geo = {value("georel"), value("geometry"), value("coordinates"), value("geoproperty")},
                  .scopeQ = value("scopeQ"),
                  .types = value("type"),
                  .idPattern = value("idPattern")};
    for (const auto names = QByteArray::fromStdString(value("attrs")).split(','); const QByteArray &name : names) {
        if (!name.isEmpty())
            asked.attributes.push_back(name.toStdString());
    }
    const bool selects = !asked.text.q.empty() || !asked.text.geo.empty() || !asked.text.scopeQ.empty() ||
                         !asked.text.idPattern.empty() || asked.text.types.find_first_of("(,;|") != std::string::npos;
    return selects ? std::optional(asked) : std::nullopt;
}

using Differences = std::map<int, const char *>;

// By number of the recording: whose fault, and why. Checked to differ still.
const std::map<QString, Differences> differences{
    {QStringLiteral("antares"),
     {
         {98, "theirs: q on observedAt matches nothing, though the standard's own example is one"},
         {106, "theirs: a value {\"@type\":\"DateTime\"} is not compared as the time it is"},
     }},
    {QStringLiteral("cassiopeia-2021-11"),
     {
         {90, "theirs: of a broker of 1.3, which knows no type expressions: (A|B) is taken as one name"},
         {93, "theirs: scopeQ came with 1.5; the parameter is ignored"},
         {96, "theirs: idPattern is ignored"},
         {100, "theirs: ~= is refused unless the pattern is in quotes"},
         {102, "theirs: q on observedAt ends in an error of the database"},
         {110, "theirs: q with a time ends in an error of the database"},
         {121, "theirs: a ring that is not closed is no error, but matches nothing"},
         {156, "theirs: the limit of a query by POST is ignored"},
     }},
};

}  // namespace

class TestRecordedQueries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void parseAndPrintBack();
    void meanWhatTheBrokerMeant_data();
    void meanWhatTheBrokerMeant();
};

// Every q there is in the corpus, as a parameter or in a body.
void TestRecordedQueries::parseAndPrintBack()
{
    const QDir corpus(qEnvironmentVariable("CIVISCOPE_CORPUS"));
    const QDir folder(corpus.filePath(QStringLiteral("brokers/recordings")));
    if (!qEnvironmentVariableIsSet("CIVISCOPE_CORPUS") || !folder.exists())
        QSKIP("corpus: not given");
    int queries = 0;
    for (const auto brokers = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot); const QString &broker : brokers) {
        const QDir recordings(folder.filePath(broker));
        for (const auto names = recordings.entryList({QStringLiteral("*.txt")}, QDir::Files);
             const QString &name : names) {
            const Pair pair = readPair(read(recordings.filePath(name)));
            const auto asked = askedFor(pair);
            if (!asked || asked->text.q.empty() || pair.target.endsWith("q=status=="))
                continue;
            const auto expression = query::parse(asked->text.q);
            QVERIFY2(expression, qPrintable(name));
            QCOMPARE(query::print(*expression), asked->text.q);
            QVERIFY(*query::parse(query::print(*expression)) == *expression);
            ++queries;
        }
    }
    qInfo("%d recorded queries", queries);
    QVERIFY(queries >= 28);
}

void TestRecordedQueries::meanWhatTheBrokerMeant_data()
{
    QTest::addColumn<QString>("broker");
    for (const auto &[broker, list] : differences)
        QTest::newRow(qPrintable(broker)) << broker;
}

void TestRecordedQueries::meanWhatTheBrokerMeant()
{
    QFETCH(QString, broker);
    const QDir corpus(qEnvironmentVariable("CIVISCOPE_CORPUS"));
    const QDir folder(corpus.filePath(QStringLiteral("brokers/recordings/") + broker));
    if (!qEnvironmentVariableIsSet("CIVISCOPE_CORPUS") || !folder.exists())
        QSKIP("corpus: not given");

    store::Dataset dataset;
    QStringList failures;
    const Differences &known = differences.at(broker);
    int asked = 0;
    for (const auto names = folder.entryList({QStringLiteral("[0-9]*.txt")}, QDir::Files, QDir::Name);
         const QString &name : names) {
        const int number = name.first(3).toInt();
        const Pair pair = readPair(read(folder.filePath(name)));
        // Names are compared as written: the same context went with entity and query.
        const bool creates =
            pair.method == "POST" && (pair.target == "/ngsi-ld/v1/entities" || pair.target == "/ngsi-ld/v1/entities/");
        if (creates && pair.status == 201) {
            QVERIFY2(test::mergeText(dataset, pair.sent.toStdString(), store::Merge::Update), qPrintable(name));
            continue;
        }
        // After that, entities are changed by means that a dataset does not have.
        const auto query = askedFor(pair);
        const bool post = pair.target.contains("entityOperations/query");
        if (!query || (number > 149 && !post))
            continue;
        ++asked;
        const store::VersionPtr version = dataset.current();
        QString difference;
        auto filter = query::parseFilter(query->text);
        if (!filter || pair.status >= 400) {
            if (filter.has_value() == (pair.status >= 400))
                difference = QStringLiteral("status %1, here %2")
                                 .arg(QString::number(pair.status),
                                      filter ? QStringLiteral("taken")
                                             : QString::fromLatin1(query::faultWord(filter.error().code)));
        } else {
            for (const std::string &attribute : query->attributes)
                filter->anyOf.push_back(jsonld::coreContext()->expand(attribute).iri);
            const auto selection = query::select(*version, *filter);
            QVERIFY(selection);
            std::set<std::string> ours;
            for (std::uint32_t t = 0; t < selection->tables.size(); ++t)
                selection->tables[t].each([&](std::uint32_t row) { ours.emplace(version->tables()[t]->id(row)); });
            std::set<std::string> theirs;
            const json answer = json::parse(pair.received.begin(), pair.received.end(), nullptr, false);
            for (const json &entity : answer.is_array() ? answer : json::array())
                theirs.insert(entity["id"].get<std::string>());
            const bool cut = int(ours.size()) > query->limit;
            const bool same = cut ? int(theirs.size()) == query->limit &&
                                        std::includes(ours.begin(), ours.end(), theirs.begin(), theirs.end())
                                  : ours == theirs;
            if (!same)
                difference =
                    QStringLiteral("theirs %1, ours %2")
                        .arg(QString::fromStdString(json(theirs).dump()), QString::fromStdString(json(ours).dump()));
        }
        if (!difference.isEmpty() && !known.contains(number))
            failures << name + QStringLiteral(": ") + difference + QStringLiteral("\n  ") +
                            QString::fromUtf8(pair.target);
        else if (difference.isEmpty() && known.contains(number))
            failures << name + QStringLiteral(": differs no longer");
    }
    qInfo("%s: %d queries, %d differences", qPrintable(broker), asked, int(known.size()));
    QVERIFY(asked > 25);
    if (!failures.isEmpty())
        QFAIL(qPrintable(failures.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestRecordedQueries)
#include "tst_recordedqueries.moc"
