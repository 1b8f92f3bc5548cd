// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/filebytes.h"

#include "base/errorreason.h"

#include <QFile>
#include <QFileInfo>

namespace civiscope::tasks {

namespace {

// What the bytes are instead of UTF-8; None when nothing is known against them.
ErrorReason foreignForm(const QByteArray &bytes)
{
    if (bytes.startsWith("\x1F\x8B"))
        return ErrorReason::IsGzip;
    // The other Unicode forms begin with a mark, or hold zeros beside the first bracket.
    const QByteArray head = bytes.left(4);
    const QByteArray first = QByteArray(head).replace('\0', QByteArray());
    const bool marked = first.startsWith("\xFF\xFE") || first.startsWith("\xFE\xFF");
    if (!marked && (first.size() == head.size() || !(first.startsWith('{') || first.startsWith('['))))
        return ErrorReason::None;
    return head.contains(QByteArrayView("\0\0", 2)) ? ErrorReason::IsUtf32 : ErrorReason::IsUtf16;
}

// What a shell hands over with "|" or "<(…)" is asked for on purpose.
bool isFromShell(const QString &path)
{
    return path == QLatin1String("/dev/stdin") || path.startsWith(QLatin1String("/dev/fd/"));
}

}  // namespace

Result<QByteArray> readFile(const QString &path)
{
    const auto failed = [&](ErrorCode code, std::string detail, ErrorReason reason = ErrorReason::None) {
        return std::unexpected(Error{.code = code,
                                     .what = "opening the file",
                                     .where = path.toStdString(),
                                     .detail = std::move(detail),
                                     .reason = reason});
    };
    const QFileInfo info(path);
    if (info.isDir())
        return failed(ErrorCode::FileNotReadable, {}, ErrorReason::IsFolder);
    if (info.exists() && !info.isFile() && !isFromShell(path))
        return failed(ErrorCode::FileNotReadable, {}, ErrorReason::IsPipe);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(ErrorCode::FileNotReadable, file.errorString().toStdString());
    QByteArray content = file.readAll();
    if (file.error() != QFile::NoError)
        return failed(ErrorCode::FileNotReadable, file.errorString().toStdString());
    if (const ErrorReason form = foreignForm(content); form != ErrorReason::None)
        return failed(ErrorCode::NotJson, {}, form);
    return content;
}

}  // namespace civiscope::tasks
