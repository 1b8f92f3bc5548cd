// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

namespace civiscope::tasks {

// What a person named as a source, told apart but not yet touched.
struct SourceSpec {
    enum class Kind {
        Broker,  // text is a URL
        File,    // text is an absolute path
        Demo,    // text is "antwerp" or "brisbane"
    };
    Kind kind = Kind::File;
    QString text;
    bool faultless = false;  // of a demo city: without the faults that are planted in it

    bool operator==(const SourceSpec &) const = default;

    // As a person would write it again: the URL, the path, "demo:antwerp", "demo:antwerp?faults=none".
    [[nodiscard]] QString spelling() const;
    // For a title: the host, the file's name, "Antwerp".
    [[nodiscard]] QString name() const;
};

// Tells what the words mean: "demo:…", a URL (http, https, or a host with a port), else a file. Relative paths are
// taken from `folder`. Errors: Usage (unknown demo city, other URL schemes), FileNotReadable (no such file).
[[nodiscard]] Result<SourceSpec> parseSource(const QString &words, const QString &folder);

}  // namespace civiscope::tasks
