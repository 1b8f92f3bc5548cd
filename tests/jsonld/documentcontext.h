// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/linkheader.h"

#include <QByteArrayView>

#include <nlohmann/json.hpp>

#include <vector>

namespace civiscope::jsonld {

// What @context a document has, as JSON: its own; for plain JSON the one its `Link` header names, and its own after it
// (ETSI GS CIM 009 V1.9.1, clause 6.3.5; JSON-LD 1.1, clause 6.1). null: none. `own`: its @context member, or null.
// Errors: ContextInvalid (several context links).
inline Result<nlohmann::json> documentContext(const nlohmann::json &own, const std::vector<net::HttpLink> &links,
                                              QByteArrayView mediaType)
{
    if (mediaType == "application/ld+json")
        return own;
    nlohmann::json context;
    for (const net::HttpLink &link : links) {
        if (!link.relations.contains(net::contextRelation))
            continue;
        if (!context.is_null())
            return std::unexpected(
                Error{ErrorCode::ContextInvalid, "reading a context", {}, "multiple context link headers"});
        context = link.target.toStdString();
    }
    if (context.is_null() || own.is_null())
        return context.is_null() ? own : context;
    nlohmann::json both = nlohmann::json::array({context});
    if (own.is_array())
        both.insert(both.end(), own.begin(), own.end());
    else
        both.push_back(own);
    return both;
}

}  // namespace civiscope::jsonld
