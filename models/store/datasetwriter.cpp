// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/datasetwriter.h"

#include "base/idkey.h"
#include "base/jsontext.h"
#include "ngsild/jsontokens.h"
#include "store/idindex.h"
#include "store/rawlog.h"

#include <algorithm>
#include <numeric>
#include <ranges>
#include <unordered_set>

namespace civiscope::store {

namespace {

constexpr std::size_t mostTables = 1U << 20;  // as many as IdIndex can tell apart
// Below this size a log is not worth copying.
constexpr std::uint64_t smallLog = std::uint64_t(64) << 20;
constexpr std::uint32_t unknown = 0xFFFF'FFFF;
// Deeper entities are the same only when their bytes are.
constexpr int comparableDepth = 512;

// Rows as ranges, ascending.
std::vector<RowRange> ranges(std::vector<std::uint32_t> rows)
{
    std::ranges::sort(rows);
    std::vector<RowRange> result;
    for (const std::uint32_t row : rows) {
        if (!result.empty() && row < result.back().first + result.back().count)
            continue;
        if (!result.empty() && row == result.back().first + result.back().count)
            ++result.back().count;
        else
            result.push_back({row, 1});
    }
    return result;
}

// Brokers write the same entity with other blanks and in another order.
bool sameContent(std::string_view before, std::string_view raw)
{
    if (before == raw)
        return true;
    const auto one = parseJson(before, {}, comparableDepth);
    const auto other = parseJson(raw, {}, comparableDepth);
    return one && other && *one == *other;
}

ColumnKey keyOf(const std::vector<const NameCache::Named *> &path, std::string_view datasetId)
{
    ColumnKey key;
    for (const NameCache::Named *named : path)
        key.path.push_back(named->iri);
    key.datasetId = datasetId;
    return key;
}

}  // namespace

const NameCache::Named &NameCache::expand(const jsonld::ContextPtr &context, std::string_view name)
{
    Names &names = m_byContext[context];
    const auto known = names.find(name);
    if (known != names.end())
        return known->second;
    jsonld::Expansion expansion = context->expand(name);
    Named named{.iri = std::move(expansion.iri), .name = std::string(name), .defined = expansion.defined()};
    if (expansion.origin == jsonld::Expansion::Origin::Iri)
        named.name = context->compact(named.iri);
    return names.emplace(std::string(name), std::move(named)).first->second;
}

DatasetWriter::DatasetWriter(VersionPtr before, NameCache &names, DocumentNotes &notes)
    : m_before(std::move(before))
    , m_version(std::make_shared<Version>(*m_before))
    , m_names(names)
    , m_notes(notes)
    , m_work(m_before->m_tables.size())
{
    ++m_version->m_number;
    for (std::uint32_t i = 0; i < m_work.size(); ++i)
        m_byTypes.emplace(m_before->m_tables[i]->typeIris(), i);
}

const Table &DatasetWriter::now(std::uint32_t table) const
{
    return m_work[table].writer ? m_work[table].writer->table() : *m_before->m_tables[table];
}

TableWriter &DatasetWriter::touch(std::uint32_t table)
{
    Work &work = m_work[table];
    if (!work.writer) {
        work.writer.emplace(*m_before->m_tables[table], m_version->m_number);
        work.rowsBefore = work.rowsKept = work.writer->table().rowCount();
        work.columnsBefore = std::uint32_t(work.writer->table().columns().size());
    }
    return *work.writer;
}

std::optional<EntityRef> DatasetWriter::find(std::string_view id, std::uint64_t hash) const
{
    return m_version->m_index->findUnlocked(hash, [&](EntityRef ref) {
        return ref.table < m_work.size() && ref.row < now(ref.table).rowCount() && now(ref.table).id(ref.row) == id;
    });
}

std::uint32_t DatasetWriter::contextNumber(const jsonld::ContextPtr &context)
{
    const auto &known = *m_version->m_contexts;
    const auto found = std::ranges::find(known, context);
    const auto number = std::uint32_t(found - known.begin());
    if (found == known.end()) {
        auto more = std::make_shared<std::vector<jsonld::ContextPtr>>(known);
        more->push_back(context);
        m_version->m_contexts = std::move(more);
    }
    return number;
}

Result<void> DatasetWriter::findTables(const Batch::Private &batch, std::span<const jsonld::ContextPtr> contexts)
{
    for (const jsonld::ContextPtr &context : contexts)
        m_contexts.push_back(contextNumber(context));
    for (const BatchTable &table : batch.tables) {
        std::vector<const NameCache::Named *> types;
        types.reserve(table.types.size());
        for (const std::string_view type : table.types)
            types.push_back(&m_names.expand(contexts[table.context], type));
        std::ranges::sort(types, {}, &NameCache::Named::iri);
        std::vector<std::string> iris;
        std::string name;
        bool defined = true;
        for (const NameCache::Named *type : types) {
            if (!iris.empty() && iris.back() == type->iri)
                continue;
            iris.push_back(type->iri);
            name += (name.empty() ? "" : ", ") + type->name;
            defined = defined && type->defined;
        }
        const auto [known, added] = m_byTypes.try_emplace(iris, std::uint32_t(m_work.size()));
        if (added) {
            if (m_work.size() >= mostTables) {
                return std::unexpected(Error{.code = ErrorCode::TooLarge,
                                             .what = "taking in entities",
                                             .where = batch.origin,
                                             .detail = "more than 1,048,576 types"});
            }
            Work &work = m_work.emplace_back();
            work.writer.emplace(Table(std::move(iris), std::move(name), defined), m_version->m_number);
        }
        m_tables.push_back(known->second);
        m_targets.emplace_back(table.rows.size());
    }
    return {};
}

// The batch's rows as they stood in the document. Of an update the last one with an id counts, of a page the first.
std::vector<DatasetWriter::Place> DatasetWriter::order(const Batch::Private &batch, Merge merge)
{
    std::vector<Place> order;
    order.reserve(batch.entities);
    for (std::uint32_t t = 0; t < batch.tables.size(); ++t) {
        for (std::uint32_t r = 0; r < batch.tables[t].rows.size(); ++r)
            order.push_back({t, r});
    }
    const auto row = [&](Place place) -> const BatchRow & { return batch.tables[place.table].rows[place.row]; };
    if (batch.tables.size() > 1)
        std::ranges::sort(order, {}, [&](Place place) { return row(place).position; });
    if (merge == Merge::Update) {
        std::unordered_set<std::string_view> later;
        const auto repeated = [&](Place place) { return !later.insert(row(place).id).second; };
        std::ranges::reverse(order);
        std::erase_if(order, repeated);
        std::ranges::reverse(order);
    } else if (merge == Merge::Pages || merge == Merge::Refresh) {
        std::unordered_map<std::string_view, Place> first;
        std::erase_if(order, [&](Place place) {
            const auto [known, isNew] = first.try_emplace(row(place).id, place);
            if (!isNew)
                noteRepeated(batch, row(place), row(known->second).raw, merge);
            return !isNew;
        });
    }
    return order;
}

// Says that an entity came again, and is passed over.
void DatasetWriter::noteRepeated(const Batch::Private &batch, const BatchRow &row, std::string_view before, Merge merge)
{
    if (sameContent(before, row.raw)) {
        m_repeated.addRemark(ngsild::RemarkCode::DuplicateEntity, row.id, {});
        return;
    }
    quarantine({.where = batch.where(row.position, row.raw),
                .reason = ngsild::QuarantineReason::ConflictingDuplicate,
                .detail = std::string(row.id),
                .raw = std::string(row.raw.substr(0, 64 * 1024)),
                .bytes = std::int64_t(row.raw.size())},
               merge);
}

// Pages that come again bring the same bad ones again.
void DatasetWriter::quarantine(ngsild::Quarantined bad, Merge merge)
{
    const auto before = m_before->quarantine();
    const auto holds = [&](const ngsild::Quarantined &other) {
        return std::ranges::none_of(m_forgotten,
                                    [&](const std::string &origin) { return liesIn(other.where, origin); });
    };
    const bool known =
        merge != Merge::Load && std::ranges::any_of(before, [&](const ngsild::Quarantined &other) {
            return other.bytes == bad.bytes && other.reason == bad.reason && other.raw == bad.raw && holds(other);
        });
    if (!known)
        m_quarantined.push_back(std::move(bad));
}

// An entity whose types are others now goes out of one table and into another.
void DatasetWriter::removeMoved(const Batch::Private &batch, std::span<const Place> order, Merge merge)
{
    std::map<std::uint32_t, std::vector<std::uint32_t>> moved;
    for (const Place place : order) {
        const BatchRow &row = batch.tables[place.table].rows[place.row];
        const auto ref = find(row.id, row.hash);
        if (!ref || ref->table == m_tables[place.table])
            continue;
        moved[ref->table].push_back(ref->row);
        if (merge == Merge::Pages)
            m_repeated.addRemark(ngsild::RemarkCode::ChangedEntity, row.id, {});
    }
    for (auto &[table, rows] : moved)
        removeRows(table, std::move(rows));
}

void DatasetWriter::removeRows(std::uint32_t table, std::vector<std::uint32_t> rows)
{
    std::ranges::sort(rows);
    TableWriter &writer = touch(table);
    for (const std::uint32_t row : rows)
        m_version->m_live -= writer.table().raw(row).length;
    writer.removeRows(rows);
    m_version->m_index = m_version->m_index->without(table, rows);
    Work &work = m_work[table];
    work.rowsKept = writer.table().rowCount();
    work.removed = std::move(rows);
}

Result<std::string> DatasetWriter::rawOf(EntityRef ref) const
{
    const Work &work = m_work[ref.table];
    if (work.writer && ref.row >= work.rowsKept)
        return std::string(work.added[ref.row - work.rowsKept]->raw);
    const RawPlace place = now(ref.table).raw(ref.row);
    return m_version->m_log->read(place.offset, place.length);
}

// Says for each entity of the batch where it goes; makes room for new ones.
Result<void> DatasetWriter::plan(Batch::Private &batch, std::span<const Place> order, Merge merge)
{
    IdIndex &index = *m_version->m_index;
    index.reserve(order.size(), [this](auto place) {
        for (std::uint32_t table = 0; table < m_work.size(); ++table) {
            for (std::uint32_t row = 0; row < now(table).rowCount(); ++row)
                place(idKey(now(table).id(row)), EntityRef{table, row});
        }
    });
    const auto lock = index.lock();
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Place place = order[i];
        const BatchRow &row = batch.tables[place.table].rows[place.row];
        if (const std::size_t ahead = i + 8; ahead < order.size())
            index.prefetch(batch.tables[order[ahead].table].rows[order[ahead].row].hash);
        const std::uint32_t table = m_tables[place.table];
        Target &target = m_targets[place.table][place.row];
        const auto known = find(row.id, row.hash);
        if (!known) {
            target = {Fate::Add, touch(table).addRow(row.id)};
            m_work[table].added.push_back(&row);
            index.insert(row.hash, {table, target.row});
            continue;
        }
        const auto before = rawOf(*known);
        if (!before)
            return std::unexpected(before.error());
        if (merge == Merge::Load) {
            noteRepeated(batch, row, *before, merge);
        } else if (*before != row.raw) {
            target = {Fate::Change, known->row};
            if (merge == Merge::Pages && !sameContent(*before, row.raw))
                m_repeated.addRemark(ngsild::RemarkCode::ChangedEntity, row.id, {});
        }
    }
    return {};
}

