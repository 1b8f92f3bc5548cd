// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"

#include <string>
#include <string_view>

namespace civiscope::net {

// What a broker says about a failure (ETSI GS CIM 009 V1.9.1, clause 5.5.3; RFC 9457), trimmed, valid UTF-8, at most
// 500 bytes a text. All members may be empty. NGSIv2 errors and the `message` of gateways are read too.
struct ProblemDetails {
    std::string type;    // as sent: "https://uri.etsi.org/ngsi-ld/errors/BadRequestData"
    std::string title;
    std::string detail;
    bool ngsiv2 = false;  // of the older form {"error": …, "description": …}

    // Compares the last path segment without regard to case. The names that brokers give to NonexistentTenant count as
    // one.
    [[nodiscard]] bool is(std::string_view name) const;
    [[nodiscard]] bool isNgsiLd() const;  // the type is one of the standard's
    [[nodiscard]] std::string text() const;  // "title: detail", or what there is of it
};

// Of any answer; a plain text body becomes the detail, an HTML page gives nothing.
[[nodiscard]] ProblemDetails problemDetails(const HttpAnswer &answer);

}  // namespace civiscope::net
