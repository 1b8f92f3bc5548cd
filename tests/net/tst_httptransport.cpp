// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httptransport.h"

#include "net/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <qcoro/qcorotask.h>

using namespace civiscope;
using namespace civiscope::net;
using namespace civiscope::tests;
using std::chrono::milliseconds;

class TestHttpTransport : public QObject {
    Q_OBJECT

    QNetworkAccessManager m_network;
    std::vector<milliseconds> m_waits;

    // Never waits, remembers how long it was told to.
    std::shared_ptr<HttpTransport> transport(int tries = 3)
    {
        m_waits.clear();
        return HttpTransport::create(&m_network, {.tries = tries},
                                     [this](milliseconds delay, std::function<void()> go) {
                                         m_waits.push_back(delay);
                                         QMetaObject::invokeMethod(this, std::move(go), Qt::QueuedConnection);
                                     });
    }
    static HttpRequest request(const QUrl &url) { return {.url = url, .what = "testing"}; }
    static Result<HttpAnswer> wait(QCoro::Task<Result<HttpAnswer>> task) { return QCoro::waitFor(std::move(task)); }

private Q_SLOTS:
    void answersWithStatusHeadersAndBody();
    void sendsWhatItIsToldTo();
    void sendsNothingWithoutAllOfItsHeaders_data();
    void sendsNothingWithoutAllOfItsHeaders();
    void repeatsAndThenAnswers_data();
    void repeatsAndThenAnswers();
    void givesUpAfterTheTries_data();
    void givesUpAfterTheTries();
    void doesNotRepeatWhatCannotChange_data();
    void doesNotRepeatWhatCannotChange();
    void waitsAsRetryAfterAsks();
    void doesNotWaitForHours();
    void backsOffLongerEachTime();
    void timesOutWithoutData();
    void tellsRefusedFromLost();
    void keepsAnswersWithErrorStatus();
    void acceptsEmptyAnswersWhereTheyAreLegal();
    void unpacksGzip();
    void stopsUnpackingAtTheLimit();
    void followsRedirectsWithoutCredentialsToOthers();
    void keepsCredentialsOnTheSameOrigin();
    void asksBeforeFollowing();
    void endsRedirectLoops();
    void cancelsWhileWaitingForTheAnswer();
    void cancelsWhileBackingOff();
    void cancelsBeforeSending();
    void keepsToTheParallelLimit();
    void passesTheTurnOn();
    void logsWithoutSecrets();
    void readsRetryAfter_data();
    void readsRetryAfter();
};

void TestHttpTransport::answersWithStatusHeadersAndBody()
{
    ScriptedServer server([](const WireRequest &) {
        return answer(206, "[1]", {"Link: <a>; rel=\"next\"", "Link: <b>; rel=\"prev\"", "NGSILD-Results-Count: 7"});
    });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QCOMPARE(got->status, 206);
    QCOMPARE(got->body, "[1]");
    QCOMPARE(got->header("ngsild-results-count"), "7");
    QCOMPARE(got->headerValues("link").size() + got->header("Link").count(','), 2);
    QCOMPARE(got->mediaType(), "application/json");
}

void TestHttpTransport::sendsWhatItIsToldTo()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    HttpRequest asked = request(server.url("/ngsi-ld/v1/entities/urn:a%2Fb%23c%25d%20e?q=a%3E%221%22"));
    asked.headers = {{"Accept", "application/json"}};
    asked.credentials = {{"Authorization", "Bearer t"}};
    QVERIFY(wait(transport()->get(asked, {}, {})));
    QCOMPARE(server.requests.size(), 1);
    QCOMPARE(server.requests[0].method, "GET");
    QCOMPARE(server.requests[0].target, "/ngsi-ld/v1/entities/urn:a%2Fb%23c%25d%20e?q=a%3E%221%22");
    QCOMPARE(server.requests[0].header("Accept"), "application/json");
    QCOMPARE(server.requests[0].header("Authorization"), "Bearer t");
    QVERIFY(server.requests[0].header("Accept-Encoding").contains("gzip"));
}

