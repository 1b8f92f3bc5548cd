// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QTemporaryFile>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace civiscope::store {

// The bytes of entities as they came, in a private file without a name, in the user's cache folder. Append-only; one
// writer, while any thread reads what was written before.
class RawLog {
public:
    // Errors: FileNotWritable (no room, no folder); then nothing was added.
    [[nodiscard]] Result<std::uint64_t> append(std::string_view bytes);  // the offset of the bytes
    // Error: FileNotReadable.
    [[nodiscard]] Result<std::string> read(std::uint64_t offset, std::uint32_t length) const;

    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    std::unique_ptr<QTemporaryFile> m_file;  // made with the first byte
    std::uint64_t m_size = 0;
};

}  // namespace civiscope::store