// Writes the bytes of what is added or changed to the log, and where they lie to the rows.
Result<void> DatasetWriter::keepRaw(const Batch::Private &batch, std::span<const Place> order)
{
    const auto row = [&](Place place) -> const BatchRow & { return batch.tables[place.table].rows[place.row]; };
    const char *first = nullptr;
    const char *last = nullptr;
    std::size_t bytes = 0;
    for (const Place place : order) {
        if (m_targets[place.table][place.row].fate == Fate::Skip)
            continue;
        const std::string_view raw = row(place).raw;
        first = first ? std::min(first, raw.data()) : raw.data();
        last = std::max(last, raw.data() + raw.size());
        bytes += raw.size();
    }
    if (!first)
        return {};
    // What lies close together is written as it lies, commas and all.
    const bool close = std::size_t(last - first) <= bytes + bytes / 8;
    std::string gathered;
    if (!close) {
        gathered.reserve(bytes);
        for (const Place place : order) {
            if (m_targets[place.table][place.row].fate != Fate::Skip)
                gathered += row(place).raw;
        }
    }
    const auto offset = m_version->m_log->append(close ? std::string_view(first, last) : std::string_view(gathered));
    if (!offset)
        return std::unexpected(offset.error());
    std::uint64_t next = *offset;
    for (const Place place : order) {
        const Target target = m_targets[place.table][place.row];
        if (target.fate == Fate::Skip)
            continue;
        const BatchRow &from = row(place);
        const std::uint32_t table = m_tables[place.table];
        const std::uint64_t at = close ? *offset + std::uint64_t(from.raw.data() - first) : next;
        next += from.raw.size();
        TableWriter &writer = touch(table);
        if (target.fate == Fate::Change) {
            m_version->m_live -= writer.table().raw(target.row).length;
            m_work[table].changed.push_back(target.row);
        }
        m_version->m_live += from.raw.size();
        writer.setRow(target.row, from, {at, std::uint32_t(from.raw.size())},
                      m_contexts[batch.tables[place.table].context]);
    }
    return {};
}

