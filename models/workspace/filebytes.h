// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace civiscope::workspace {

// A file's bytes in memory of our own, for one that is mapped may be cut short by its owner while it is read. Blocks.
// Error: FileNotReadable.
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

}  // namespace civiscope::workspace
