// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/workspacekeeper.h"

#include "workspace/workspacefile.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

#include <utility>

namespace civiscope::widgets {

using Json = nlohmann::ordered_json;

namespace {
constexpr int checkPause = 150;  // milliseconds
}

WorkspaceKeeper::WorkspaceKeeper(QObject *parent)
    : QObject(parent)
{
    m_check.setSingleShot(true);
    m_check.setInterval(checkPause);
    connect(&m_check, &QTimer::timeout, this, [this] {
        if (std::exchange(m_wasModified, modified()) != m_wasModified)
            Q_EMIT changed();
    });
}

WorkspaceKeeper::~WorkspaceKeeper() = default;

void WorkspaceKeeper::add(WorkspacePart part)
{
    m_parts.push_back(std::move(part));
}

QString WorkspaceKeeper::name() const
{
    return QFileInfo(m_path).completeBaseName();
}

QString WorkspaceKeeper::folder() const
{
    return QFileInfo(m_path).absolutePath();
}

Json WorkspaceKeeper::collect(const QString &folder, bool all) const
{
    Json parts = Json::object();
    for (const WorkspacePart &part : m_parts) {
        if (!all && !part.content)
            continue;
        if (Json json = part.save(folder); !json.is_null())
            parts[part.name] = std::move(json);
    }
    return parts;
}

bool WorkspaceKeeper::modified() const
{
    return m_saved && collect(folder(), false) != *m_saved;
}

void WorkspaceKeeper::settle(const QString &path)
{
    m_path = path;
    m_saved = std::make_unique<Json>(collect(folder(), false));
    m_wasModified = false;
    Q_EMIT changed();
}

Result<QStringList> WorkspaceKeeper::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const auto content = workspace::readWorkspace(absolute);
    if (!content)
        return std::unexpected(content.error());
    QStringList missing;
    if (!content->whole)
        missing << tr("%1 is cut short: what stands before the cut was opened.").arg(QFileInfo(path).fileName());
    if (content->newer)
        missing << tr("%1 was saved by a later version: what this one knows of it was opened.")
                       .arg(QFileInfo(path).fileName());
    const QString folder = QFileInfo(absolute).absolutePath();
    for (const WorkspacePart &part : m_parts) {
        const auto found = content->parts->find(part.name);
        // Each part reads its own; what is of another kind than it expects must not stop the others.
        try {
            missing += part.restore(found == content->parts->end() ? Json() : *found, folder);
        } catch (const Json::exception &) {
            missing << tr("“%1” in %2 is not what it should be and was left out.")
                           .arg(QLatin1String(part.name), QFileInfo(path).fileName());
        }
    }
    settle(absolute);
    return missing;
}

Result<void> WorkspaceKeeper::save(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const auto written = workspace::writeWorkspace(absolute, collect(QFileInfo(absolute).absolutePath(), true));
    if (written)
        settle(absolute);
    return written;
}

}  // namespace civiscope::widgets
