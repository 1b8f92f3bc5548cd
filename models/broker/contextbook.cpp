// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/contextbook.h"

#include "base/datetime.h"
#include "jsonld/corecontext.h"

#include <QHostAddress>
#include <QUrl>

#include <xxhash.h>

#include <format>

namespace civiscope::broker {

namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

nlohmann::json parsed(const QByteArray &bytes)
{
    return nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

// [X, core] and [X] say what X says.
nlohmann::json simplified(const nlohmann::json &context)
{
    if (!context.is_array())
        return context;
    nlohmann::json parts = nlohmann::json::array();
    for (const nlohmann::json &part : context) {
        if (!part.is_string() || !jsonld::isCoreContextUrl(part.get<std::string>()))
            parts.push_back(part);
    }
    if (parts.empty())
        return std::string(jsonld::coreContextUrl);
    return parts.size() == 1 ? parts.front() : parts;
}

}  // namespace

void ContextBook::publish(LocalDocument document)
{
    const std::scoped_lock lock(m_mutex);
    if (document.createdAt == 0)
        document.createdAt = currentMoment();
    const std::string path = document.path;
    forget(!m_local.insert_or_assign(path, std::move(document)).second);
}

void ContextBook::forget(bool replaced)
{
    if (replaced) {
        m_parsed.clear();
        m_built.clear();
        m_resolved.clear();
    }
    // A new document may be what was missing; a context that was whole stays the same object.
    std::erase_if(m_resolved, [](const auto &entry) { return !entry.second.missing.empty(); });
}

bool ContextBook::remove(const std::string &path)
{
    const std::scoped_lock lock(m_mutex);
    m_parsed.erase(path);
    m_built.erase(path);
    return m_local.erase(path) > 0;
}

std::optional<LocalDocument> ContextBook::document(const std::string &path) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_local.find(path);
    if (found == m_local.end())
        return std::nullopt;
    return found->second;
}

std::vector<LocalDocument> ContextBook::contexts() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<LocalDocument> all;
    for (const auto &[path, document] : m_local) {
        if (document.isContext)
            all.push_back(document);
    }
    return all;
}

ContextPlace ContextBook::placeOf(const std::string &url) const
{
    const std::scoped_lock lock(m_mutex);
    const QUrl parts(QString::fromStdString(url));
    const std::string path = parts.path(QUrl::FullyEncoded).toStdString();
    return m_local.contains(path) && isLoopback(parts.host()) ? path : url;
}

const jsonld::RemoteDocument *ContextBook::find(const std::string &url)
{
    const ContextPlace place = placeOf(url);
    if (const auto known = m_parsed.find(place); known != m_parsed.end())
        return &known->second;
    const auto local = m_local.find(place);
    if (local == m_local.end())
        return nullptr;
    nlohmann::json json = parsed(local->second.bytes);
    jsonld::RemoteDocument document{.json = nullptr, .url = url, .sha256 = {}, .error = std::nullopt};
    if (json.is_discarded()) {
        document.error =
            Error{.code = ErrorCode::ContextInvalid, .what = "reading a context", .where = url, .detail = "no JSON"};
    } else {
        document.json = std::make_shared<nlohmann::json>(std::move(json));
    }
    return &m_parsed.emplace(place, std::move(document)).first->second;
}

Result<jsonld::ContextPtr> ContextBook::at(const ContextPlace &place)
{
    const std::scoped_lock lock(m_mutex);
    if (jsonld::isCoreContextUrl(place))
        return jsonld::coreContext();
    if (const auto known = m_built.find(place); known != m_built.end())
        return known->second;
    // A local path becomes a URL for the builder; the host does not matter to find().
    const std::string url = place.starts_with('/') ? "http://127.0.0.1" + place : place;
    auto built = jsonld::buildContext(url, {}, [this](const std::string &needed) { return find(needed); });
    if (!built)
        return std::unexpected(built.error());
    if (!built->needed.empty()) {
        return std::unexpected(Error{.code = ErrorCode::ContextNotAvailable,
                                     .what = "looking up a context",
                                     .where = built->needed.front(),
                                     .detail = "this broker fetches nothing and was not given this context"});
    }
    m_built.emplace(place, built->context);
    return built->context;
}

ResolvedContext ContextBook::resolve(const nlohmann::json &context)
{
    const std::scoped_lock lock(m_mutex);
    const nlohmann::json wanted = simplified(context);
    if (wanted.is_null())
        return {jsonld::coreContext(), {}};
    if (wanted.is_string()) {
        if (auto whole = at(placeOf(wanted.get<std::string>())))
            return {*whole, {}};
    }
    const std::string key = wanted.dump();
    if (const auto known = m_resolved.find(key); known != m_resolved.end())
        return known->second;
    ResolvedContext result;
    static const jsonld::RemoteDocument nothing{
        .json = nullptr,
        .url = {},
        .sha256 = {},
        .error =
            Error{.code = ErrorCode::ContextNotAvailable, .what = "looking up a context", .where = {}, .detail = {}}};
    const auto built = jsonld::buildContext(wanted, {}, [&](const std::string &needed) {
        const jsonld::RemoteDocument *document = find(needed);
        if (document)
            return document;
        result.missing.push_back(needed);
        return &nothing;
    });
    result.context = built ? built->context : jsonld::coreContext();
    m_resolved.emplace(key, result);
    return result;
}

ContextPlace ContextBook::placeFor(const nlohmann::json &context)
{
    const std::scoped_lock lock(m_mutex);
    const nlohmann::json wanted = simplified(context);
    const jsonld::ContextPtr meaning = resolve(wanted).context;
    if (wanted.is_string()) {
        const ContextPlace place = placeOf(wanted.get<std::string>());
        m_built.emplace(place, meaning);
        return place;
    }
    const std::string key = wanted.dump();
    const std::string path = std::format("/ngsi-ld/v1/jsonldContexts/{:016x}", XXH3_64bits(key.data(), key.size()));
    if (!m_local.contains(path)) {
        publish({.path = path,
                 .mediaType = "application/ld+json",
                 .bytes = QByteArray::fromStdString("{\"@context\":" + key + "}"),
                 .isContext = true,
                 .origin = ContextOrigin::ImplicitlyCreated});
    }
    m_built.emplace(path, meaning);
    return path;
}

}  // namespace civiscope::broker
