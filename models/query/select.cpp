// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/boundpath.h"
#include "query/filter.h"
#include "query/geotest.h"
#include "query/valuetest.h"

#include "store/geometry.h"

#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace civiscope::query {

namespace {

using store::Cell;
using store::CellType;

constexpr std::uint32_t rowsBetweenLooks = 4096;  // at whether the work was cancelled

// What columns say of a set of rows: yes, or that the entity's own bytes have to be asked; else no.
struct Verdict {
    explicit Verdict(std::uint32_t rows)
        : yes(rows)
        , unknown(rows)
    {
    }
    Rows yes;
    Rows unknown;
};

bool inRanges(const ValueTest::Numbers &numbers, double value)
{
    return std::ranges::any_of(numbers.ranges,
                               [value](const auto &range) { return value >= range.first && value <= range.second; });
}

// One bit a row for the numbers of a chunk; NaN, which stands for anything else, is never in.
template<typename Holds>
void scan(std::span<const double> numbers, std::uint64_t *words, const std::uint64_t *among, const Holds &holds)
{
    for (std::size_t i = 0; i < numbers.size(); i += 64, ++words, ++among) {
        if (*among == 0)
            continue;
        const std::size_t end = std::min<std::size_t>(64, numbers.size() - i);
        std::uint64_t word = 0;
        if (end == 64) {
            // Of a known length the compiler makes vector instructions of it.
            std::uint8_t bits[64];
            for (std::size_t bit = 0; bit < 64; ++bit)
                bits[bit] = holds(numbers[i + bit]) ? 1 : 0;
            for (std::size_t byte = 0; byte < 8; ++byte) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, bits + byte * 8, 8);
                // Gathers the lowest bits of eight bytes into one.
                word |= (eight * 0x0102'0408'1020'4080ULL >> 56) << (byte * 8);
            }
        } else {
            for (std::size_t bit = 0; bit < end; ++bit)
                word |= std::uint64_t(holds(numbers[i + bit])) << bit;
        }
        *words |= word & *among;
    }
}

void scanNumbers(const ValueTest::Numbers &wanted, std::span<const double> numbers, std::uint64_t *words,
                 const std::uint64_t *among)
{
    const double value = wanted.ranges.front().first;
    switch (wanted.op) {
    case Operator::Less: return scan(numbers, words, among, [value](double number) { return number < value; });
    case Operator::LessEqual: return scan(numbers, words, among, [value](double number) { return number <= value; });
    case Operator::Greater: return scan(numbers, words, among, [value](double number) { return number > value; });
    case Operator::GreaterEqual: return scan(numbers, words, among, [value](double number) { return number >= value; });
    case Operator::NotEqual:
        return scan(numbers, words, among,
                    [&](double number) { return !std::isnan(number) && !inRanges(wanted, number); });
    default: return scan(numbers, words, among, [&](double number) { return inRanges(wanted, number); });
    }
}

// The ids a relationship leads to.
void addTargets(const Cell &cell, ngsild::AttributeKind kind, std::vector<std::string> &ids)
{
    using enum ngsild::AttributeKind;
    if (kind != Relationship && kind != ListRelationship)
        return;
    if (cell.type == CellType::Relationship)
        ids.emplace_back(cell.text);
    if (cell.type != CellType::Json)
        return;
    const auto json = nlohmann::json::parse(cell.text, nullptr, false);
    for (const auto &item : json.is_array() ? json : nlohmann::json::array()) {
        if (item.is_string())
            ids.push_back(item);
        else if (item.is_object() && item.contains("object") && item["object"].is_string())
            ids.push_back(item["object"]);
    }
}

