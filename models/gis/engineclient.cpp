// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineclient.h"

#include "gis/engineprocess.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTimer>
#include <qcorofuture.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace civiscope::gis {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(clientLog, "civiscope.engineclient", QtWarningMsg)

namespace {

constexpr std::int64_t greetingId = 1;
constexpr std::int64_t mapId = 2;

constexpr int mostCrashes = 5;        // in a row, then it is given up for a while
constexpr auto rest = 30s;            // how long it is given up, and after which a crash is a first one again
constexpr auto patience = 5s;         // for the answer to a cancel, then the process is stuck

// Before the second start in a row and later; all below the three seconds in which the engine is to be back.
std::chrono::milliseconds delayAfter(int crashes)
{
    return crashes <= 1 ? 0ms : 100ms * (1 << (crashes - 1));
}

Error failure(ErrorCode code, const std::string &method, std::string detail)
{
    return {.code = code,
            .what = "map engine: " + method,
            .where = {},
            .detail = std::move(detail),
            .retryable = code == ErrorCode::EngineFailed || code == ErrorCode::TimedOut};
}

// What a program says may be of any form: what is not of the one asked for is as if it were not there.

// A member that is an object or array; null otherwise, which has none.
const nlohmann::json &member(const nlohmann::json &json, const char *name)
{
    static const nlohmann::json none;
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_structured() ? *found : none;
}

std::string text(const nlohmann::json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

QString words(const nlohmann::json &json, const char *name)
{
    return QString::fromStdString(text(json, name));
}

// A count or number of a request: ≥ 0 and whole.
std::optional<std::int64_t> whole(const nlohmann::json &json)
{
    if (!json.is_number_integer())
        return std::nullopt;
    const auto number = json.get<std::int64_t>();
    return number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> whole(const nlohmann::json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    return found != json.end() ? whole(*found) : std::nullopt;
}

// All of an array's numbers; nullopt when anything else is among them.
std::optional<std::vector<double>> numbers(const nlohmann::json &json)
{
    std::vector<double> all;
    for (const nlohmann::json &one : json) {
        if (!one.is_number())
            return std::nullopt;
        all.push_back(one.get<double>());
    }
    return all;
}

}  // namespace

EngineClient::EngineClient(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
}

EngineClient::~EngineClient()
{
    while (!m_pending.empty())
        finish(m_pending.begin()->first,
               std::unexpected(failure(ErrorCode::Cancelled, m_pending.begin()->second.method, {})));
}

QString EngineClient::locate()
{
    const QString name = QStringLiteral("civiscope-gis");
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

bool EngineClient::available() const
{
    return m_state == State::Idle || m_state == State::Starting || m_state == State::Ready;
}

qint64 EngineClient::pid() const
{
    return m_process ? m_process->pid() : 0;
}

void EngineClient::setMap(MapDescription map)
{
    m_map = std::move(map);
    if (m_state == State::Ready)
        sendMap();
    else
        startIfNeeded();
}

QFuture<Result<EngineReply>> EngineClient::call(std::string method, nlohmann::json params, Job job,
                                                std::chrono::milliseconds timeout)
{
    const std::int64_t id = m_nextId++;
    Pending &pending = m_pending[id];
    pending.method = std::move(method);
    pending.params = std::move(params);
    pending.job = std::move(job);
    pending.promise.start();
    const auto future = pending.promise.future();

    pending.onStop = std::make_unique<std::stop_callback<std::function<void()>>>(pending.job.stop, [this, id] {
        QMetaObject::invokeMethod(this, [this, id] { abandon(id, ErrorCode::Cancelled); }, Qt::QueuedConnection);
    });
    QTimer::singleShot(timeout, this, [this, id] { abandon(id, ErrorCode::TimedOut); });

    if (m_state == State::Ready)
        sendPending();
    else
        startIfNeeded();
    return future;
}

QCoro::Task<Result<std::vector<QByteArray>>> EngineClient::renderTiles(TileBlock block, Job job)
{
    const auto reply = co_await call(
        "renderTiles", {{"zoom", block.zoom}, {"x", block.x}, {"y", block.y}, {"n", block.n}, {"scale", block.scale}},
        std::move(job));
    if (!reply)
        co_return std::unexpected(reply.error());
    std::vector<QByteArray> tiles;
    qsizetype start = 0;
    for (const nlohmann::json &entry : member(reply->result, "sizes")) {
        const auto size = whole(entry);
        if (!size || *size > reply->payload.size() - start)
            break;
        tiles.push_back(reply->payload.mid(start, qsizetype(*size)));
        start += tiles.back().size();
    }
    if (std::ssize(tiles) != block.n * block.n || start != reply->payload.size())
        co_return std::unexpected(failure(ErrorCode::EngineFailed, "renderTiles", "sizes and bytes differ"));
    co_return tiles;
}

QCoro::Task<Result<QByteArray>> EngineClient::renderExtent(ExtentRequest request, Job job)
{
    const auto reply = co_await call("renderExtent",
                                     {{"box", request.box},
                                      {"crs", request.wgs84 ? "EPSG:4326" : "EPSG:3857"},
                                      {"width", request.size.width()},
                                      {"height", request.size.height()},
                                      {"scale", request.scale}},
                                     std::move(job), 2min);
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return reply->payload;
}

QCoro::Task<Result<std::vector<double>>> EngineClient::classify(std::vector<double> values, std::string method,
                                                                int classes)
{
    const auto reply =
        co_await call("classify", {{"values", std::move(values)}, {"method", std::move(method)}, {"classes", classes}});
    if (!reply)
        co_return std::unexpected(reply.error());
    auto breaks = numbers(member(reply->result, "breaks"));
    if (!breaks || breaks->empty() || !std::ranges::is_sorted(*breaks))
        co_return std::unexpected(failure(ErrorCode::EngineFailed, "classify", "no breaks of classes"));
    co_return *std::move(breaks);
}

void EngineClient::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

// While it is restarting a start is on its way already.
void EngineClient::startIfNeeded()
{
    if (!m_process && m_state != State::Restarting)
        start();
}

void EngineClient::start()
{
    if (m_state == State::Failed && m_since.durationElapsed() < rest)
        return giveUp(ErrorCode::EngineFailed, QStringLiteral("it keeps crashing"));
    if (!QFileInfo(m_program).isExecutable())
        return giveUp(ErrorCode::EngineMissing, m_program);
    if (m_state == State::Failed)
        m_crashes = 0;
    setState(m_crashes > 0 ? State::Restarting : State::Starting);
    m_process = std::make_unique<EngineProcess>(m_program);
    connect(m_process.get(), &EngineProcess::received, this, &EngineClient::receive);
    // Queued: it is destroyed there, and may be inside a signal of its own.
    connect(m_process.get(), &EngineProcess::ended, this, &EngineClient::ended, Qt::QueuedConnection);
    m_process->start();
    m_process->send(protocol::request(greetingId, "ping", nlohmann::json::object()));
}

void EngineClient::receive(const protocol::Frame &frame)
{
    const auto &header = frame.header;
    if (header.contains("method"))
        return reportProgress(header);

    const std::int64_t id = whole(header, "id").value_or(0);
    m_abandoned.erase(id);
    if (id == greetingId)
        return greet(header);
    if (id == mapId)
        return mapWasSet(header);
    const auto pending = m_pending.find(id);
    if (pending == m_pending.end())
        return;
    if (const auto error = header.find("error"); error != header.end())
        return finish(id, std::unexpected(failure(ErrorCode::EngineFailed, pending->second.method,
                                                  text(*error, "code") + ": " + text(*error, "message"))));
    finish(id, EngineReply{member(header, "result"),
                           QByteArray(frame.payload.data(), static_cast<qsizetype>(frame.payload.size()))});
}

void EngineClient::reportProgress(const nlohmann::json &header)
{
    const nlohmann::json &params = member(header, "params");
    const auto pending = m_pending.find(whole(params, "id").value_or(0));
    if (text(header, "method") != "progress" || pending == m_pending.end())
        return;
    // What is told may lead to anything, this call's end too.
    const Job job = pending->second.job;
    job.progress(whole(params, "done").value_or(0), whole(params, "total"));
}

void EngineClient::greet(const nlohmann::json &header)
{
    if (whole(member(header, "result"), "protocol") != protocol::version) {
        qCWarning(clientLog, "%s speaks another protocol", qUtf8Printable(m_program));
        m_crashes = mostCrashes;
        m_process->kill();
        return;
    }
    m_since.start();
    setState(State::Ready);
    sendMap();
    sendPending();
}

void EngineClient::mapWasSet(const nlohmann::json &header)
{
    if (header.contains("error")) {
        qCWarning(clientLog, "the map was not set: %s", text(member(header, "error"), "message").c_str());
        return;
    }
    const nlohmann::json result = member(header, "result");
    for (const nlohmann::json &problem : member(result, "problems"))
        Q_EMIT layerNotRead(words(problem, "id"), words(problem, "path"), words(problem, "code"),
                            words(problem, "message"));
    for (const nlohmann::json &layer : member(result, "layers")) {
        LayerFacts facts;
        facts.id = words(layer, "id");
        facts.features = whole(layer, "features").value_or(0);
        facts.attribution = words(layer, "attribution");
        if (const auto box = numbers(member(layer, "box")); box && box->size() == 4)
            facts.box = {(*box)[0], (*box)[1], (*box)[2], (*box)[3]};
        Q_EMIT layerRead(facts);
    }
}

void EngineClient::ended(const QString &why)
{
    qCWarning(clientLog, "the map engine is gone: %s", qUtf8Printable(why));
    m_crashes = m_state == State::Ready && m_since.durationElapsed() > rest ? 1 : m_crashes + 1;
    m_process.reset();
    m_abandoned.clear();
    if (m_crashes > mostCrashes)
        return giveUp(ErrorCode::EngineFailed, why);

    for (auto next = m_pending.begin(); next != m_pending.end();) {
        const auto entry = next++;
        if (!std::exchange(entry->second.sent, false))
            continue;
        if (std::exchange(entry->second.crashedOnce, true))
            finish(entry->first,
                   std::unexpected(failure(ErrorCode::EngineFailed, entry->second.method, why.toStdString())));
    }
    setState(State::Restarting);
    QTimer::singleShot(delayAfter(m_crashes), this, [this] {
        if (!m_process)
            start();
    });
}

// Answers all that waits; the next call tries again, after a rest if it was crashing.
void EngineClient::giveUp(ErrorCode code, const QString &detail)
{
    if (m_state != State::Failed)
        m_since.start();
    setState(code == ErrorCode::EngineMissing ? State::Missing : State::Failed);
    while (!m_pending.empty())
        finish(m_pending.begin()->first,
               std::unexpected(failure(code, m_pending.begin()->second.method, detail.toStdString())));
}

void EngineClient::sendMap()
{
    if (m_map)
        m_process->send(protocol::request(mapId, "setMap", m_map->toJson()));
}

void EngineClient::sendPending()
{
    for (auto &[id, pending] : m_pending)
        if (!std::exchange(pending.sent, true))
            m_process->send(protocol::request(id, pending.method, pending.params));
}

void EngineClient::abandon(std::int64_t id, ErrorCode code)
{
    const auto pending = m_pending.find(id);
    if (pending == m_pending.end())
        return;
    if (pending->second.sent && m_process) {
        m_process->send(protocol::notification("cancel", {{"id", id}}));
        m_abandoned.insert(id);
        QTimer::singleShot(patience, this, [this, id] {
            if (m_process && m_abandoned.contains(id))
                m_process->kill();
        });
    }
    finish(id, std::unexpected(failure(code, pending->second.method, {})));
}

void EngineClient::finish(std::int64_t id, Result<EngineReply> answer)
{
    auto node = m_pending.extract(id);
    node.mapped().promise.addResult(std::move(answer));
    node.mapped().promise.finish();
}

std::function<QCoro::Task<Result<std::vector<double>>>(std::vector<double>, std::string, int)>
classifierOf(EngineClient &engine)
{
    return [&engine](std::vector<double> values, std::string method, int classes) {
        return engine.classify(std::move(values), std::move(method), classes);
    };
}

}  // namespace civiscope::gis
