// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/plainattribute.h"

#include <cmath>
#include <cstring>

namespace civiscope::ngsild {

using Token = JsonTokens::Token;

bool readPlainAttribute(const JsonTokens &tokens, ValueReader &values, std::string_view text, Token &token,
                        AttributeRecord &record)
{
    constexpr std::size_t longest = 16;  // bytes looked at behind the beginning of a token
    const char *const end = text.data() + text.size();
    const auto is = [end]<std::size_t size>(const char *at, const char(&word)[size]) {
        static_assert(size - 1 <= longest);
        return std::size_t(end - at) >= longest && std::memcmp(at, word, size - 1) == 0;
    };
    Token at = token + 4;
    if (at >= tokens.count() || !is(tokens.begin(token + 1), "\"type\"") || tokens.first(token + 2) != ':')
        return false;
    const char *const kind = tokens.begin(token + 3);
    const bool relationship = is(kind, "\"Relationship\"");
    if (!relationship && !is(kind, "\"Property\""))
        return false;
    bool valued = false;
    for (; tokens.first(at) == ','; at += 4) {
        if (at + 4 >= tokens.count() || tokens.first(at + 2) != ':')
            return false;
        const char *const key = tokens.begin(at + 1);
        const char *const begin = tokens.begin(at + 3);
        const std::string_view written = tokens.scalar(at + 3);
        const bool string = *begin == '"';
        const std::string_view inside = string ? written.substr(1, written.size() - 2) : std::string_view{};
        if (!valued && (relationship ? is(key, "\"object\"") : is(key, "\"value\""))) {
            valued = true;
            if (string) {
                // Times and nulls are for the careful reader.
                if (inside.starts_with("urn:ngsi-ld:null") || (inside.size() >= 16 && inside[4] == '-'))
                    return false;
                record.value.type = relationship ? Value::Type::Relationship : Value::Type::String;
                record.value.text = inside;
            } else if (relationship) {
                return false;
            } else if (written == "true" || written == "false") {
                record.value.type = Value::Type::Boolean;
                record.value.boolean = written == "true";
            } else {
                const auto number = parseNumber(written);
                if (!number || !std::isfinite(*number))
                    return false;
                record.value.type = Value::Type::Number;
                record.value.number = *number;
            }
        } else if (string && !record.observedAt && is(key, "\"observedAt\"")) {
            record.observedAt = values.plainTime(inside);
            if (!record.observedAt)
                return false;
        } else if (string && record.unitCode.empty() && is(key, "\"unitCode\"")) {
            record.unitCode = inside;
        } else {
            return false;
        }
    }
    if (!valued || tokens.first(at) != '}')
        return false;
    record.kind = relationship ? AttributeKind::Relationship : AttributeKind::Property;
    token = at + 1;
    return true;
}

}  // namespace civiscope::ngsild
