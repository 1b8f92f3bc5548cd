// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonld/iri.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace civiscope::jsonld {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSchemeLetter(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

bool isBlank(char c)
{
    return std::uint8_t(c) <= ' ';
}

std::string_view schemeOf(std::string_view text)
{
    if (text.empty() || !isLetter(text.front()))
        return {};
    const auto colon = std::ranges::find_if_not(text, isSchemeLetter);
    if (colon == text.end() || *colon != ':')
        return {};
    return text.substr(0, std::size_t(colon - text.begin()));
}

// The five components of RFC 3986, appendix B; has… tells an empty component from a missing one.
struct Parts {
    std::string_view scheme, authority, path, query, fragment;
    bool hasAuthority = false, hasQuery = false, hasFragment = false;
};

Parts split(std::string_view text)
{
    Parts parts;
    parts.scheme = schemeOf(text);
    if (!parts.scheme.empty())
        text.remove_prefix(parts.scheme.size() + 1);
    if (const auto hash = text.find('#'); hash != text.npos) {
        parts.hasFragment = true;
        parts.fragment = text.substr(hash + 1);
        text = text.substr(0, hash);
    }
    if (const auto mark = text.find('?'); mark != text.npos) {
        parts.hasQuery = true;
        parts.query = text.substr(mark + 1);
        text = text.substr(0, mark);
    }
    if (text.starts_with("//")) {
        parts.hasAuthority = true;
        text.remove_prefix(2);
        const auto slash = std::min(text.find('/'), text.size());
        parts.authority = text.substr(0, slash);
        text.remove_prefix(slash);
    }
    parts.path = text;
    return parts;
}

// RFC 3986, clause 5.2.4.
std::string withoutDots(std::string_view in)
{
    std::string out;
    const auto dropLast = [&out] {
        const auto slash = out.rfind('/');
        out.resize(slash == out.npos ? 0 : slash);
    };
    while (!in.empty()) {
        if (in.starts_with("../")) {
            in.remove_prefix(3);
        } else if (in.starts_with("./") || in.starts_with("/./")) {
            in.remove_prefix(2);
        } else if (in == "/.") {
            in = "/";
        } else if (in.starts_with("/../")) {
            in.remove_prefix(3);
            dropLast();
        } else if (in == "/..") {
            in = "/";
            dropLast();
        } else if (in == "." || in == "..") {
            in = {};
        } else {
            const auto end = std::min(in.find('/', 1), in.size());
            out += in.substr(0, end);
            in.remove_prefix(end);
        }
    }
    return out;
}

std::string merged(const Parts &base, std::string_view path)
{
    if (base.hasAuthority && base.path.empty())
        return '/' + std::string(path);
    const auto slash = base.path.rfind('/');
    return std::string(base.path.substr(0, slash == base.path.npos ? 0 : slash + 1)) + std::string(path);
}

}  // namespace

bool isIri(std::string_view text)
{
    return !schemeOf(text).empty() && std::ranges::none_of(text, isBlank);
}

bool isBlankNode(std::string_view text)
{
    return text.starts_with("_:");
}

bool isCertainIri(std::string_view text)
{
    static constexpr std::array<std::string_view, 12> names{"urn",  "did", "tag", "mailto", "tel", "geo",
                                                            "data", "doi", "ark", "info",   "hdl", "oid"};
    const auto scheme = schemeOf(text);
    return !scheme.empty() &&
           (text.substr(scheme.size() + 1).starts_with("//") || std::ranges::contains(names, scheme));
}

std::string resolveIri(std::string_view baseText, std::string_view reference)
{
    if (baseText.empty())
        return std::string(reference);
    const Parts base = split(baseText);
    Parts target = split(reference);
    std::string path;
    if (!target.scheme.empty() || target.hasAuthority) {
        path = withoutDots(target.path);
    } else {
        if (target.path.empty()) {
            path = base.path;
            if (!target.hasQuery) {
                target.query = base.query;
                target.hasQuery = base.hasQuery;
            }
        } else if (target.path.starts_with('/')) {
            path = withoutDots(target.path);
        } else {
            path = withoutDots(merged(base, target.path));
        }
        target.authority = base.authority;
        target.hasAuthority = base.hasAuthority;
    }
    std::string result(target.scheme.empty() ? base.scheme : target.scheme);
    if (!result.empty())
        result += ':';
    if (target.hasAuthority)
        result.append("//").append(target.authority);
    result += path;
    if (target.hasQuery)
        result.append("?").append(target.query);
    if (target.hasFragment)
        result.append("#").append(target.fragment);
    return result;
}

bool isKeyword(std::string_view text)
{
    static constexpr std::array<std::string_view, 22> keywords{
        "@base",      "@container", "@context",  "@direction", "@graph", "@id",     "@import", "@included",
        "@index",     "@json",      "@language", "@list",      "@nest",  "@none",   "@prefix", "@propagate",
        "@protected", "@reverse",   "@set",      "@type",      "@value", "@version"};
    return text.starts_with('@') && (text == "@vocab" || std::ranges::contains(keywords, text));
}

bool hasKeywordForm(std::string_view text)
{
    return text.size() > 1 && text.front() == '@' && std::ranges::all_of(text.substr(1), isLetter);
}

}  // namespace civiscope::jsonld
