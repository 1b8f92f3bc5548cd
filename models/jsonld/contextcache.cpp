// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/contextcache.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace civiscope::jsonld {

namespace {

using namespace Qt::StringLiterals;
using nlohmann::json;

constexpr qint64 mostBytes = qint64{256} << 20;
constexpr qint64 longestHead = qint64{64} << 10;

// A file is one line of JSON about the document, then the document.
std::optional<CachedDocument> readHead(QFile &file)
{
    const QByteArray line = file.readLine(longestHead);
    const json head = json::parse(line.begin(), line.end(), nullptr, false);
    if (!head.is_object())
        return std::nullopt;
    CachedDocument document;
    document.size = file.size() - line.size();
    try {
        document.url = head.at("url").get<std::string>();
        document.finalUrl = head.at("finalUrl").get<std::string>();
        document.sha256 = head.at("sha256").get<std::string>();
        document.fetched = head.at("fetched").get<Moment>();
        document.onPrivateAddress = head.at("private").get<bool>();
    } catch (const json::exception &) {
        return std::nullopt;
    }
    return document;
}

}  // namespace

std::string sha256Of(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().toStdString();
}

QString ContextCache::pathOf(const std::string &url) const
{
    return m_directory + u'/' + QString::fromStdString(sha256Of(url)) + u".context"_s;
}

std::optional<CachedDocument> ContextCache::load(const std::string &url) const
{
    QFile file(pathOf(url));
    if (m_directory.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto document = readHead(file);
    if (!document || document->url != url || document->size > mostBytes)
        return std::nullopt;
    document->bytes = file.readAll();
    if (sha256Of(document->bytes) != document->sha256)
        return std::nullopt;
    return document;
}

Result<void> ContextCache::save(const CachedDocument &document) const
{
    if (m_directory.isEmpty())
        return {};
    const json head{{"url", document.url},
                    {"finalUrl", document.finalUrl},
                    {"sha256", document.sha256},
                    {"fetched", document.fetched},
                    {"private", document.onPrivateAddress}};
    QSaveFile file(pathOf(document.url));
    const std::string line = head.dump(-1, ' ', true, json::error_handler_t::replace) + '\n';
    if (!QDir().mkpath(m_directory) || !file.open(QIODevice::WriteOnly) ||
        file.write(line.data(), qint64(line.size())) < 0 || file.write(document.bytes) < 0 || !file.commit()) {
        return std::unexpected(Error{ErrorCode::FileNotWritable, "keeping a context", m_directory.toStdString(),
                                     file.errorString().toStdString()});
    }
    qint64 total = 0;
    for (const CachedDocument &kept : list()) {
        total += kept.size;
        if (total > mostBytes)
            remove(kept.url);
    }
    return {};
}

void ContextCache::remove(const std::string &url) const
{
    if (!m_directory.isEmpty())
        QFile::remove(pathOf(url));
}

std::vector<CachedDocument> ContextCache::list() const
{
    std::vector<CachedDocument> documents;
    if (m_directory.isEmpty())
        return documents;
    for (const auto files = QDir(m_directory).entryInfoList({u"*.context"_s}, QDir::Files);
         const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (auto document = readHead(file))
            documents.push_back(std::move(*document));
    }
    std::ranges::sort(documents, std::greater<>(), &CachedDocument::fetched);
    return documents;
}

}  // namespace civiscope::jsonld
