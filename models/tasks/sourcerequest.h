// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"
#include "tasks/sourceloader.h"
#include "tasks/sourcespec.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace civiscope::tasks {

// What a person asked to open. Secrets are kept in memory only.
struct SourceRequest {
    SourceSpec spec;
    LoadOptions options;
    std::string tenant;
    QByteArray authorization;
    std::vector<net::HttpHeader> headers;
    std::optional<std::chrono::seconds> timeout = {};  // without a byte, > 0; nullopt: the usual patience
};

}  // namespace civiscope::tasks
