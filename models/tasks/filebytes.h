// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

namespace civiscope::tasks {

// A file's bytes in memory of our own, for one that is mapped may be cut short by its owner while it is read. Blocks.
// Errors: FileNotReadable (also for what is no ordinary file, such as a pipe with a name, for it might never end),
// NotJson (gzip, UTF-16, UTF-32).
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

}  // namespace civiscope::tasks
