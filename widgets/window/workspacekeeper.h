// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "widgets/parts/workspacepart.h"

#include <nlohmann/json_fwd.hpp>

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace civiscope::widgets {

// Saves what is open into a .civiscope file and opens it again, part by part: what one part cannot have again does not
// keep the others back. Knows whether something was changed since. GUI thread.
class WorkspaceKeeper : public QObject {
    Q_OBJECT

public:
    explicit WorkspaceKeeper(QObject *parent = nullptr);
    ~WorkspaceKeeper() override;

    // Parts are restored in the order in which they were added.
    void add(WorkspacePart part);
    // Something that a part keeps may have changed.
    void touch() { m_check.start(); }

    [[nodiscard]] const QString &path() const { return m_path; }  // empty: not a workspace yet
    [[nodiscard]] QString name() const;                           // of the file, without its ending
    [[nodiscard]] bool modified() const;

    // The sentences say what could not be opened again. Errors: those of workspace::readWorkspace; nothing was changed.
    [[nodiscard]] Result<QStringList> open(const QString &path);
    // Error: FileNotWritable.
    [[nodiscard]] Result<void> save(const QString &path);

Q_SIGNALS:
    void changed();  // path, name, modified

private:
    [[nodiscard]] nlohmann::ordered_json collect(const QString &folder, bool all) const;
    [[nodiscard]] QString folder() const;
    void settle(const QString &path);

    std::vector<WorkspacePart> m_parts;
    QString m_path;
    std::unique_ptr<nlohmann::ordered_json> m_saved;  // its content when it was opened or saved
    QTimer m_check;
    bool m_wasModified = false;
};

}  // namespace civiscope::widgets
