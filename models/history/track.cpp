// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/track.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace civiscope::history {

namespace {

void writeValue(std::string &json, const Value &value)
{
    switch (value.type) {
    case Value::Type::Number: {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, value.number).ptr;
        json.append(digits, end);
        break;
    }
    case Value::Type::Boolean: json += value.number != 0 ? "true" : "false"; break;
    case Value::Type::Text: writeQuoted(json, value.text); break;
    case Value::Type::Json: json += value.text; break;
    case Value::Type::Gone: json += "null"; break;
    }
}

}  // namespace

void writeQuoted(std::string &json, std::string_view text)
{
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; });
    if (plain)
        (((json += '"') += text) += '"');
    else
        json += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Track::Pick Track::pick(Moment from, Moment to) const
{
    if (!bound())
        return ownText.empty() ? absent : own;
    const auto after = std::ranges::upper_bound(points, to, {}, &Point::at);
    const auto newest = after == points.begin() ? points.end() : after - 1;
    if (ownAt && *ownAt <= to && (newest == points.end() || newest->at <= *ownAt))
        return *ownAt >= from ? own : absent;
    if (newest == points.end() || newest->at < from || newest->value.type == Value::Type::Gone)
        return absent;
    return Pick(newest - points.begin());
}

void Track::write(std::string &json, Pick pick) const
{
    if (pick == own) {
        json += ownText;
        return;
    }
    const Point &point = points[std::size_t(pick)];
    ((json += R"({"type":")") += ngsild::kindName(kind)) += R"(",")";
    (json += ngsild::valueMember(kind)) += R"(":)";
    writeValue(json, point.value);
    ((json += R"(,"observedAt":")") += formatDateTime(point.at)) += '"';
    if (!unit.empty())
        writeQuoted(json += R"(,"unitCode":)", unit);
    if (!dataset.empty())
        writeQuoted(json += R"(,"datasetId":)", dataset);
    json += '}';
}

}  // namespace civiscope::history
