// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace civiscope::jsonld {

// A document as it was fetched once.
struct CachedDocument {
    std::string url;       // canonical, the key
    std::string finalUrl;  // where it came from after redirects
    std::string sha256;    // of the bytes, lower-case hex
    Moment fetched = 0;
    bool onPrivateAddress = false;
    qint64 size = 0;       // bytes
    QByteArray bytes;      // empty in a listing
};

// Documents on disk, one file each, in a directory of their own that is made when needed. Other processes may use the
// same directory: files appear whole or not at all. Holds no state: copies may be used on any thread. An empty
// directory name keeps nothing.
class ContextCache {
public:
    explicit ContextCache(QString directory)
        : m_directory(std::move(directory))
    {
    }

    // nullopt: not there, or damaged (the bytes do not have their hash).
    [[nodiscard]] std::optional<CachedDocument> load(const std::string &url) const;

    // Replaces what was there. The oldest go while all together are over 256 MiB. Errors: FileNotWritable.
    [[nodiscard]] Result<void> save(const CachedDocument &document) const;

    void remove(const std::string &url) const;

    // All documents without their bytes, the newest first. Reads one line of each file.
    [[nodiscard]] std::vector<CachedDocument> list() const;

private:
    [[nodiscard]] QString pathOf(const std::string &url) const;

    QString m_directory;
};

[[nodiscard]] std::string sha256Of(QByteArrayView bytes);

}  // namespace civiscope::jsonld
