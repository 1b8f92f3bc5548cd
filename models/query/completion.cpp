// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/completion.h"

#include "query/expression.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace civiscope::query {

namespace {

constexpr std::size_t mostChoices = 50;
constexpr std::uint32_t mostRows = 5000;

bool isName(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool beginsWith(std::string_view text, std::string_view with)
{
    return text.size() >= with.size() && std::ranges::equal(text.substr(0, with.size()), with, [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

// A name that can stand in a query as it is.
bool isWritable(std::string_view name)
{
    const auto path = parse(name);
    return path && path->root.type == ExpressionNode::Type::Term && path->root.term.op == Operator::Exists &&
           path->root.term.path.link == nullptr;
}

template<typename Use>
void eachColumn(std::span<const store::VersionPtr> versions, const Use &use)
{
    for (const store::VersionPtr &version : versions) {
        for (const store::TablePtr &table : version->tables()) {
            for (const store::ColumnPtr &column : table->columns())
                use(*table, *column);
        }
    }
}

std::set<std::string> names(std::span<const store::VersionPtr> versions, std::string_view begun)
{
    constexpr std::array members{"observedAt", "unitCode", "modifiedAt"};
    std::set<std::string> found;
    eachColumn(versions, [&](const store::Table &, const store::Column &column) {
        const std::string &name = column.name();
        // Sub-attributes only once their attribute stands there.
        const bool within = column.key().path.size() == 1 || begun.find('.') != std::string_view::npos;
        if (within && beginsWith(name, begun) && name.size() > begun.size() && isWritable(name))
            found.insert(name);
        if (begun.size() > name.size() && begun.starts_with(name + '.')) {
            for (const char *member : members) {
                if (beginsWith(name + '.' + member, begun))
                    found.insert(name + '.' + member);
            }
        }
    });
    return found;
}

std::set<std::string> values(std::span<const store::VersionPtr> versions, std::string_view name, std::string_view begun)
{
    std::set<std::string> found;
    const std::string_view inside = begun.starts_with('"') ? begun.substr(1) : begun;
    eachColumn(versions, [&](const store::Table &table, const store::Column &column) {
        if (column.name() != name)
            return;
        const std::uint32_t rows = std::min(table.rowCount(), mostRows);
        for (std::uint32_t row = 0; row < rows && found.size() < 4 * mostChoices; ++row) {
            const store::Cell cell = column.at(row);
            if (cell.type == store::CellType::Boolean) {
                found.insert(cell.boolean ? "true" : "false");
            } else if (cell.type == store::CellType::String || cell.type == store::CellType::Relationship) {
                constexpr std::size_t longest = 80;
                if (cell.text.size() <= longest && beginsWith(cell.text, inside)) {
                    Literal literal{.type = Literal::Type::Text, .text = std::string(cell.text)};
                    found.insert(print(literal));
                }
            }
        }
    });
    std::erase_if(found, [&](const std::string &value) {
        return value == begun || !(value.starts_with('"') || beginsWith(value, begun));
    });
    return found;
}

}  // namespace

Completion complete(std::span<const store::VersionPtr> versions, std::string_view text, std::size_t cursor)
{
    const std::string_view before = text.substr(0, std::min(cursor, text.size()));
    // What is being written began behind the last joint, operator or bracket that is not in quotes.
    std::size_t begin = 0;
    std::size_t nameBegin = 0;
    std::size_t nameEnd = 0;
    bool quoted = false;
    bool value = false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const char c = before[i];
        if (c == '"' && (i == 0 || before[i - 1] != '\\'))
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == ';' || c == '|' || c == '(' || c == '{') {
            begin = nameBegin = i + 1;
            value = false;
        } else if (c == ',' && value) {
            begin = i + 1;
        } else if (c == '=' || c == '<' || c == '>' || c == '~' || c == '!') {
            if (!value && i > nameBegin) {
                nameEnd = i;
                value = true;
            }
            begin = i + 1;
            if (!value)
                nameBegin = i + 1;
        } else if (c == '[') {
            return {.at = cursor, .choices = {}};
        }
    }
    while (begin < before.size() && before[begin] == ' ')
        ++begin;
    const std::string_view begun = before.substr(begin);
    Completion completion{.at = begin, .choices = {}};
    std::set<std::string> found;
    if (value) {
        std::string_view name = before.substr(nameBegin, nameEnd - nameBegin);
        while (name.starts_with(' '))
            name.remove_prefix(1);
        while (name.ends_with(' '))
            name.remove_suffix(1);
        found = values(versions, name, begun);
    } else if (std::ranges::all_of(begun, isName)) {
        found = names(versions, begun);
    }
    completion.choices.assign(found.begin(), found.end());
    if (completion.choices.size() > mostChoices)
        completion.choices.resize(mostChoices);
    return completion;
}

}  // namespace civiscope::query
