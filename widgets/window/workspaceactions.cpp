// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/workspaceactions.h"

#include "widgets/window/messagebar.h"
#include "widgets/window/workspacekeeper.h"
#include "workspace/workspacefile.h"

#include <QFileDialog>
#include <QMessageBox>

namespace civiscope::widgets {

WorkspaceActions::WorkspaceActions(WorkspaceKeeper &keeper, MessageBar &messages, QWidget &window)
    : QObject(&window)
    , m_keeper(keeper)
    , m_messages(messages)
    , m_window(window)
{
}

void WorkspaceActions::open(const QString &path)
{
    if (!mayLeave())
        return;
    m_messages.hide();
    const auto missing = m_keeper.open(path);
    if (!missing) {
        m_messages.say(missing.error());
        return;
    }
    if (!missing->isEmpty())
        m_messages.say(missing->join(QLatin1Char('\n')));
    Q_EMIT used(m_keeper.path());
}

void WorkspaceActions::askAndOpen()
{
    const QString file = QFileDialog::getOpenFileName(&m_window, tr("Open workspace"), QString(),
                                                      tr("Workspaces (*%1)").arg(workspace::workspaceEnding));
    if (!file.isEmpty())
        open(file);
}

bool WorkspaceActions::save()
{
    if (m_keeper.path().isEmpty())
        return saveAs();
    const auto saved = m_keeper.save(m_keeper.path());
    if (!saved)
        m_messages.say(saved.error());
    return saved.has_value();
}

bool WorkspaceActions::saveAs()
{
    QString file = QFileDialog::getSaveFileName(&m_window, tr("Save workspace"), m_keeper.path(),
                                                tr("Workspaces (*%1)").arg(workspace::workspaceEnding));
    if (file.isEmpty())
        return false;
    if (!file.endsWith(workspace::workspaceEnding, Qt::CaseInsensitive))
        file += workspace::workspaceEnding;
    const auto saved = m_keeper.save(file);
    if (saved)
        Q_EMIT used(m_keeper.path());
    else
        m_messages.say(saved.error());
    return saved.has_value();
}

bool WorkspaceActions::mayLeave()
{
    if (!m_keeper.modified())
        return true;
    const auto answer =
        QMessageBox::question(&m_window, tr("Workspace"), tr("“%1” was changed. Save it first?").arg(m_keeper.name()),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

}  // namespace civiscope::widgets
