// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/protocol.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace civiscope::gis {

// One run of civiscope-gis: the process, its pipes and the folder it may write in. Ended with this object, and by the
// engine itself when our process dies. Main thread only.
class EngineProcess : public QObject {
    Q_OBJECT

public:
    explicit EngineProcess(const QString &program, QObject *parent = nullptr);
    ~EngineProcess() override;

    void start();
    void send(const nlohmann::json &header, std::string_view payload = {});
    // For a process that no longer answers; `ended` follows.
    void kill();

Q_SIGNALS:
    void received(const civiscope::gis::protocol::Frame &frame);
    // Once, however it ended: never started, crashed, sent what is no frame. `why` is for the log.
    void ended(const QString &why);

private:
    void read();
    void log();
    void end(const QString &why);

    QTemporaryDir m_scratch;  // outlives the process
    QProcess m_process{this};
    protocol::FrameReader m_reader;
    bool m_ended = false;
};

}  // namespace civiscope::gis