Result<void> DatasetWriter::mergeBatch(Batch::Private &batch, std::span<const jsonld::ContextPtr> contexts, Merge merge)
{
    if (const auto found = findTables(batch, contexts); !found)
        return found;
    // A page that is read again says all anew.
    if ((merge == Merge::Pages || merge == Merge::Refresh) && batch.firstIndex == 0)
        m_forgotten.push_back(batch.origin);
    const std::vector<Place> rows = order(batch, merge);
    if (merge != Merge::Load)
        removeMoved(batch, rows, merge);
    auto done = plan(batch, rows, merge);
    if (done)
        done = keepRaw(batch, rows);
    if (!done) {
        // The index is shared with the version before, and must not tell of what does not come.
        const auto lock = m_version->m_index->lock();
        for (const Place place : rows) {
            const Target target = m_targets[place.table][place.row];
            if (target.fate == Fate::Add)
                m_version->m_index->takeBack(batch.tables[place.table].rows[place.row].hash,
                                             {m_tables[place.table], target.row});
        }
        return done;
    }
    for (std::uint32_t t = 0; t < batch.tables.size(); ++t) {
        const bool needed = std::ranges::any_of(m_targets[t], [](Target target) { return target.fate != Fate::Skip; });
        if (needed)
            writeCells(batch, t, contexts[batch.tables[t].context]);
    }
    takeRemarks(batch, merge);
    return {};
}

