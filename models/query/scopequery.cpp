// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/scopequery.h"

#include <algorithm>
#include <ranges>

namespace civiscope::query {

namespace {

std::vector<std::string> levelsOf(std::string_view scope)
{
    std::vector<std::string> levels;
    for (const auto &level : std::views::split(scope, '/')) {
        if (!level.empty())
            levels.emplace_back(std::string_view(level));
    }
    return levels;
}

bool matches(const ScopeQuery::Pattern &pattern, const std::vector<std::string> &levels)
{
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "#")
            return true;
        if (i >= levels.size() || (pattern[i] != "+" && pattern[i] != levels[i]))
            return false;
    }
    return pattern.size() == levels.size();
}

}  // namespace

Parsed<ScopeQuery> parseScopes(std::string_view text)
{
    const auto fault = [&](FaultCode code, std::string_view part) {
        return std::unexpected(Fault{.code = code,
                                     .parameter = "scopeQ",
                                     .at = std::size_t(part.data() - text.data()),
                                     .length = part.size(),
                                     .found = std::string(part),
                                     .expected = {}});
    };
    if (text.empty())
        return fault(FaultCode::Empty, text);
    ScopeQuery query;
    query.text = text;
    const auto cut = [](std::string_view part, std::string_view separators) {
        std::vector<std::string_view> parts;
        for (std::size_t at = 0; at <= part.size();) {
            const std::size_t end = std::min(part.find_first_of(separators, at), part.size());
            parts.push_back(part.substr(at, end - at));
            at = end + 1;
        }
        return parts;
    };
    for (std::string_view alternative : cut(text, ",|")) {
        if (alternative.size() > 2 && alternative.starts_with('(') && alternative.ends_with(')'))
            alternative = alternative.substr(1, alternative.size() - 2);
        std::vector<ScopeQuery::Pattern> &all = query.alternatives.emplace_back();
        for (const std::string_view scope : cut(alternative, ";")) {
            ScopeQuery::Pattern levels = levelsOf(scope);
            const auto hash = std::ranges::find(levels, "#");
            const bool fine = !levels.empty() && scope.find_first_of("() \"") == std::string_view::npos &&
                              scope.find("//") == std::string_view::npos &&
                              (hash == levels.end() || hash + 1 == levels.end());
            if (!fine)
                return fault(FaultCode::ScopeWrong, scope);
            all.push_back(std::move(levels));
        }
    }
    return query;
}

bool ScopeQuery::accepts(std::span<const std::string_view> scopes) const
{
    std::vector<std::vector<std::string>> levels;
    for (const std::string_view scope : scopes)
        levels.push_back(levelsOf(scope));
    const auto found = [&](const Pattern &pattern) {
        return std::ranges::any_of(levels, [&](const auto &scope) { return matches(pattern, scope); });
    };
    return std::ranges::any_of(alternatives, [&](const auto &all) { return std::ranges::all_of(all, found); });
}

}  // namespace civiscope::query
