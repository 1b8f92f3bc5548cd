// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/typeselection.h"

#include <algorithm>
#include <ranges>

namespace civiscope::query {

namespace {

constexpr int deepestNesting = 8;
constexpr std::size_t mostAlternatives = 1000;

using Alternatives = std::vector<std::vector<std::string>>;

// Cuts at any of the separators that stand outside of parentheses.
std::vector<std::string_view> cut(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    int depth = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(')
            ++depth;
        else if (text[i] == ')')
            --depth;
        else if (depth == 0 && separators.contains(text[i])) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(text.substr(start));
    return parts;
}

class Reader {
public:
    explicit Reader(std::string_view whole)
        : m_whole(whole)
    {
    }

    Parsed<Alternatives> alternatives(std::string_view text, int depth) const
    {
        Alternatives all;
        for (const std::string_view term : cut(text, ",|")) {
            auto part = conjunction(term, depth);
            if (!part)
                return part;
            std::ranges::move(*part, std::back_inserter(all));
            if (all.size() > mostAlternatives)
                return fault(FaultCode::TooLong, text);
        }
        return all;
    }

private:
    std::unexpected<Fault> fault(FaultCode code, std::string_view part) const
    {
        return std::unexpected(Fault{.code = code,
                                     .parameter = "type",
                                     .at = std::size_t(part.data() - m_whole.data()),
                                     .length = part.size(),
                                     .found = std::string(part),
                                     .expected = {}});
    }

    // "A", "(…)", or several of these joined by ";".
    Parsed<Alternatives> conjunction(std::string_view text, int depth) const
    {
        Alternatives product{{}};
        for (const std::string_view factor : cut(text, ";")) {
            Alternatives part;
            if (depth > 0 && factor.size() > 2 && factor.starts_with('(') && factor.ends_with(')')) {
                auto inside = alternatives(factor.substr(1, factor.size() - 2), depth - 1);
                if (!inside)
                    return inside;
                part = *std::move(inside);
            } else if (!factor.empty() && factor.find_first_of("()") == std::string_view::npos) {
                part.push_back({std::string(factor)});
            } else {
                return fault(FaultCode::TypeWrong, factor);
            }
            if (product.size() * part.size() > mostAlternatives)
                return fault(FaultCode::TooLong, text);
            Alternatives next;
            for (const auto &[left, right] : std::views::cartesian_product(product, part)) {
                next.push_back(left);
                next.back().insert(next.back().end(), right.begin(), right.end());
            }
            product = std::move(next);
        }
        return product;
    }

    std::string_view m_whole;
};

}  // namespace

Parsed<TypeSelection> parseTypes(std::string_view text)
{
    if (text == "*")
        return TypeSelection{};
    auto alternatives = Reader(text).alternatives(text, deepestNesting);
    if (!alternatives)
        return std::unexpected(alternatives.error());
    return TypeSelection{*std::move(alternatives)};
}

bool TypeSelection::accepts(const store::Version &version, std::uint32_t table, const jsonld::Context *context) const
{
    const store::Table &rows = *version.tables()[table];
    const std::vector<std::string> &iris = rows.typeIris();
    const jsonld::ContextPtr own = context || rows.rowCount() == 0 ? nullptr : version.context({table, 0});
    const jsonld::Context *expanding = context ? context : own.get();
    const auto has = [&](const std::string &type) {
        if (std::ranges::contains(iris, type) ||
            (expanding && std::ranges::contains(iris, expanding->expand(type).iri)))
            return true;
        if (context)
            return false;
        return std::ranges::any_of(std::views::split(rows.name(), std::string_view(", ")),
                                   [&](const auto &name) { return std::string_view(name) == type; });
    };
    return alternatives.empty() ||
           std::ranges::any_of(alternatives, [&](const auto &all) { return std::ranges::all_of(all, has); });
}

}  // namespace civiscope::query
