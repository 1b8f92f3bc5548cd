// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/filebytes.h"

#include <QFile>
#include <QFileInfo>

namespace civiscope::workspace {

Result<QByteArray> readFile(const QString &path)
{
    const auto unreadable = [&](const QString &why) {
        return std::unexpected(
            Error{ErrorCode::FileNotReadable, "opening the file", path.toStdString(), why.toStdString()});
    };
    if (QFileInfo(path).isDir())
        return unreadable(QStringLiteral("it is a folder"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    QByteArray content = file.readAll();
    if (file.error() != QFile::NoError)
        return unreadable(file.errorString());
    return content;
}

}  // namespace civiscope::workspace