void TestHttpTransport::sendsNothingWithoutAllOfItsHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("sent");
    QTest::newRow("plain") << QByteArray("NGSILD-Tenant") << QByteArray("city_1") << true;
    QTest::newRow("other letters") << QByteArray("NGSILD-Tenant") << QByteArray("größe") << true;
    QTest::newRow("no value") << QByteArray("X") << QByteArray() << true;
    QTest::newRow("line break") << QByteArray("NGSILD-Tenant") << QByteArray("a\nb") << false;
    QTest::newRow("another header") << QByteArray("X") << QByteArray("a\r\nY: b") << false;
    QTest::newRow("blank in the name") << QByteArray("X A") << QByteArray("1") << false;
    QTest::newRow("no name") << QByteArray() << QByteArray("1") << false;
}

void TestHttpTransport::sendsNothingWithoutAllOfItsHeaders()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const bool, sent);
    for (const bool secret : {false, true}) {
        ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
        HttpRequest asked = request(server.url("/entities"));
        (secret ? asked.credentials : asked.headers).push_back({name, value});
        const auto outcome = wait(transport()->get(asked, {}, {}));
        QCOMPARE(outcome.has_value(), sent);
        QCOMPARE(server.requests.size(), sent ? 1U : 0U);
        if (sent) {
            QCOMPARE(server.requests.front().header(name), value);
        } else {
            QCOMPARE(outcome.error().code, ErrorCode::Usage);
            QCOMPARE(outcome.error().where, name.toStdString());
        }
    }
}

