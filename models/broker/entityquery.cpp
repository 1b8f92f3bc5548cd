// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/entityquery.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

namespace civiscope::broker {

namespace {

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

constexpr int deepestNesting = 8;
constexpr std::size_t mostAlternatives = 1000;

std::optional<TypeSelection> alternatives(const Exchange &exchange, std::string_view expression, int depth);

// All of both: each alternative of the one with each of the other.
std::optional<TypeSelection> both(const TypeSelection &a, const TypeSelection &b)
{
    if (a.size() * b.size() > mostAlternatives)
        return std::nullopt;
    TypeSelection product;
    for (const std::vector<std::string> &left : a) {
        for (const std::vector<std::string> &right : b) {
            product.push_back(left);
            product.back().insert(product.back().end(), right.begin(), right.end());
        }
    }
    return product;
}

// "A", "(…)", or several of these joined by ";".
std::optional<TypeSelection> conjunction(const Exchange &exchange, std::string_view expression, int depth)
{
    std::optional<TypeSelection> selection;
    for (const std::string_view factor : cut(expression, ";")) {
        std::optional<TypeSelection> part;
        if (factor.starts_with('(') && factor.ends_with(')'))
            part = alternatives(exchange, factor.substr(1, factor.size() - 2), depth - 1);
        else if (!factor.empty() && !factor.contains('(') && !factor.contains(')'))
            part = TypeSelection{{exchange.expand(factor)}};
        if (!part)
            return std::nullopt;
        selection = selection ? both(*selection, *part) : part;
        if (!selection)
            return std::nullopt;
    }
    return selection;
}

std::optional<TypeSelection> alternatives(const Exchange &exchange, std::string_view expression, int depth)
{
    if (depth == 0)
        return std::nullopt;
    TypeSelection selection;
    for (const std::string_view term : cut(expression, ",|")) {
        const auto part = conjunction(exchange, term, depth);
        if (!part)
            return std::nullopt;
        selection.insert(selection.end(), part->begin(), part->end());
    }
    return selection;
}

// Columns of a table that hold one of the attributes, whatever the datasetId.
std::vector<store::ColumnPtr> columnsOf(const store::Table &table, const std::vector<std::string> &attributes)
{
    std::vector<store::ColumnPtr> columns;
    for (const store::ColumnPtr &column : table.columns()) {
        const store::ColumnKey &key = column->key();
        if (key.path.size() == 1 && std::ranges::contains(attributes, key.path.front()))
            columns.push_back(column);
    }
    return columns;
}

bool matches(std::string_view id, const re2::RE2 &pattern)
{
    return re2::RE2::PartialMatch(re2::StringPiece(id.data(), id.size()), pattern);
}

bool hasAny(const std::vector<store::ColumnPtr> &columns, std::uint32_t row)
{
    return std::ranges::any_of(
        columns, [&](const store::ColumnPtr &column) { return column->at(row).type != store::CellType::None; });
}

}  // namespace

std::expected<TypeSelection, Problem> readTypeSelection(const Exchange &exchange, std::string_view expression)
{
    auto selection = alternatives(exchange, expression, deepestNesting);
    if (!selection)
        return refuse(ProblemKind::BadRequestData, "type expression not understood: " + std::string(expression));
    return *std::move(selection);
}

std::expected<EntityQuery, Problem> EntityQuery::read(const Exchange &exchange)
{
    const BrokerRequest &request = exchange.request;
    EntityQuery query;
    const std::string *type = request.parameter("type");
    for (const std::string &name : request.list("attrs"))
        query.m_attributes.push_back(exchange.expand(name));
    if ((!type || type->empty()) && query.m_attributes.empty() && !request.isTrue(exchange.profile.localParameter))
        return refuse(ProblemKind::BadRequestData, "too wide: give at least one of type, attrs, q, georel");
    if (type && !type->empty() && *type != "*") {
        auto types = readTypeSelection(exchange, *type);
        if (!types)
            return std::unexpected(types.error());
        query.m_types = std::move(*types);
    }
    query.m_ids = request.list("id");
    const std::string *pattern = request.parameter("idPattern");
    if (pattern && query.m_ids.empty()) {
        re2::RE2::Options options(re2::RE2::Quiet);
        auto compiled = std::make_shared<const re2::RE2>(*pattern, options);
        if (!compiled->ok())
            return refuse(ProblemKind::BadRequestData, "idPattern: " + compiled->error());
        query.m_pattern = std::move(compiled);
    }
    return query;
}

bool EntityQuery::wants(const store::Table &table) const
{
    const std::vector<std::string> &has = table.typeIris();
    const auto hasAll = [&](const std::vector<std::string> &all) {
        return std::ranges::all_of(all, [&](const std::string &iri) { return std::ranges::contains(has, iri); });
    };
    return m_types.empty() || std::ranges::any_of(m_types, hasAll);
}

EntityQuery::Selection EntityQuery::select(const store::Version &version, const PageRequest &page) const
{
    Selection selection;
    const std::size_t end = page.offset + page.limit;
    const auto add = [&](store::EntityRef entity) {
        if (selection.total >= page.offset && selection.total < end)
            selection.page.push_back(entity);
        ++selection.total;
    };
    if (!m_ids.empty()) {
        for (const std::string &id : m_ids) {
            const auto entity = version.find(id);
            if (!entity)
                continue;
            const store::Table &table = *version.tables()[entity->table];
            if (wants(table) && (m_attributes.empty() || hasAny(columnsOf(table, m_attributes), entity->row)))
                add(*entity);
        }
        return selection;
    }
    for (std::uint32_t number = 0; number < version.tables().size(); ++number) {
        const store::Table &table = *version.tables()[number];
        if (!wants(table))
            continue;
        const std::uint32_t rows = table.rowCount();
        if (!m_pattern && m_attributes.empty()) {
            // All rows: the page is found without looking at them.
            const std::size_t first = std::max(selection.total, page.offset);
            const std::size_t last = std::min(selection.total + rows, end);
            for (std::size_t i = first; i < last; ++i)
                selection.page.push_back({number, static_cast<std::uint32_t>(i - selection.total)});
            selection.total += rows;
            continue;
        }
        const std::vector<store::ColumnPtr> columns = columnsOf(table, m_attributes);
        for (std::uint32_t row = 0; row < rows; ++row) {
            if (m_pattern && !matches(table.id(row), *m_pattern))
                continue;
            if (m_attributes.empty() || hasAny(columns, row))
                add({number, row});
        }
    }
    return selection;
}

}  // namespace civiscope::broker
