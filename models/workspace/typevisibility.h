// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <utility>

namespace civiscope::workspace {

// Which types the map leaves out, by name in one source; at first none. Owned by the session; main thread.
class TypeVisibility : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool visible(int source, const QString &type) const { return !m_hidden.contains({source, type}); }
    void setVisible(int source, const QString &type, bool visible);
    [[nodiscard]] QStringList hiddenTypes(int source) const;  // sorted
    void forget(int source);  // it is closed; tells nobody

Q_SIGNALS:
    void changed();

private:
    QSet<std::pair<int, QString>> m_hidden;
};

}  // namespace civiscope::workspace
