// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tasks/sourcespec.h"

#include "base/errorreason.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace civiscope::tasks {

namespace {

const QString demoPrefix = QStringLiteral("demo:");
const QString withoutFaults = QStringLiteral("?faults=none");

std::unexpected<Error> usage(const QString &words, ErrorReason reason)
{
    return std::unexpected(Error{.code = ErrorCode::Usage,
                                 .what = "reading the name of a source",
                                 .where = words.toStdString(),
                                 .detail = {},
                                 .reason = reason});
}

std::unexpected<Error> unreadable(const QFileInfo &file, ErrorReason reason)
{
    return std::unexpected(Error{.code = ErrorCode::FileNotReadable,
                                 .what = "opening the file",
                                 .where = file.absoluteFilePath().toStdString(),
                                 .detail = {},
                                 .reason = reason});
}

Result<SourceSpec> parseDemo(const QString &words)
{
    QString city = words.mid(demoPrefix.size()).toLower();
    const bool faultless = city.endsWith(withoutFaults);
    if (faultless)
        city.chop(withoutFaults.size());
    if (city != QLatin1String("antwerp") && city != QLatin1String("brisbane"))
        return usage(words, ErrorReason::DemoCityUnknown);
    return SourceSpec{SourceSpec::Kind::Demo, city, faultless};
}

}  // namespace

QString SourceSpec::spelling() const
{
    return kind == Kind::Demo ? demoPrefix + text + (faultless ? withoutFaults : QString()) : text;
}

QString SourceSpec::name() const
{
    switch (kind) {
    case Kind::Broker: {
        const QUrl url(text, QUrl::TolerantMode);
        if (url.host().isEmpty())
            return text;
        return url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port());
    }
    case Kind::File: return QFileInfo(text).fileName();
    case Kind::Demo: return text.left(1).toUpper() + text.mid(1);
    }
    return text;
}

Result<SourceSpec> parseSource(const QString &words, const QString &folder)
{
    const QString text = words.trimmed();
    if (text.isEmpty())
        return usage(words, ErrorReason::SourceNotNamed);
    if (text.startsWith(demoPrefix, Qt::CaseInsensitive))
        return parseDemo(text);
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*)://"));
    if (const auto match = scheme.match(text); match.hasMatch()) {
        const QString name = match.captured(1).toLower();
        if (name == QLatin1String("file"))
            return parseSource(QUrl(text).toLocalFile(), folder);
        if (name != QLatin1String("http") && name != QLatin1String("https"))
            return usage(words, ErrorReason::SchemeUnknown);
        return SourceSpec{SourceSpec::Kind::Broker, text};
    }
    const QFileInfo file(QDir(folder), text);
    if (file.exists()) {
        if (file.isDir())
            return unreadable(file, ErrorReason::IsFolder);
        return SourceSpec{SourceSpec::Kind::File, file.absoluteFilePath()};
    }
    // "localhost:1026" and "broker.example.org:9090/orion": a host with a port, as people paste it.
    static const QRegularExpression hostAndPort(QStringLiteral("^[A-Za-z0-9.-]+:\\d{1,5}(/.*)?$"));
    if (hostAndPort.match(text).hasMatch())
        return SourceSpec{SourceSpec::Kind::Broker, text};
    return unreadable(file, ErrorReason::NoSuchFile);
}

}  // namespace civiscope::tasks
