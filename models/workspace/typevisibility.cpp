// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/typevisibility.h"

namespace civiscope::workspace {

void TypeVisibility::setVisible(int source, const QString &type, bool visible)
{
    if (visible == this->visible(source, type))
        return;
    if (visible)
        m_hidden.remove({source, type});
    else
        m_hidden.insert({source, type});
    Q_EMIT changed();
}

QStringList TypeVisibility::hiddenTypes(int source) const
{
    QStringList types;
    for (const auto &[of, type] : m_hidden) {
        if (of == source)
            types << type;
    }
    types.sort();
    return types;
}

void TypeVisibility::forget(int source)
{
    m_hidden.removeIf([source](const auto &hidden) { return hidden.first == source; });
}

}  // namespace civiscope::workspace