void TestHttpTransport::repeatsAndThenAnswers_data()
{
    QTest::addColumn<WireAnswer>("first");
    QTest::newRow("429") << answer(429, "");
    QTest::newRow("500") << answer(500, "{}");
    QTest::newRow("502 page") << answer(502, "<html>", {}, "text/html");
    QTest::newRow("503") << answer(503, "");
    QTest::newRow("504") << answer(504, "");
    QTest::newRow("hung up") << hangUp();
    QTest::newRow("cut body") << cutBody();
    QTest::newRow("cut chunks") << cutChunks();
    QTest::newRow("cut error") << cutError();
    QTest::newRow("cut without a length")
        << WireAnswer{.raw = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[{\"id\":", .close = true};
    QTest::newRow("other bytes") << answer(200, "\x01\x02garbage");
    QTest::newRow("no HTTP at all") << WireAnswer{.raw = "SSH-2.0-nothing here\r\n\r\n", .close = true};
    QTest::newRow("empty 200") << answer(200, "");
}

void TestHttpTransport::repeatsAndThenAnswers()
{
    QFETCH(WireAnswer, first);
    int asked = 0;
    ScriptedServer server([&](const WireRequest &) { return ++asked == 1 ? first : answer(200, "[]"); });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY2(got, got ? "" : got.error().detail.c_str());
    QCOMPARE(got->body, "[]");
    QVERIFY(asked >= 2);
}

void TestHttpTransport::givesUpAfterTheTries_data()
{
    QTest::addColumn<WireAnswer>("always");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("429") << answer(429, "slow down", {}, "text/plain") << ErrorCode::TooManyRequests;
    QTest::newRow("503") << answer(503, "") << ErrorCode::HttpStatus;
    QTest::newRow("cut body") << cutBody() << ErrorCode::ConnectionLost;
    QTest::newRow("cut chunks") << cutChunks() << ErrorCode::ConnectionLost;
    QTest::newRow("cut error") << cutError() << ErrorCode::ConnectionLost;
    QTest::newRow("other bytes") << answer(200, "garbage") << ErrorCode::NotJson;
    QTest::newRow("empty") << answer(200, "  ") << ErrorCode::Empty;
}

void TestHttpTransport::givesUpAfterTheTries()
{
    QFETCH(WireAnswer, always);
    QFETCH(ErrorCode, code);
    ScriptedServer server([&](const WireRequest &) { return always; });
    const auto sender = transport(3);
    auto got = wait(sender->get(request(server.url("/x")), {}, {}));
    const auto error = got ? statusError(*got, "testing") : std::optional(got.error());
    QVERIFY(error);
    QCOMPARE(error->code, code);
    QCOMPARE(QByteArray(error->where.c_str()), server.address() + "/x");
    QCOMPARE(m_waits.size(), 2);
    QCOMPARE(sender->log().size(), 3);
    QCOMPARE(sender->log().back().attempt, 3);
}

void TestHttpTransport::doesNotRepeatWhatCannotChange_data()
{
    QTest::addColumn<WireAnswer>("always");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("400") << problem(400, "BadRequestData", "q is wrong") << ErrorCode::HttpStatus;
    QTest::newRow("400 limit") << problem(400, "BadRequestData", "limit over 100") << ErrorCode::TooLarge;
    QTest::newRow("401") << answer(401, "", {"WWW-Authenticate: Basic realm=\"x\""}) << ErrorCode::NotAuthorized;
    QTest::newRow("403") << answer(403, "") << ErrorCode::NotAuthorized;
    QTest::newRow("403 TooManyResults") << problem(403, "TooManyResults ", "limit") << ErrorCode::TooLarge;
    QTest::newRow("403 toomanyresults") << problem(403, "toomanyresults", "limit") << ErrorCode::TooLarge;
    QTest::newRow("404") << problem(404, "ResourceNotFound", "no such entity") << ErrorCode::NotFound;
    QTest::newRow("404 tenant") << problem(404, "TenantNotFound", "x") << ErrorCode::NotFound;
    QTest::newRow("404 page") << answer(404, "<html>", {}, "text/html") << ErrorCode::HttpStatus;
    QTest::newRow("405") << answer(405, "") << ErrorCode::HttpStatus;
    QTest::newRow("414") << answer(414, "") << ErrorCode::HttpStatus;
    QTest::newRow("501") << problem(501, "OperationNotSupported", "no") << ErrorCode::HttpStatus;
    QTest::newRow("503 context") << problem(503, "LdContextNotAvailable", "no") << ErrorCode::ContextNotAvailable;
    QTest::newRow("200 page") << answer(200, "<!doctype html><p>Log in", {}, "text/html") << ErrorCode::NotNgsiLd;
}

void TestHttpTransport::doesNotRepeatWhatCannotChange()
{
    QFETCH(WireAnswer, always);
    QFETCH(ErrorCode, code);
    ScriptedServer server([&](const WireRequest &) { return always; });
    auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    const auto error = got ? statusError(*got, "testing") : std::optional(got.error());
    QVERIFY(error);
    QCOMPARE(codeWord(error->code), codeWord(code));
    QVERIFY(!error->retryable);
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpTransport::waitsAsRetryAfterAsks()
{
    int asked = 0;
    ScriptedServer server(
        [&](const WireRequest &) { return ++asked == 1 ? answer(429, "", {"Retry-After: 7"}) : answer(200, "[]"); });
    QVERIFY(wait(transport()->get(request(server.url("/x")), {}, {})));
    QCOMPARE(m_waits, std::vector<milliseconds>{milliseconds(7000)});
}

void TestHttpTransport::doesNotWaitForHours()
{
    ScriptedServer server([&](const WireRequest &) { return answer(429, "", {"Retry-After: 7200"}); });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QCOMPARE(got->status, 429);
    QVERIFY(m_waits.empty());
}

void TestHttpTransport::backsOffLongerEachTime()
{
    ScriptedServer server([&](const WireRequest &) { return answer(503, ""); });
    QVERIFY(wait(transport(5)->get(request(server.url("/x")), {}, {})));
    QCOMPARE(m_waits.size(), 4);
    for (std::size_t i = 0; i < m_waits.size(); ++i) {
        const auto full = milliseconds(500) * (1 << i);
        QVERIFY(m_waits[i] >= full / 2 && m_waits[i] <= full);
    }
}

void TestHttpTransport::timesOutWithoutData()
{
    ScriptedServer server([&](const WireRequest &) { return silence(); });
    const auto got = wait(transport()->get(request(server.url("/x")), {.idleTimeout = milliseconds(40)}, {}));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::TimedOut));
    QCOMPARE(server.requests.size(), 2);
}

void TestHttpTransport::tellsRefusedFromLost()
{
    QUrl nobody;
    {
        ScriptedServer server([](const WireRequest &) { return silence(); });
        nobody = server.url("/x");
    }
    const auto got = wait(transport()->get(request(nobody), {}, {}));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::ConnectionRefused));
    QVERIFY(m_waits.empty());
}

