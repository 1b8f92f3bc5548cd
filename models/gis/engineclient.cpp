// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineclient.h"

#include "gis/enginejson.h"
#include "gis/engineprocess.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTimer>

#include <utility>

namespace civiscope::gis {

using namespace std::chrono_literals;
using enginejson::failure;
using enginejson::member;
using enginejson::numbers;
using enginejson::text;
using enginejson::whole;

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

QString words(const nlohmann::json &json, const char *name)
{
    return QString::fromStdString(text(json, name));
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
    m_process = std::make_unique<EngineProcess>(m_program, this);
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

}  // namespace civiscope::gis
