// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/datetime.h"
#include "base/error.h"
#include "jsonld/contextbuilder.h"

#include <QByteArray>

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::broker {

// Where an @context lies: "/contexts/city.jsonld" on this broker, or a URL elsewhere.
using ContextPlace = std::string;

enum class ContextOrigin {
    Published,          // given by the program
    Hosted,             // sent by a client
    ImplicitlyCreated,  // stands for an @context that came inline with the data
};

// A document this broker serves itself.
struct LocalDocument {
    std::string path;  // "/contexts/city.jsonld", as it stands in URLs
    QByteArray mediaType;
    QByteArray bytes;
    bool isContext = false;
    ContextOrigin origin = ContextOrigin::Published;
    Moment createdAt = 0;
};

struct ResolvedContext {
    jsonld::ContextPtr context;
    std::vector<std::string> missing;  // URLs that could not be had; their names mean nothing
};

// All documents and contexts the broker knows. It fetches nothing: what is neither published nor the core context is
// not available. Any thread.
class ContextBook {
public:
    // Serves the document under its path; one of the same path is replaced.
    void publish(LocalDocument document);
    // Forgets a local document; false: there is none.
    bool remove(const std::string &path);

    [[nodiscard]] std::optional<LocalDocument> document(const std::string &path) const;
    [[nodiscard]] std::vector<LocalDocument> contexts() const;  // in the order of their paths

    // The place a URL names: the path when it is a local document on a loopback host, whatever the port, else the URL.
    [[nodiscard]] ContextPlace placeOf(const std::string &url) const;
    // One place gives one pointer. Errors: ContextNotAvailable (where: the URL), ContextInvalid, TooLarge.
    [[nodiscard]] Result<jsonld::ContextPtr> at(const ContextPlace &place);
    // What an @context found in data says; parts that cannot be had are left out and told.
    [[nodiscard]] ResolvedContext resolve(const nlohmann::json &context);
    // A place whose context means the same as this @context; an inline one gets a document of its own. From then on
    // at() gives what resolve() gives, missing parts or not: data that names a context is served with it.
    [[nodiscard]] ContextPlace placeFor(const nlohmann::json &context);

private:
    [[nodiscard]] const jsonld::RemoteDocument *find(const std::string &url);
    void forget(bool replaced);

    mutable std::recursive_mutex m_mutex;
    std::map<std::string, LocalDocument> m_local;  // by path
    std::map<std::string, jsonld::RemoteDocument> m_parsed;  // by place
    std::map<std::string, jsonld::ContextPtr> m_built;  // by place
    std::map<std::string, ResolvedContext> m_resolved;  // by the @context's JSON
};

}  // namespace civiscope::broker