void DatasetWriter::writeCells(Batch::Private &batch, std::uint32_t batchTable, const jsonld::ContextPtr &context)
{
    const BatchTable &from = batch.tables[batchTable];
    TableWriter &table = touch(m_tables[batchTable]);
    const std::vector<Target> &targets = m_targets[batchTable];
    const bool allNew = std::ranges::all_of(targets, [](Target target) { return target.fate == Fate::Add; });
    std::vector<std::uint32_t> rows(targets.size());
    std::ranges::transform(targets, rows.begin(), &Target::row);
    std::vector<std::uint32_t> columns;
    for (const BatchColumn &source : from.columns) {
        std::vector<const NameCache::Named *> path;
        std::string name;
        bool defined = true;
        for (const std::string_view part : source.path) {
            path.push_back(&m_names.expand(context, part));
            name += (name.empty() ? "" : ".") + path.back()->name;
            defined = defined && path.back()->defined;
        }
        const std::uint32_t index = table.columnIndex(keyOf(path, source.datasetId), name, defined);
        ColumnWriter column = table.columnWriter(index);
        column.settleType(source.cells);
        ColumnWriter::Source meaning{source.texts.all(), from.units, {}, {}};
        // Two names may mean one attribute: then cells may be there already.
        if (allNew && !std::ranges::contains(columns, index)) {
            column.appendCells(source.cells, rows, meaning);
        } else {
            for (const BatchCell &cell : source.cells) {
                if (targets[cell.row].fate != Fate::Skip)
                    column.setCell(rows[cell.row], cell, meaning);
            }
        }
        columns.push_back(index);
        if (table.table().columns()[index]->type() == CellType::Number)
            remarkTexts(source, from, targets);
    }
    clearMissing(from, batchTable, columns);
}

