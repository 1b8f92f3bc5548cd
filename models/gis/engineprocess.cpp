// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/engineprocess.h"

#include <QLoggingCategory>

#include <utility>

namespace civiscope::gis {

Q_LOGGING_CATEGORY(engineLog, "civiscope.engine", QtWarningMsg)

EngineProcess::EngineProcess(const QString &program, QObject *parent)
    : QObject(parent)
{
    m_process.setProgram(program);
    m_process.setArguments({QStringLiteral("--scratch"), m_scratch.path()});
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EngineProcess::read);
    connect(&m_process, &QProcess::readyReadStandardError, this, &EngineProcess::log);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(m_process.errorString());
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        log();
        end(status == QProcess::CrashExit ? QStringLiteral("it crashed")
                                          : QStringLiteral("it ended with status %1").arg(code));
    });
}

EngineProcess::~EngineProcess()
{
    m_ended = true;
    m_process.disconnect(this);
    // It ends by itself when its input does; a stuck one is not waited for.
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(300)) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void EngineProcess::start()
{
    m_process.start();
}

void EngineProcess::send(const nlohmann::json &header, std::string_view payload)
{
    const std::string bytes = protocol::pack(header, payload);
    m_process.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

void EngineProcess::kill()
{
    m_process.kill();
}

void EngineProcess::read()
{
    const QByteArray bytes = m_process.readAllStandardOutput();
    m_reader.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    while (!m_ended) {
        const auto frame = m_reader.next();
        if (!frame) {
            qCWarning(engineLog, "the engine sent what is no message; it is ended");
            m_process.kill();
            return;
        }
        if (!*frame)
            return;
        Q_EMIT received(**frame);
    }
}

void EngineProcess::log()
{
    const QList<QByteArray> lines = m_process.readAllStandardError().split('\n');
    for (const QByteArray &line : lines)
        if (!line.trimmed().isEmpty())
            qCDebug(engineLog, "%s", line.constData());
}

void EngineProcess::end(const QString &why)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT ended(why);
}

}  // namespace civiscope::gis
