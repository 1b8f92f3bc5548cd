// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/pageids.h"

#include "ngsild/documentsplitter.h"
#include "ngsild/jsontokens.h"

#include <algorithm>
#include <map>
#include <set>

namespace civiscope::client {

namespace {

constexpr std::string_view blanks = " \t\r\n";

// Position of the quote that closes the string beginning at `from`.
std::size_t stringEnd(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('"', from); at != std::string_view::npos; at = text.find('"', at + 1)) {
        std::size_t escapes = 0;
        while (at - escapes > from && text[at - escapes - 1] == '\\')
            ++escapes;
        if (escapes % 2 == 0)
            return at;
    }
    return text.size();
}

// Whether the string that this quote closes may be a member's value.
bool endsMember(std::string_view text, std::size_t quote)
{
    if (quote >= text.size())
        return false;
    const std::size_t next = text.find_first_not_of(blanks, quote + 1);
    return next == std::string_view::npos || text[next] == ',' || text[next] == '}';
}

// The character that begins at `at`, with all its bytes.
std::string_view characterAt(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        ++end;
    return text.substr(at, end - at);
}

std::string literal(std::string_view text)
{
    constexpr std::string_view special = R"(.[]{}()*+?|$)";
    std::string out;
    for (const char c : text) {
        if (c == '^' || c == '\\')
            out += '\\', out += c;
        else if (special.contains(c))
            out += '[', out += c, out += ']';
        else
            out += c;
    }
    return out;
}

// "[^…]" of these characters, or "." for none.
std::string noneOf(const std::set<std::string_view> &characters)
{
    std::string first;
    std::string middle;
    std::string last;
    for (const std::string_view c : characters) {
        if (c == "]")
            first = c;
        else if (c == "-")
            last = c;
        else
            middle += c == "\\" ? R"(\\)" : c == "[" ? R"(\[)" : std::string(c);
    }
    return characters.empty() ? "." : "[^" + first + middle + last + "]";
}

std::string_view commonPrefix(const std::vector<std::string> &sample)
{
    std::string_view common = sample.front();
    for (const std::string &id : sample)
        common = common.substr(0, std::size_t(std::ranges::mismatch(common, id).in1 - common.begin()));
    while (!common.empty() && common.size() < sample.front().size() &&
           (static_cast<unsigned char>(sample.front()[common.size()]) & 0xC0) == 0x80)
        common.remove_suffix(1);
    return common;
}

// Texts that were written with escapes, resolved; made with the first one.
using Resolved = std::shared_ptr<std::deque<std::string>>;

// A text as the reader has it. Wrong escapes stay as written: the reader refuses such an entity.
std::string_view plain(std::string_view written, Resolved &resolved)
{
    if (!written.contains('\\'))
        return written;
    auto text = ngsild::unescape(written);
    if (!text)
        return written;
    if (!resolved)
        resolved = std::make_shared<std::deque<std::string>>();
    return resolved->emplace_back(std::move(*text));
}

struct IdScan {
    PageIds found;
    bool whole = false;  // the page ended where its brackets say, and the ids look like ids
};

IdScan scanIds(std::string_view page, Resolved &resolved)
{
    IdScan scan;
    PageIds &found = scan.found;
    const std::size_t begin = page.find_first_of("[{");
    if (begin == std::string_view::npos)
        return scan;
    const int entityDepth = page[begin] == '[' ? 2 : 1;
    int depth = 0;
    bool sound = true;
    bool atKey = false;
    std::string_view key;
    for (std::size_t i = begin; i < page.size(); ++i) {
        switch (page[i]) {
        case '"': {
            const std::size_t end = stringEnd(page, i + 1);
            if (depth == entityDepth) {
                const std::string_view text = page.substr(i + 1, end - i - 1);
                const bool id = !atKey && (key == "id" || key == "@id");
                if (atKey)
                    key = plain(text, resolved);
                else if (id && endsMember(page, end))
                    found.ids.push_back(plain(text, resolved));
                else if (id)
                    sound = false;
            }
            i = end;
            break;
        }
        case '{':
            if (++depth == entityDepth) {
                ++found.entities;
                atKey = true;
                key = {};
            }
            break;
        case '[': ++depth; break;
        case '}':
        case ']':
            if (--depth == 0)
                scan.whole = sound && page.find_first_not_of(blanks, i + 1) == std::string_view::npos;
            break;
        case ':':
            if (depth == entityDepth)
                atKey = false;
            break;
        case ',':
            if (depth == entityDepth) {
                atKey = true;
                key = {};
            }
            break;
        default: break;
        }
    }
    if (entityDepth == 1 && found.ids.empty())
        found.entities = 0;
    return scan;
}

// The first id of each entity, however damaged its neighbours are.
PageIds idsOf(std::string_view page, const ngsild::SplitDocument &split)
{
    PageIds found{.entities = std::int64_t(split.entities.size()), .ids = {}, .resolved = {}};
    for (const ngsild::Slice slice : split.entities) {
        const IdScan one = scanIds(page.substr(slice.offset, slice.length), found.resolved);
        if (!one.found.ids.empty())
            found.ids.push_back(one.found.ids.front());
    }
    return found;
}

}  // namespace

PageIds pageIds(std::string_view page)
{
    Resolved resolved;
    IdScan scan = scanIds(page, resolved);
    if (!scan.whole)
        if (const auto split = ngsild::splitDocument(page))
            return idsOf(page, *split);
    scan.found.resolved = std::move(resolved);
    return std::move(scan.found);
}

std::vector<IdPart> splitIds(std::string_view known, const std::vector<std::string> &sample)
{
    std::vector<std::string> ids;
    std::ranges::copy_if(sample, std::back_inserter(ids), [&](const std::string &id) { return id.starts_with(known); });
    const std::string prefix = ids.empty() ? std::string(known) : std::string(commonPrefix(ids));
    std::set<std::string_view> next;
    for (const std::string &id : ids)
        if (id.size() > prefix.size())
            next.insert(characterAt(id, prefix.size()));

    std::vector<IdPart> parts;
    parts.reserve(next.size() + 2);
    for (const std::string_view c : next)
        parts.push_back({"^" + literal(prefix) + literal(c) + ".*", prefix + std::string(c), true});
    parts.push_back({"^" + literal(prefix) + "(" + noneOf(next) + ".*)?$", prefix, false});
    // What starts as known but leaves the common beginning somewhere: nested from its end to its front.
    std::string outside;
    for (std::size_t end = prefix.size(); end > known.size();) {
        std::size_t start = end - 1;
        while (start > known.size() && (static_cast<unsigned char>(prefix[start]) & 0xC0) == 0x80)
            --start;
        const std::string_view c = std::string_view(prefix).substr(start, end - start);
        const std::string onward = outside.empty() ? std::string() : "|" + literal(c) + outside;
        outside.assign("(").append(noneOf({c})).append(".*").append(onward).append(")?");
        end = start;
    }
    if (!outside.empty())
        parts.push_back({"^" + literal(known) + outside + "$", std::string(known), false});
    return parts;
}

}  // namespace civiscope::client