void TestHttpTransport::keepsAnswersWithErrorStatus()
{
    ScriptedServer server([](const WireRequest &) { return problem(400, "BadRequestData", " wrong \\n q "); });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    const auto error = statusError(*got, "testing");
    QCOMPARE(error->detail, "400 Scripted: BadRequestData: wrong q");
}

void TestHttpTransport::acceptsEmptyAnswersWhereTheyAreLegal()
{
    int status = 204;
    ScriptedServer server([&](const WireRequest &) { return answer(status, ""); });
    auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QCOMPARE(got->status, 204);
    status = 304;
    got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QCOMPARE(got->status, 304);
}

void TestHttpTransport::unpacksGzip()
{
    const QByteArray body = "[\"" + QByteArray(100'000, 'a') + "\"]";
    ScriptedServer server([&](const WireRequest &) { return answer(200, gzip(body), {"Content-Encoding: gzip"}); });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QCOMPARE(got->body, body);
}

void TestHttpTransport::stopsUnpackingAtTheLimit()
{
    const QByteArray bomb = gzip("[" + QByteArray(64 << 20, ' ') + "]");
    ScriptedServer server([&](const WireRequest &) { return answer(200, bomb, {"Content-Encoding: gzip"}); });
    HttpRequest asked = request(server.url("/x"));
    asked.maxBytes = 1 << 20;
    const auto got = wait(transport()->get(asked, {}, {}));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::TooLarge));
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpTransport::followsRedirectsWithoutCredentialsToOthers()
{
    ScriptedServer other([](const WireRequest &) { return answer(200, "[]"); });
    ScriptedServer server(
        [&](const WireRequest &) { return answer(307, "", {"Location: " + other.address() + "/there?x=1"}); });
    HttpRequest asked = request(server.url("/x"));
    asked.headers = {{"NGSILD-Tenant", "t"}};
    asked.credentials = {{"X-Api-Key", "secret"}};
    const auto got = wait(transport()->get(asked, {}, {}));
    QVERIFY(got);
    QCOMPARE(got->url, other.url("/there?x=1"));
    QCOMPARE(server.requests[0].header("X-Api-Key"), "secret");
    QCOMPARE(other.requests[0].header("NGSILD-Tenant"), "t");
    QVERIFY(other.requests[0].header("X-Api-Key").isEmpty());
}

void TestHttpTransport::keepsCredentialsOnTheSameOrigin()
{
    ScriptedServer server(
        [](const WireRequest &r) { return r.target == "/x" ? answer(301, "", {"Location: /y"}) : answer(200, "[]"); });
    HttpRequest asked = request(server.url("/x"));
    asked.credentials = {{"X-Api-Key", "secret"}};
    QVERIFY(wait(transport()->get(asked, {}, {})));
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(server.requests[1].header("X-Api-Key"), "secret");
}

void TestHttpTransport::asksBeforeFollowing()
{
    ScriptedServer server([](const WireRequest &) { return answer(302, "", {"Location: /private"}); });
    HttpRequest asked = request(server.url("/x"));
    asked.mayFollow = [](const QUrl &) { return false; };
    const auto got = wait(transport()->get(asked, {}, {}));
    QVERIFY(got);
    QCOMPARE(got->status, 302);
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpTransport::endsRedirectLoops()
{
    ScriptedServer server([](const WireRequest &) { return answer(302, "", {"Location: /x"}); });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, {}));
    QVERIFY(got);
    QVERIFY(statusError(*got, "testing"));
    QCOMPARE(server.requests.size(), 6);
}

