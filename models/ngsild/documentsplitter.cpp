// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/documentsplitter.h"

#include "ngsild/attributekind.h"
#include "ngsild/geojson.h"
#include "ngsild/jsonscan.h"

#include <algorithm>
#include <array>
#include <string>

namespace civiscope::ngsild {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

// The beginning, fit to be shown.
std::string beginning(std::string_view text)
{
    std::string shown(text.substr(0, 60));
    std::ranges::replace_if(shown, [](char c) { return c < ' ' || c == 0x7F; }, '?');
    return shown;
}

// A member of a top-level object.
struct SlicedMember {
    std::string_view key;
    std::string_view value;     // raw JSON
    std::vector<Slice> items;   // of an array that may hold entities
};

class Splitter {
public:
    explicit Splitter(std::string_view bytes)
        : m_bytes(bytes)
        , m_budget(16 * bytes.size() + (std::size_t(64) << 20))
    {
    }
    Result<SplitDocument> split();

private:
    [[nodiscard]] std::size_t skipBlanks(std::size_t p) const;
    [[nodiscard]] std::size_t skipCommas(std::size_t p) const;
    [[nodiscard]] char at(std::size_t p) const { return p < m_bytes.size() ? m_bytes[p] : '\0'; }
    [[nodiscard]] bool holdsLines(std::size_t begin) const;
    void lines(std::size_t begin);
    std::size_t array(std::size_t begin, bool nested, std::vector<Slice> &items);
    bool gap(std::size_t begin, std::size_t end, std::vector<Slice> &items);
    [[nodiscard]] bool endsArray(std::size_t bracket, bool nested) const;
    std::size_t recover(std::size_t begin, bool nested, std::vector<Slice> &items);
    std::size_t nextStart(std::size_t p, std::string_view firstKey);
    [[nodiscard]] std::string_view firstKey(std::size_t object) const;
    std::size_t object(std::size_t begin, std::vector<SlicedMember> &members);
    Result<void> classify(std::size_t begin, std::size_t end, std::vector<SlicedMember> &members);
    void collection(SlicedMember &features, const std::vector<SlicedMember> &members, DocumentForm form);
    void following(std::size_t begin);
    [[nodiscard]] std::unexpected<Error> no(ErrorCode code, std::string detail) const
    {
        return std::unexpected(
            Error{.code = code, .what = "reading a document", .where = {}, .detail = std::move(detail)});
    }