// Numbers written as text, in a column of numbers.
void DatasetWriter::remarkTexts(const BatchColumn &column, const BatchTable &from, std::span<const Target> targets)
{
    const auto &texts = column.texts.all();
    if (texts.empty())
        return;
    std::string pointer;
    for (const std::string_view part : column.path)
        (pointer += '/') += part;
    for (const BatchCell &cell : column.cells) {
        if (cell.type == CellType::String && targets[cell.row].fate != Fate::Skip &&
            ngsild::parseNumber(texts[cell.text]))
            m_remarks.addRemark(ngsild::RemarkCode::NumberAsString, from.rows[cell.row].id, pointer);
    }
}

// A changed entity no longer has what its new state does not name.
void DatasetWriter::clearMissing(const BatchTable &from, std::uint32_t batchTable,
                                 std::span<const std::uint32_t> columns)
{
    const std::vector<Target> &targets = m_targets[batchTable];
    std::vector<std::uint32_t> changed;
    for (std::uint32_t row = 0; row < targets.size(); ++row) {
        if (targets[row].fate == Fate::Change)
            changed.push_back(row);
    }
    if (changed.empty())
        return;
    TableWriter &table = touch(m_tables[batchTable]);
    std::vector<std::vector<std::uint32_t>> sources(table.table().columns().size());
    for (std::uint32_t i = 0; i < columns.size(); ++i)
        sources[columns[i]].push_back(i);
    std::vector<bool> named(from.rows.size());
    for (std::uint32_t index = 0; index < sources.size(); ++index) {
        std::ranges::fill(named, false);
        for (const std::uint32_t source : sources[index]) {
            for (const BatchCell &cell : from.columns[source].cells)
                named[cell.row] = true;
        }
        for (const std::uint32_t row : changed) {
            if (!named[row] && table.table().columns()[index]->has(targets[row].row))
                table.columnWriter(index).clearCell(targets[row].row);
        }
    }
}

// Of an update, which has no pages, only kinds of oddities that are new are told.
void DatasetWriter::takeRemarks(Batch::Private &batch, Merge merge)
{
    m_remarks.merge(m_repeated);
    batch.remarks.merge(m_remarks);
    m_remarks = {};
    m_origin = batch.origin;
    for (const auto &[code, remark] : batch.remarks.all()) {
        if (merge == Merge::Update && m_version->m_remarks->count(code) == 0)
            m_remarks.addRemark(code, remark.entity, remark.pointer);
    }
    if (merge != Merge::Update)
        m_remarks = std::move(batch.remarks);
    for (ngsild::Quarantined &bad : batch.quarantine)
        quarantine(std::move(bad), merge);
}

void DatasetWriter::forgetDocument(const std::string &origin)
{
    m_forgotten.push_back(origin);
}

