// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gis/tilecache.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <functional>

namespace civiscope::gis {

namespace {

constexpr int foldersKept = 6;  // light and dark of a few maps

// The time of this file says when a folder was last used; the plugin takes no notice of names without a dot.
constexpr const char *usedMark = "used";

}  // namespace

Result<QString> tileCacheFolder(const QString &root, const QString &revision, int scale)
{
    const QDir tiles(root + QStringLiteral("/tiles"));
    QString folder = tiles.filePath(QStringLiteral("%1-%2x").arg(revision).arg(scale));
    QFile mark(folder + QLatin1Char('/') + QLatin1String(usedMark));
    if (!QDir().mkpath(folder) || !mark.open(QIODevice::WriteOnly))
        return std::unexpected(Error{.code = ErrorCode::FileNotWritable,
                                     .what = "making the folder for map tiles",
                                     .where = folder.toStdString(),
                                     .detail = mark.errorString().toStdString()});
    mark.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);

    QFileInfoList marks;
    for (const auto names = tiles.entryList(QDir::Dirs | QDir::NoDotAndDotDot); const QString &name : names)
        if (const QFileInfo other(tiles.filePath(name) + QLatin1Char('/') + QLatin1String(usedMark)); other.exists())
            marks << other;
    std::ranges::sort(marks, std::greater(), [](const QFileInfo &file) { return file.lastModified(); });
    for (qsizetype i = foldersKept; i < marks.size(); ++i)
        QDir(marks[i].path()).removeRecursively();
    return folder;
}

}  // namespace civiscope::gis
