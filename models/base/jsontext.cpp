// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"

namespace civiscope {

bool isDeeperThan(std::string_view text, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Result<nlohmann::json> parseJson(std::string_view text, const std::string &where, int maxDepth)
{
    const auto error = [&](ErrorCode code, std::string detail) {
        return std::unexpected(Error{code, "reading JSON", where, std::move(detail)});
    };
    if (text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == text.npos)
        return error(ErrorCode::Empty, {});
    if (isDeeperThan(text, maxDepth))
        return error(ErrorCode::TooDeep, std::to_string(maxDepth));
    try {
        return nlohmann::json::parse(text);
    } catch (const nlohmann::json::exception &exception) {
        std::string_view words = exception.what();  // "[json.exception.parse_error.101] parse error at line 1 …: …"
        words.remove_prefix(std::min(words.find(']') + 2, words.size()));
        return error(ErrorCode::NotJson, std::string(words));
    }
}

}  // namespace civiscope