// Whether anything is said that was not, or is no longer.
bool DatasetWriter::settleNotes()
{
    bool forgotten = false;
    bool changed = !m_quarantined.empty() || !m_remarks.all().empty();
    for (const std::string &document : m_forgotten) {
        forgotten |= m_notes.forgetRemarks(document);
        changed |= m_version->dropQuarantined(document);
    }
    m_notes.addRemarks(m_origin, m_remarks);
    if (forgotten) {
        m_version->m_remarks = std::make_shared<const ngsild::Remarks>(m_notes.sum());
    } else if (!m_remarks.all().empty()) {
        ngsild::Remarks all = *m_version->m_remarks;
        all.merge(m_remarks);
        m_version->m_remarks = std::make_shared<const ngsild::Remarks>(std::move(all));
    }
    if (!m_quarantined.empty())
        m_version->addQuarantined(std::move(m_quarantined));
    return changed || forgotten;
}

void DatasetWriter::remove(std::span<const std::string> ids)
{
    std::map<std::uint32_t, std::vector<std::uint32_t>> rows;
    std::unordered_set<std::string_view> seen;
    for (const std::string &id : ids) {
        if (!seen.insert(id).second)
            continue;
        if (const auto ref = find(id, idKey(id)))
            rows[ref->table].push_back(ref->row);
    }
    for (auto &[table, gone] : rows)
        removeRows(table, std::move(gone));
}

// Copies what is still in use into a new log. When that fails the old one stays.
void DatasetWriter::compactLog()
{
    auto log = std::make_shared<RawLog>();
    std::vector<std::vector<RawPlace>> places(m_work.size());
    for (std::uint32_t t = 0; t < m_work.size(); ++t) {
        for (std::uint32_t row = 0; row < now(t).rowCount(); ++row) {
            const RawPlace old = now(t).raw(row);
            const auto bytes = m_version->m_log->read(old.offset, old.length);
            const auto offset = bytes ? log->append(*bytes) : std::unexpected(bytes.error());
            if (!offset)
                return;
            places[t].push_back({*offset, old.length});
        }
    }
    for (std::uint32_t t = 0; t < m_work.size(); ++t) {
        for (std::uint32_t row = 0; row < places[t].size(); ++row)
            touch(t).moveRaw(row, places[t][row]);
    }
    m_version->m_log = std::move(log);
}

DatasetWriter::NextVersion DatasetWriter::finish()
{
    // A type all of whose entities were passed over does not show.
    while (m_work.size() > m_before->m_tables.size() && m_work.back().writer->table().rowCount() == 0)
        m_work.pop_back();
    Delta delta{.from = m_before->m_number, .to = m_version->m_number, .reset = false, .tables = {}, .tablesAdded = 0};
    bool touched = settleNotes();
    for (std::uint32_t t = 0; t < m_work.size(); ++t) {
        Work &work = m_work[t];
        if (!work.writer)
            continue;
        touched = true;
        TableDelta change{.table = t,
                          .removed = ranges(std::move(work.removed)),
                          .changed = ranges(std::move(work.changed)),
                          .added = {work.rowsKept, now(t).rowCount() - work.rowsKept},
                          .columnsAdded = std::uint32_t(now(t).columns().size()) - work.columnsBefore};
        std::ranges::reverse(change.removed);
        delta.tables.push_back(std::move(change));
    }
    if (!touched)
        return {
            m_before,
            Delta{
                .from = m_before->m_number, .to = m_before->m_number, .reset = false, .tables = {}, .tablesAdded = 0}};

    const std::uint64_t size = m_version->m_log->size();
    if (size > smallLog && m_version->m_live < size / 2)
        compactLog();
    std::vector<TablePtr> tables;
    for (std::uint32_t t = 0; t < m_work.size(); ++t)
        tables.push_back(m_work[t].writer ? m_work[t].writer->finish() : m_before->m_tables[t]);
    delta.tablesAdded = std::uint32_t(tables.size() - m_before->m_tables.size());
    m_version->setTables(std::move(tables));
    return {std::move(m_version), std::move(delta)};
}

}  // namespace civiscope::store