    std::string_view m_bytes;
    std::size_t m_budget;  // bytes that recovering may look at
    SplitDocument m_result;
};

std::size_t Splitter::skipBlanks(std::size_t p) const
{
    while (p < m_bytes.size() && isBlank(m_bytes[p]))
        ++p;
    return p;
}

std::size_t Splitter::skipCommas(std::size_t p) const
{
    while (p < m_bytes.size() && (isBlank(m_bytes[p]) || m_bytes[p] == ','))
        ++p;
    return p;
}

Result<SplitDocument> Splitter::split()
{
    const std::size_t begin = skipBlanks(m_bytes.starts_with(byteOrderMark) ? byteOrderMark.size() : 0);
    if (begin == m_bytes.size())
        return no(ErrorCode::Empty, {});
    if (holdsLines(begin)) {
        m_result.form = DocumentForm::Lines;
        lines(begin);
    } else if (at(begin) == '[') {
        m_result.form = DocumentForm::EntityArray;
        following(array(begin, false, m_result.entities));
    } else if (at(begin) == '{') {
        std::vector<SlicedMember> members;
        const std::size_t end = object(begin, members);
        if (const auto known = classify(begin, end, members); !known)
            return std::unexpected(known.error());
        following(end);
    } else {
        const auto end = endOfValue(m_bytes, begin);
        const std::string_view word = m_bytes.substr(begin, end.value_or(begin) - begin);
        const bool scalar =
            end && skipBlanks(*end) == m_bytes.size() &&
            (word.front() == '"' || word.front() == '-' || (word.front() >= '0' && word.front() <= '9') ||
             word == "true" || word == "false" || word == "null");
        return no(scalar ? ErrorCode::NotNgsiLd : ErrorCode::NotJson, beginning(m_bytes.substr(begin)));
    }
    return std::move(m_result);
}

// NDJSON has a line that ends like a value and a next one that begins an object; in JSON laid out over lines no object
// begins a line unless the line before announces it with a bracket, a colon or a comma.
bool Splitter::holdsLines(std::size_t begin) const
{
    constexpr std::size_t sample = 8;
    std::vector<std::string_view> found;
    for (std::size_t p = begin; p < m_bytes.size() && found.size() < sample;) {
        const std::size_t end = std::min(m_bytes.find('\n', p), m_bytes.size());
        if (const auto line = trimmed(m_bytes.substr(p, end - p)); !line.empty())
            found.push_back(line);
        p = end + 1;
    }
    if (found.size() < 2 || found.front().front() == '[' || found.front().front() == '<')
        return false;
    const auto objects = std::ranges::count_if(found, [](std::string_view line) { return line.starts_with('{'); });
    if (std::size_t(objects) * 2 < found.size())
        return false;
    if (!found.front().starts_with('{'))
        return endOfValue(found[1], 0) == found[1].size();
    for (std::size_t i = 1; i < found.size(); ++i) {
        if (found[i].starts_with("{\"") && std::string_view("[{,:").find(found[i - 1].back()) == npos)
            return true;
    }
    return false;
}

void Splitter::lines(std::size_t begin)
{
    for (std::size_t p = begin; p < m_bytes.size();) {
        const std::size_t end = std::min(m_bytes.find('\n', p), m_bytes.size());
        if (const auto line = trimmed(m_bytes.substr(p, end - p)); !line.empty())
            m_result.entities.push_back({std::uint64_t(line.data() - m_bytes.data()), line.size()});
        p = end + 1;
    }
}

// Adds the elements of the array that begins here and gives the position behind it.
std::size_t Splitter::array(std::size_t begin, bool nested, std::vector<Slice> &items)
{
    BracketScan scan(m_bytes, begin + 1);
    std::size_t behind = begin + 1;
    for (;;) {
        const auto open = scan.next();
        if (open.position == npos || !gap(behind, open.position, items))
            return recover(begin + 1, nested, items);
        if (open.kind == ']')
            return endsArray(open.position, nested) ? open.position + 1 : recover(begin + 1, nested, items);
        const auto close = scan.next();
        if (close.position == npos || close.kind != open.kind + 2)
            return recover(begin + 1, nested, items);
        items.push_back({open.position, close.position + 1 - open.position});
        behind = close.position + 1;
    }
}

// After a lost quote, brackets in strings count; then what follows the array is seldom right.
bool Splitter::endsArray(std::size_t bracket, bool nested) const
{
    const std::size_t next = skipBlanks(bracket + 1);
    if (next == m_bytes.size())
        return true;
    return nested && (at(next) == '}' || (at(next) == ',' && at(skipBlanks(next + 1)) == '"'));
}

// What stands between two objects: a comma, or elements that are no objects.
bool Splitter::gap(std::size_t begin, std::size_t end, std::vector<Slice> &items)
{
    for (std::size_t p = begin; p < end;) {
        if (m_bytes[p] == ',' || isBlank(m_bytes[p])) {
            ++p;
            continue;
        }
        const auto behind = endOfValue(m_bytes.substr(0, end), p);
        if (!behind || (at(skipBlanks(*behind)) != ',' && skipBlanks(*behind) != end))
            return false;
        items.push_back({p, *behind - p});
        p = *behind;
    }
    return at(end) != '}';
}

std::string_view Splitter::firstKey(std::size_t object) const
{
    const std::size_t quote = skipBlanks(object + 1);
    if (at(quote) != '"')
        return {};
    const std::size_t end = m_bytes.find('"', quote + 1);
    return end == npos ? std::string_view{} : m_bytes.substr(quote + 1, end - quote - 1);
}

// The elements again, slowly: one that is broken is given up to the next place where an entity begins.
std::size_t Splitter::recover(std::size_t begin, bool nested, std::vector<Slice> &items)
{
    items.clear();
    bool closed = false;
    std::string_view usualKey = "id";
    std::size_t p = begin;
    for (;;) {
        p = skipCommas(p);
        if (at(p) == ']') {
            // One that more entities follow stands for a comma.
            if (endsArray(p, nested) || at(skipCommas(p + 1)) != '{')
                return p + 1;
            closed = true;
            ++p;
            continue;
        }
        if (p == m_bytes.size()) {
            m_result.cutShort = !closed;
            return p;
        }
        const auto end = endOfValue(m_bytes, p);
        const char next = end ? at(skipBlanks(*end)) : '\0';
        if (end && (next == ',' || next == ']' || next == '{' || skipBlanks(*end) == m_bytes.size())) {
            if (items.empty() && at(p) == '{')
                usualKey = firstKey(p);
            items.push_back({p, *end - p});
            p = *end;
            continue;
        }
        const std::size_t start = nextStart(p + 1, usualKey);
        std::string_view broken = m_bytes.substr(p, std::min(start, m_bytes.size()) - p);
        while (isBlank(broken.back()) || broken.back() == ',')
            broken.remove_suffix(1);
        if (start == npos && broken.size() > 1 && broken.back() == ']')
            broken.remove_suffix(1);
        else
            m_result.cutShort = start == npos;
        items.push_back({p, broken.size()});
        if (start == npos)
            return m_bytes.size();
        p = start;
    }
}

// Where, after a broken one, a whole object begins whose first member is the usual one or the id.
std::size_t Splitter::nextStart(std::size_t p, std::string_view usualKey)
{
    while ((p = m_bytes.find('{', p)) != npos) {
        std::size_t before = p;
        while (before > 0 && isBlank(m_bytes[before - 1]))
            --before;
        const std::string_view key = firstKey(p);
        if (before > 0 && std::string_view(",}]").contains(m_bytes[before - 1]) &&
            (key == "id" || key == "@id" || key == usualKey)) {
            const auto end = endOfValue(m_bytes, p);
            const std::size_t looked = end.value_or(m_bytes.size()) - p;
            if (looked > m_budget)
                return npos;
            m_budget -= looked;
            const std::string_view whole = m_bytes.substr(p, looked);
            if (end && (whole.find("\"id\"") != npos || whole.find("\"@id\"") != npos))
                return p;
        }
        ++p;
    }
    return npos;
}

// The members of the object that begins here; gives the position behind it. What is broken takes the rest with it.
std::size_t Splitter::object(std::size_t begin, std::vector<SlicedMember> &members)
{
    std::size_t p = skipBlanks(begin + 1);
    while (at(p) == '"') {
        const auto keyEnd = endOfValue(m_bytes, p);
        if (!keyEnd)
            break;
        SlicedMember member{.key = m_bytes.substr(p + 1, *keyEnd - p - 2), .value = {}, .items = {}};
        p = skipBlanks(*keyEnd);
        if (at(p) != ':')
            break;
        const std::size_t value = p = skipBlanks(p + 1);
        if (at(p) == '[' && (member.key == "features" || member.key == "data" || member.key == "@graph")) {
            p = array(p, true, member.items);
        } else if (at(p) == '{' || at(p) == '[') {
            BracketScan scan(m_bytes, p);
            scan.next();
            const auto close = scan.next();
            if (close.position == npos)
                break;
            p = close.position + 1;
        } else {
            const auto end = endOfValue(m_bytes, p);
            if (!end)
                break;
            p = *end;
        }
        member.value = m_bytes.substr(value, p - value);
        members.push_back(std::move(member));
        p = skipBlanks(p);
        if (at(p) == '}')
            return p + 1;
        if (at(p) != ',')
            break;
        p = skipBlanks(p + 1);
    }
    if (at(p) == '}' && members.empty())
        return p + 1;
    // One value after another may follow a broken one; brackets tell where it ends, if they can.
    BracketScan scan(m_bytes, begin);
    scan.next();
    const auto close = scan.next();
    m_result.cutShort = close.position == npos;
    return close.position == npos ? m_bytes.size() : close.position + 1;
}

SlicedMember *find(std::vector<SlicedMember> &members, std::string_view key)
{
    const auto found = std::ranges::find(members, key, &SlicedMember::key);
    return found == members.end() ? nullptr : &*found;
}

// Whether a value has the look of an attribute in normalized or concise form.
bool resemblesAttribute(std::string_view value)
{
    const std::string_view head = value.substr(0, 4096);
    if (!head.starts_with('{') && !head.starts_with('['))
        return false;
    for (int i = 0; i < attributeKindCount; ++i) {
        const auto kind = AttributeKind(i);
        for (const std::string_view word : {kindName(kind), valueMember(kind)}) {
            if (head.find('"' + std::string(word) + '"') != npos)
                return true;
        }
    }
    return false;
}

// Whether a top-level object is an entity, though perhaps a faulty one: it has an id; or no id, but attributes; or a
// type and something else that no other well-known document has.
bool resemblesEntity(std::vector<SlicedMember> &members)
{
    const auto has = [&](std::string_view key) { return find(members, key) != nullptr; };
    for (const std::string_view foreign : {"typeList", "attributeList", "$schema", "notification", "information"}) {
        if (has(foreign))
            return false;
    }
    if (const SlicedMember *type = find(members, "type");
        type && (type->value.find("/ngsi-ld/errors/") != npos ||
                 isGeometryType(type->value.substr(1, std::max<std::size_t>(type->value.size(), 2) - 2))))
        return false;
    if (has("id") || has("@id"))
        return true;
    if (std::ranges::any_of(members, [](const SlicedMember &member) {
            return member.key != "@context" && member.key != "error" && resemblesAttribute(member.value);
        }))
        return true;
    const bool problem = has("title") || has("detail") || has("status") || has("error");
    return (has("type") || has("@type")) && !problem && members.size() > 1;
}

void Splitter::collection(SlicedMember &items, const std::vector<SlicedMember> &members, DocumentForm form)
{
    m_result.form = form;
    m_result.entities = std::move(items.items);
    for (const SlicedMember &member : members) {
        if (member.key == "@context")
            m_result.context = member.value;
    }
}

Result<void> Splitter::classify(std::size_t begin, std::size_t end, std::vector<SlicedMember> &members)
{
    const SlicedMember *type = find(members, "type");
    const std::string_view typeText = type ? type->value : std::string_view{};
    SlicedMember *features = find(members, "features");
    SlicedMember *data = find(members, "data");
    SlicedMember *graph = find(members, "@graph");
    if (typeText == "\"FeatureCollection\"" && features && features->value.starts_with('[')) {
        collection(*features, members, DocumentForm::FeatureCollection);
        return {};
    }
    if (typeText == "\"Notification\"" && data) {
        if (data->value.starts_with('{')) {
            const auto from = std::size_t(data->value.data() - m_bytes.data());
            std::vector<SlicedMember> inner;
            const std::size_t behind = object(from, inner);
            if (SlicedMember *nested = find(inner, "features"); nested && nested->value.starts_with('[')) {
                collection(*nested, inner, DocumentForm::Notification);
                return {};
            }
            data->items = {{from, behind - from}};
        }
        collection(*data, members, DocumentForm::Notification);
        return {};
    }
    if (graph && graph->value.starts_with('[')) {
        collection(*graph, members, DocumentForm::EntityArray);
        return {};
    }
    const bool feature = typeText == "\"Feature\"" && (find(members, "geometry") || find(members, "properties"));
    if (!feature && !m_result.cutShort && !resemblesEntity(members)) {
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(members.size(), 8); ++i)
            names += (i == 0 ? "" : ", ") + std::string(members[i].key);
        return no(ErrorCode::NotNgsiLd, names.empty() ? "{}" : beginning(names));
    }
    m_result.form = feature ? DocumentForm::Feature : DocumentForm::Entity;
    m_result.entities = {{begin, end - begin}};
    return {};
}

// What stands behind the document: more values, each taken as an entity, so that the reader says what is wrong.
void Splitter::following(std::size_t begin)
{
    for (std::size_t p = skipBlanks(begin); p < m_bytes.size(); p = skipBlanks(p)) {
        m_result.form = DocumentForm::Lines;
        std::size_t end = m_bytes.size();
        if (at(p) == '{') {
            BracketScan scan(m_bytes, p);
            scan.next();
            if (const auto close = scan.next(); close.position != npos)
                end = close.position + 1;
            else
                m_result.cutShort = true;
        }
        m_result.entities.push_back({p, end - p});
        p = end;
    }
}

}  // namespace

Result<SplitDocument> splitDocument(std::string_view bytes)
{
    return Splitter(bytes).split();
}

}  // namespace civiscope::ngsild