void TestHttpTransport::cancelsWhileWaitingForTheAnswer()
{
    std::stop_source stop;
    ScriptedServer server([&](const WireRequest &) {
        stop.request_stop();
        return silence();
    });
    const auto got = wait(transport()->get(request(server.url("/x")), {}, stop.get_token()));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::Cancelled));
}

void TestHttpTransport::cancelsWhileBackingOff()
{
    ScriptedServer server([](const WireRequest &) { return answer(503, ""); });
    std::stop_source stop;
    const auto sender = HttpTransport::create(&m_network, {}, [&](milliseconds, const std::function<void()> &) {
        stop.request_stop();  // the wait itself never ends
    });
    const auto got = wait(sender->get(request(server.url("/x")), {}, stop.get_token()));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::Cancelled));
    QCOMPARE(server.requests.size(), 1);
}

void TestHttpTransport::cancelsBeforeSending()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    std::stop_source stop;
    stop.request_stop();
    const auto got = wait(transport()->get(request(server.url("/x")), {}, stop.get_token()));
    QVERIFY(!got);
    QCOMPARE(codeWord(got.error().code), codeWord(ErrorCode::Cancelled));
    QVERIFY(server.requests.empty());
}

void TestHttpTransport::keepsToTheParallelLimit()
{
    ScriptedServer server([](const WireRequest &r) { return r.target == "/fence" ? answer(200, "[]") : silence(); });
    const auto sender = transport();
    std::stop_source stop;
    std::vector<QCoro::Task<Result<HttpAnswer>>> tasks;
    tasks.reserve(5);
    for (int i = 0; i < 5; ++i)
        tasks.push_back(sender->get(request(server.url("/x")), {.parallel = 2}, stop.get_token()));
    QTRY_COMPARE(server.requests.size(), 2);
    // Whoever else was let through would have come before this one, which has a transport of its own.
    QNetworkAccessManager other;
    QVERIFY(wait(HttpTransport::create(&other)->get(request(server.url("/fence")), {}, {})));
    QCOMPARE(server.requests.size(), 3);
    stop.request_stop();
    for (auto &task : tasks)
        QVERIFY(!wait(std::move(task)));
    QCOMPARE(server.requests.size(), 3);
}

void TestHttpTransport::passesTheTurnOn()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    const auto sender = transport();
    std::vector<QCoro::Task<Result<HttpAnswer>>> tasks;
    tasks.reserve(9);
    for (int i = 0; i < 9; ++i)
        tasks.push_back(sender->get(request(server.url("/x")), {.parallel = 2}, {}));
    for (auto &task : tasks)
        QVERIFY(wait(std::move(task)));
    QCOMPARE(server.requests.size(), 9);
}

void TestHttpTransport::logsWithoutSecrets()
{
    ScriptedServer server([](const WireRequest &) { return answer(200, "[]"); });
    const auto sender = transport();
    std::vector<RequestRecord> told;
    QObject::connect(sender.get(), &HttpTransport::logged, this, [&](const RequestRecord &r) { told.push_back(r); });
    QUrl url = server.url("/x?type=A%2FB&access_token=geheim");
    url.setUserInfo(QStringLiteral("me:geheim"));
    QVERIFY(wait(sender->get(request(url), {}, {})));
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0].url.toEncoded(), server.address() + "/x?type=A%2FB&access_token=***");
    QCOMPARE(told[0].status, 200);
    QCOMPARE(told[0].bytes, 2);
    QVERIFY(told[0].id > 0);
    QVERIFY(!told[0].error);
}

void TestHttpTransport::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected");  // ms; −1: no answer
    QTest::newRow("seconds") << QByteArray(" 12 ") << qint64(12'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("date ahead") << QByteArray("Thu, 01 Jan 1970 00:01:30 GMT") << qint64(30'000);
    QTest::newRow("date gone") << QByteArray("Thu, 01 Jan 1970 00:00:10 GMT") << qint64(0);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
}

void TestHttpTransport::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    const auto got = retryAfter(value, 60'000'000);
    QCOMPARE(got ? got->count() : -1, expected);
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
