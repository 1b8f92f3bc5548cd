// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rawlog.h"

#include <QDir>
#include <QStandardPaths>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace civiscope::store {

namespace {

std::unexpected<Error> failed(ErrorCode code, const char *what, const std::string &detail)
{
    return std::unexpected(Error{.code = code, .what = what, .where = {}, .detail = detail});
}

}  // namespace

Result<std::uint64_t> RawLog::append(std::string_view bytes)
{
    if (!m_file) {
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/civiscope");
        auto file = std::make_unique<QTemporaryFile>();
        if (QDir().mkpath(folder))
            file->setFileTemplate(folder + QStringLiteral("/entities"));
        if (!file->open())
            return failed(ErrorCode::FileNotWritable, "keeping the entities", file->errorString().toStdString());
        m_file = std::move(file);
    }
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t written =
            ::pwrite(m_file->handle(), bytes.data() + done, bytes.size() - done, off_t(m_size + done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed(ErrorCode::FileNotWritable, "keeping the entities", std::strerror(errno));
        done += std::size_t(written);
    }
    const std::uint64_t offset = m_size;
    m_size += bytes.size();
    return offset;
}

Result<std::string> RawLog::read(std::uint64_t offset, std::uint32_t length) const
{
    std::string bytes(length, '\0');
    for (std::size_t done = 0; done < length;) {
        const ssize_t got =
            m_file ? ::pread(m_file->handle(), bytes.data() + done, length - done, off_t(offset + done)) : 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return failed(ErrorCode::FileNotReadable, "reading an entity",
                          got < 0 ? std::strerror(errno) : "the log ended early");
        done += std::size_t(got);
    }
    return bytes;
}

}  // namespace civiscope::store