class Evaluator {
public:
    Evaluator(const store::Version &version, const jsonld::Context *context, const Job &job)
        : m_version(version)
        , m_context(context)
        , m_job(job)
    {
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    // Takes out of `rows` what the filter does not want.
    void narrow(const Filter &filter, std::uint32_t table, Rows &rows)
    {
        const store::Table &all = *m_version.tables()[table];
        if (cancelled())
            return;
        if (filter.scopes)
            keep(rows, [&](std::uint32_t row) { return filter.scopes->accepts(all.scopes(row)); });
        if (filter.idPattern) {
            keep(rows, [&](std::uint32_t row) {
                const std::string_view id = all.id(row);
                return re2::RE2::PartialMatch(re2::StringPiece(id.data(), id.size()), *filter.idPattern);
            });
        }
        if (!filter.anyOf.empty()) {
            std::vector<store::ColumnPtr> columns;
            std::ranges::copy_if(all.columns(), std::back_inserter(columns), [&](const store::ColumnPtr &column) {
                return column->key().path.size() == 1 &&
                       std::ranges::contains(filter.anyOf, column->key().path.front());
            });
            keep(rows, [&](std::uint32_t row) {
                return std::ranges::any_of(
                    columns, [row](const auto &column) { return column->at(row).type != CellType::None; });
            });
        }
        if (filter.q) {
            Verdict verdict = node(filter.q->root, table, rows);
            keep(verdict.unknown,
                 [&](std::uint32_t row) { return readRow({table, row}) && exactNode(filter.q->root, {table, row}); });
            rows = std::move(verdict.yes |= verdict.unknown);
        }
        if (filter.box)
            narrowBox(*filter.box, all, rows);
        if (filter.geo)
            narrowGeo(*filter.geo, table, rows);
    }

private:
    struct Bound {
        BoundPath path;
        const ValueTest &test;
    };

    bool cancelled()
    {
        if (m_error)
            return true;
        if (m_job.cancelled())
            m_error = Error{ErrorCode::Cancelled, "evaluating a query", {}, {}};
        return m_error.has_value();
    }

    template<typename Wanted>
    void keep(Rows &rows, const Wanted &wanted)
    {
        std::uint32_t seen = 0;
        const Rows before = rows;
        before.each([&](std::uint32_t row) {
            if (++seen % rowsBetweenLooks == 0)
                cancelled();
            if (m_error || !wanted(row))
                rows.remove(row);
        });
    }

    const TableNames &names(std::uint32_t table)
    {
        auto known = m_names.find(table);
        if (known == m_names.end())
            known = m_names.emplace(table, TableNames(m_version, table, m_context)).first;
        return known->second;
    }

    const Bound &bound(const Term &term, std::uint32_t table)
    {
        const auto known = m_bound.find({&term, table});
        if (known != m_bound.end())
            return known->second;
        auto test = m_tests.find(&term);
        if (test == m_tests.end())
            test = m_tests.emplace(&term, ValueTest(term)).first;
        Bound made{BoundPath(term.path, *m_version.tables()[table], names(table)), test->second};
        return m_bound.emplace(std::pair(&term, table), std::move(made)).first->second;
    }

    // The term that goes on behind a link, with the same operator and values.
    const Term &behind(const Term &term)
    {
        auto known = m_behind.find(&term);
        if (known == m_behind.end()) {
            Term inner = term;
            inner.path = term.path.link->path;
            // "!link{name}" denies the whole path; the denial is done outside.
            if (inner.op == Operator::Absent)
                inner.op = Operator::Exists;
            known = m_behind.emplace(&term, std::make_unique<Term>(std::move(inner))).first;
        }
        return *known->second;
    }

    Verdict node(const ExpressionNode &node, std::uint32_t table, const Rows &among)
    {
        if (node.type == ExpressionNode::Type::Term)
            return term(node.term, table, among);
        Verdict result(among.size());
        if (node.type == ExpressionNode::Type::And) {
            result.yes = among;
            for (const ExpressionNode &child : node.children) {
                Rows alive = result.yes;
                alive |= result.unknown;
                Verdict part = this->node(child, table, alive);
                // Unknown is what every part says yes or unknown to, but not all yes.
                Rows both = part.yes;
                both |= part.unknown;
                result.unknown |= result.yes;
                result.unknown &= both;
                result.yes &= part.yes;
                result.unknown -= result.yes;
            }
            return result;
        }
        for (const ExpressionNode &child : node.children) {
            Rows open = among;
            open -= result.yes;
            const Verdict part = this->node(child, table, open);
            result.yes |= part.yes;
            result.unknown |= part.unknown;
            result.unknown -= result.yes;
        }
        return result;
    }

    Verdict term(const Term &term, std::uint32_t table, const Rows &among)
    {
        const Bound &bound = this->bound(term, table);
        Verdict verdict(among.size());
        Rows open = among;
        const auto &numbers = bound.test.numbers();
        if (numbers && bound.path.member == SystemMember::None && !term.path.link && bound.path.columns.size() == 1 &&
            bound.path.columns.front()->type() == CellType::Number) {
            const store::Column &column = *bound.path.columns.front();
            const std::uint32_t chunks = (among.size() + store::chunkRows - 1) / store::chunkRows;
            for (std::uint32_t chunk = 0; chunk < chunks && !cancelled(); ++chunk) {
                const std::size_t word = std::size_t(chunk) * (store::chunkRows / 64);
                const std::size_t rest = among.size() - std::size_t(chunk) * store::chunkRows;
                const auto values = column.numbers(chunk);
                scanNumbers(*numbers, values.first(std::min(values.size(), rest)), &verdict.yes.words()[word],
                            &among.words()[word]);
            }
            // Only numbers are more or less than one; for == and != arrays and other types count.
            const bool ordered = numbers->op != Operator::Equal && numbers->op != Operator::NotEqual;
            if (ordered || !column.mixed())
                return verdict;
            open -= verdict.yes;
        }
        std::uint32_t seen = 0;
        open.each([&](std::uint32_t row) {
            if (++seen % rowsBetweenLooks == 0)
                cancelled();
            if (m_error)
                return;
            const auto matches = inColumns(term, bound, {table, row});
            if (!matches)
                verdict.unknown.addRow(row);
            else if (*matches)
                verdict.yes.addRow(row);
        });
        return verdict;
    }

    // nullopt: the columns do not have what is needed.
    std::optional<bool> inColumns(const Term &term, const Bound &bound, store::EntityRef entity)
    {
        const auto found = term.path.link ? throughLink(term, bound, entity) : presentInColumns(bound, entity);
        return found && term.op == Operator::Absent ? std::optional(!*found) : found;
    }

    std::optional<bool> presentInColumns(const Bound &bound, store::EntityRef entity) const
    {
        const auto &[path, test] = bound;
        if (path.steps.empty()) {
            if (path.member != SystemMember::ModifiedAt)
                return std::nullopt;
            const auto moment = m_version.tables()[entity.table]->modifiedAt(entity.row);
            return moment && test.ofTime(*moment);
        }
        bool unknown = false;
        for (const store::ColumnPtr &column : path.columns) {
            const Cell cell = column->at(entity.row);
            if (cell.type == CellType::None)
                continue;
            std::optional<bool> matches = false;
            switch (path.member) {
            case SystemMember::None: matches = test(cell, column->kind(entity.row)); break;
            case SystemMember::ObservedAt:
                if (const auto moment = column->observedAt(entity.row))
                    matches = test.ofTime(*moment);
                break;
            case SystemMember::UnitCode:
                if (const auto unit = column->unitCode(entity.row); !unit.empty())
                    matches = test.ofText(unit);
                break;
            default: matches = std::nullopt; break;
            }
            if (matches && *matches)
                return true;
            unknown = unknown || !matches;
        }
        return unknown ? std::nullopt : std::optional(false);
    }

    std::optional<bool> throughLink(const Term &term, const Bound &bound, store::EntityRef entity)
    {
        std::vector<std::string> ids;
        for (const store::ColumnPtr &column : bound.path.columns)
            addTargets(column->at(entity.row), column->kind(entity.row), ids);
        return anyTarget(term, ids);
    }

    // Whether the term holds for one of the entities a relationship leads to, exactly.
    bool anyTarget(const Term &term, const std::vector<std::string> &ids)
    {
        const Term &inner = behind(term);
        for (const std::string &id : ids) {
            const auto target = m_version.find(id);
            if (!target || !hasType(target->table, term.path.link->types))
                continue;
            const Bound &bound = this->bound(inner, target->table);
            const auto matches = inColumns(inner, bound, *target);
            if (matches ? *matches : exactElsewhere(inner, *target))
                return true;
        }
        return false;
    }

    bool hasType(std::uint32_t table, const std::vector<Name> &types) const
    {
        TypeSelection selection;
        for (const Name &type : types)
            selection.alternatives.push_back({type.text});
        return selection.accepts(m_version, table, m_context);
    }

    // With a reader of its own, for the one of the row at hand is in use.
    bool exactElsewhere(const Term &term, store::EntityRef entity)
    {
        Evaluator other(m_version, m_context, m_job);
        const bool matches = other.readRow(entity) && other.exactTerm(term, entity);
        if (other.m_error)
            m_error = other.m_error;
        return matches;
    }

    bool readRow(store::EntityRef entity)
    {
        const auto read = m_reader.read(m_version, entity);
        if (!read)
            m_error = read.error();
        return read.has_value();
    }

    // Of the row that was read last.
    bool exactNode(const ExpressionNode &node, store::EntityRef entity)
    {
        const auto holds = [&](const ExpressionNode &child) { return exactNode(child, entity); };
        switch (node.type) {
        case ExpressionNode::Type::Term: return exactTerm(node.term, entity);
        case ExpressionNode::Type::And: return std::ranges::all_of(node.children, holds);
        case ExpressionNode::Type::Or: break;
        }
        return std::ranges::any_of(node.children, holds);
    }

    bool exactTerm(const Term &term, store::EntityRef entity)
    {
        const Bound &bound = this->bound(term, entity.table);
        return exactFound(term, bound) == (term.op != Operator::Absent);
    }

    bool exactFound(const Term &term, const Bound &bound)
    {
        const BoundPath &path = bound.path;
        const ValueTest &test = bound.test;
        if (term.path.link) {
            std::vector<std::string> ids;
            for (const RowInstance &instance : m_reader.instances()) {
                if (path.matches(instance.path))
                    addTargets(instance.cell, instance.kind, ids);
            }
            return anyTarget(term, ids);
        }
        if (path.member == SystemMember::OtherTime || path.member == SystemMember::OtherText ||
            path.member == SystemMember::CreatedAt || path.steps.empty())
            return exactMember(path, test);
        return std::ranges::any_of(m_reader.instances(), [&](const RowInstance &instance) {
            if (instance.cell.type == CellType::None || !path.matches(instance.path))
                return false;
            switch (path.member) {
            case SystemMember::ObservedAt: return instance.observedAt && test.ofTime(*instance.observedAt);
            case SystemMember::ModifiedAt: return instance.modifiedAt && test.ofTime(*instance.modifiedAt);
            case SystemMember::UnitCode: return !instance.unitCode.empty() && test.ofText(instance.unitCode);
            case SystemMember::DatasetId:
                // That of the outermost attribute; sub-attributes are told apart by it, but have none.
                return path.steps.size() == 1 && !instance.datasetId.empty() && test.ofText(instance.datasetId);
            default: return test(instance.cell, instance.kind).value_or(false);
            }
        });
    }

    bool exactMember(const BoundPath &path, const ValueTest &test)
    {
        if (path.steps.empty() && path.member == SystemMember::CreatedAt)
            return m_reader.createdAt() && test.ofTime(*m_reader.createdAt());
        if (path.steps.empty() && path.member == SystemMember::ModifiedAt)
            return m_reader.modifiedAt() && test.ofTime(*m_reader.modifiedAt());
        return std::ranges::any_of(m_reader.members(path.steps, path.memberName), [&](const std::string &text) {
            if (path.member == SystemMember::OtherText)
                return test.ofText(text);
            const auto time = parseDateTime(text);
            return time && test.ofTime(time->moment);
        });
    }

    void narrowBox(const GeoBox &box, const store::Table &table, Rows &rows)
    {
        const store::ColumnPtr column = table.geometry();
        if (!column)
            rows = Rows(rows.size());
        keep(rows, [&](std::uint32_t row) {
            const Cell cell = column->at(row);
            if (cell.type == CellType::Point)
                return box.contains(cell.place);
            const auto shape = cell.type == CellType::Geometry ? store::shapeOf(cell) : std::nullopt;
            return shape && shape->box().intersects(box);
        });
    }

    void narrowGeo(const GeoQuery &query, std::uint32_t table, Rows &rows)
    {
        const BoundPath path(query.property, *m_version.tables()[table], names(table));
        const GeoTest test(query);
        keep(rows, [&](std::uint32_t row) {
            return std::ranges::any_of(path.columns, [&](const store::ColumnPtr &column) {
                const Cell cell = column->at(row);
                if (cell.type == CellType::Point)
                    return test(cell.place);
                const auto shape = cell.type == CellType::Geometry ? store::shapeOf(cell) : std::nullopt;
                return shape && test(*shape);
            });
        });
    }

    const store::Version &m_version;
    const jsonld::Context *m_context;
    const Job &m_job;
    std::optional<Error> m_error;
    RowReader m_reader;
    std::map<std::uint32_t, TableNames> m_names;
    std::map<const Term *, ValueTest> m_tests;
    std::map<std::pair<const Term *, std::uint32_t>, Bound> m_bound;
    std::map<const Term *, std::unique_ptr<Term>> m_behind;
};

Rows rowsOfIds(const store::Version &version, const std::vector<std::string> &ids, std::uint32_t table)
{
    Rows rows(version.tables()[table]->rowCount());
    for (const std::string &id : ids) {
        const auto entity = version.find(id);
        if (entity && entity->table == table)
            rows.addRow(entity->row);
    }
    return rows;
}

}  // namespace

Result<Selection> select(const store::Version &version, const Filter &filter, const jsonld::Context *context,
                         const Job &job)
{
    Selection selection;
    selection.version = version.number();
    Evaluator evaluator(version, context, job);
    std::int64_t done = 0;
    for (std::uint32_t number = 0; number < version.tables().size(); ++number) {
        const store::Table &table = *version.tables()[number];
        const bool accepted = !filter.types || filter.types->accepts(version, number, context);
        Rows rows =
            accepted && !filter.ids.empty() ? rowsOfIds(version, filter.ids, number) : Rows(table.rowCount(), accepted);
        if (!rows.empty())
            evaluator.narrow(filter, number, rows);
        if (evaluator.error())
            return std::unexpected(*evaluator.error());
        selection.tables.push_back(std::move(rows));
        done += table.rowCount();
        job.progress(done, std::int64_t(version.entityCount()));
    }
    return selection;
}

}  // namespace civiscope::query
