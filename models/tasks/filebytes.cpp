// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/filebytes.h"

#include <QFile>
#include <QFileInfo>

namespace civiscope::tasks {

namespace {

// What the bytes are instead of UTF-8, and what to do; null when nothing is known against them.
const char *foreignForm(const QByteArray &bytes)
{
    if (bytes.startsWith("\x1F\x8B"))
        return "it is gzip-compressed: unpack it first";
    // The other Unicode forms begin with a mark, or hold zeros beside the first bracket.
    const QByteArray head = bytes.left(4);
    const QByteArray first = QByteArray(head).replace('\0', QByteArray());
    const bool marked = first.startsWith("\xFF\xFE") || first.startsWith("\xFE\xFF");
    if (!marked && (first.size() == head.size() || !(first.startsWith('{') || first.startsWith('['))))
        return nullptr;
    return head.contains(QByteArrayView("\0\0", 2)) ? "it is UTF-32: save it as UTF-8"
                                                    : "it is UTF-16: save it as UTF-8";
}

// What a shell hands over with "|" or "<(…)" is asked for on purpose.
bool isFromShell(const QString &path)
{
    return path == QLatin1String("/dev/stdin") || path.startsWith(QLatin1String("/dev/fd/"));
}

}  // namespace

Result<QByteArray> readFile(const QString &path)
{
    const auto unreadable = [&](const QString &why) {
        return std::unexpected(
            Error{ErrorCode::FileNotReadable, "opening the file", path.toStdString(), why.toStdString()});
    };
    const QFileInfo info(path);
    if (info.isDir())
        return unreadable(QStringLiteral("it is a folder"));
    if (info.exists() && !info.isFile() && !isFromShell(path))
        return unreadable(QStringLiteral("it is a pipe or a device; save what it gives to a file first"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    QByteArray content = file.readAll();
    if (file.error() != QFile::NoError)
        return unreadable(file.errorString());
    if (const char *form = foreignForm(content))
        return std::unexpected(Error{ErrorCode::NotJson, "reading the file", path.toStdString(), form});
    return content;
}

}  // namespace civiscope::tasks
