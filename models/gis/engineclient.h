// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "gis/mapdescription.h"
#include "gis/protocol.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QPromise>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>

namespace civiscope::gis {

class EngineProcess;

struct EngineReply {
    nlohmann::json result;
    QByteArray payload;
};

// Starts civiscope-gis when it is first needed, speaks with it, and starts it again when it crashes. Main thread only.
// A call that was under way in a crash is made once more; every call is answered exactly once:
// EngineMissing, EngineFailed (crashed twice under this call, or keeps crashing, or refused), TimedOut, Cancelled.
class EngineClient : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Starting, Ready, Restarting, Missing, Failed };
    Q_ENUM(State)

    // `program` may be empty or absent: the engine is an optional part.
    explicit EngineClient(QString program = locate(), QObject *parent = nullptr);
    ~EngineClient() override;

    // Beside the running program, then in PATH; empty when it is nowhere.
    [[nodiscard]] static QString locate();
    [[nodiscard]] const QString &program() const { return m_program; }
    [[nodiscard]] State state() const { return m_state; }
    // False while calls could not be answered soon: it crashed, keeps crashing, or is not installed.
    [[nodiscard]] bool available() const;

    // The map that all later calls draw; told again to an engine that was started anew. Starts the engine.
    void setMap(MapDescription map);

    // One request, of any method; gis/enginecalls has each with its values. `job` may carry a stop token and a progress
    // report.
    [[nodiscard]] QFuture<Result<EngineReply>> call(std::string method, nlohmann::json params, Job job = {},
                                                    std::chrono::milliseconds timeout = std::chrono::seconds(30));

Q_SIGNALS:
    void stateChanged(civiscope::gis::EngineClient::State state);
    // A layer of the map could not be read; the map is drawn without it. `code`: "not-readable", "no-geometry" (a
    // table of words), "no-crs" (nobody knows where on earth its numbers are); `message` is what the library said.
    void layerNotRead(const QString &id, const QString &path, const QString &code, const QString &message);
    void layerRead(const civiscope::gis::LayerFacts &facts);

private:
    struct Pending {
        std::string method;
        nlohmann::json params;
        Job job;
        QPromise<Result<EngineReply>> promise;
        std::unique_ptr<std::stop_callback<std::function<void()>>> onStop;
        bool sent = false;
        bool crashedOnce = false;
    };

    void setState(State state);
    void startIfNeeded();
    void start();
    void receive(const protocol::Frame &frame);
    void reportProgress(const nlohmann::json &header);
    void greet(const nlohmann::json &header);
    void mapWasSet(const nlohmann::json &header);
    void ended(const QString &why);
    void giveUp(ErrorCode code, const QString &detail);
    void sendMap();
    void sendPending();
    void abandon(std::int64_t id, ErrorCode code);
    void finish(std::int64_t id, Result<EngineReply> answer);

    QString m_program;
    State m_state = State::Idle;
    std::unique_ptr<EngineProcess> m_process;
    std::optional<MapDescription> m_map;
    std::map<std::int64_t, Pending> m_pending;
    std::set<std::int64_t> m_abandoned;  // told to stop, not yet answered
    std::int64_t m_nextId = 100;  // below: requests of our own
    int m_crashes = 0;  // in a row
    QElapsedTimer m_since;  // since it was ready, or given up
};

}  // namespace civiscope::gis
