// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch.h"

#include "ngsild/entityreader.h"
#include "ngsild/sametext.h"
#include "store/batchdata.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace civiscope::store {

namespace {

constexpr std::size_t cancelStep = 256;  // entities between looks at the stop token
constexpr std::size_t usualColumns = 64;
// From so many texts on, half of them must be repeats for equals to be looked for.
constexpr std::uint32_t trial = 512;

// Puts what the reader tells into the tables of a batch.
class Builder : public ngsild::EntitySink {
public:
    // `expected`: entities to come.
    Builder(Batch::Private &batch, std::size_t expected)
        : m_batch(batch)
        , m_expected(expected)
    {
    }
    void setPosition(std::uint32_t position) { m_position = position; }

    void begin(const ngsild::EntityHead &head) override;
    void attribute(const ngsild::AttributeView &view) override;
    void end(std::string_view raw) override { m_table->rows.back().raw = raw; }
    void abandon() override;
    void remark(ngsild::RemarkCode code, std::string_view pointer) override
    {
        m_batch.remarks.addRemark(code, m_table->rows.back().id, pointer);
    }

private:
    // Views into the document stay, others are copied.
    std::string_view keep(std::string_view text)
    {
        const char *const begin = m_batch.document.data();
        if (text.data() >= begin && text.data() < begin + m_batch.document.size())
            return text;
        return m_batch.pool.at(m_batch.pool.keep(text));
    }
    std::uint32_t contextOf(std::string_view raw);
    BatchTable &tableOf(std::uint32_t context, std::span<const std::string_view> types);
    BatchColumn &columnOf(const ngsild::AttributeView &view);
    std::uint16_t unitOf(std::string_view code);

    Batch::Private &m_batch;
    std::size_t m_expected;
    BatchTable *m_table = nullptr;
    std::size_t m_next = 0;  // the column that comes next if this entity is like the one before
    std::uint32_t m_position = 0;
    std::unordered_map<std::string, std::uint32_t> m_contexts;
    std::unordered_map<std::string, BatchTable *> m_tables;
    std::string m_key;
};

std::uint32_t Builder::contextOf(std::string_view raw)
{
    if (raw.empty())
        return 0;
    if (m_table && m_batch.contexts[m_table->context] == raw)
        return m_table->context;
    const auto [known, added] = m_contexts.try_emplace(std::string(raw), std::uint32_t(m_batch.contexts.size()));
    if (added)
        m_batch.contexts.emplace_back(raw);
    return known->second;
}

BatchTable &Builder::tableOf(std::uint32_t context, std::span<const std::string_view> types)
{
    if (m_table && m_table->context == context && std::ranges::equal(m_table->types, types, ngsild::sameText))
        return *m_table;
    m_key = std::to_string(context);
    for (const std::string_view type : types) {
        m_key += '\n';
        m_key += type;
    }
    BatchTable *&table = m_tables[m_key];
    if (!table) {
        table = &m_batch.tables.emplace_back();
        table->context = context;
        for (const std::string_view type : types)
            table->types.push_back(keep(type));
    }
    return *table;
}

void Builder::begin(const ngsild::EntityHead &head)
{
    m_table = &tableOf(contextOf(head.context), head.types);
    m_next = 0;
    BatchRow &row = m_table->rows.emplace_back();
    row.id = keep(head.id);
    row.hash = idKey(row.id);
    row.position = m_position;
    row.modifiedAt = head.modifiedAt.value_or(noMoment);
    if (head.scopes.size() == 1) {
        row.scopes = keep(head.scopes.front());
    } else if (!head.scopes.empty()) {
        m_key.clear();
        for (const std::string_view scope : head.scopes)
            (m_key += m_key.empty() ? "" : " ") += scope;
        row.scopes = m_batch.pool.at(m_batch.pool.keep(m_key));
    }
}

BatchColumn &Builder::columnOf(const ngsild::AttributeView &view)
{
    const auto fits = [&](const BatchColumn &column) {
        return std::ranges::equal(column.path, view.path, ngsild::sameText) &&
               ngsild::sameText(column.datasetId, view.datasetId);
    };
    if (m_next < m_table->columns.size() && fits(m_table->columns[m_next]))
        return m_table->columns[m_next++];
    m_key = view.datasetId;
    for (const std::string_view name : view.path) {
        m_key += '\n';
        m_key += name;
    }
    const auto [known, added] = m_table->byPath.try_emplace(m_key, std::uint32_t(m_table->columns.size()));
    m_next = known->second + 1;
    if (!added)
        return m_table->columns[known->second];
    BatchColumn &column = m_table->columns.emplace_back();
    // Most batches are of one type, whose entities are alike.
    if (m_batch.tables.size() == 1 && m_table->rows.size() == 1 && m_table->columns.size() <= usualColumns)
        column.cells.reserve(m_expected);
    column.datasetId = keep(view.datasetId);
    for (const std::string_view name : view.path)
        column.path.push_back(keep(name));
    return column;
}

std::uint16_t Builder::unitOf(std::string_view code)
{
    if (code.empty())
        return 0;
    std::vector<std::string_view> &units = m_table->units;
    const auto found = std::ranges::find(units, code);
    if (found != units.end())
        return std::uint16_t(found - units.begin());
    // More units than a number can tell are no units.
    if (units.size() > 0xFFFF)
        return 0;
    units.push_back(keep(code));
    return std::uint16_t(units.size() - 1);
}

void Builder::attribute(const ngsild::AttributeView &view)
{
    BatchColumn &column = columnOf(view);
    BatchCell &cell = column.cells.emplace_back();
    cell.row = std::uint32_t(m_table->rows.size()) - 1;
    cell.type = view.value.type;
    cell.kind = view.kind;
    cell.unit = unitOf(view.unitCode);
    if (view.observedAt)
        cell.observedAt = *view.observedAt;
    switch (cell.type) {
    case CellType::None: break;
    case CellType::Number: cell.number = view.value.number; break;
    case CellType::Boolean: cell.boolean = view.value.boolean; break;
    case CellType::Time: cell.moment = view.value.moment; break;
    case CellType::Point: cell.place = view.value.place; break;
    case CellType::String:
    case CellType::Relationship:
    case CellType::Geometry:
    case CellType::Json: cell.text = column.texts.addText(keep(view.value.text)); break;
    }
}

void Builder::abandon()
{
    const auto row = std::uint32_t(m_table->rows.size()) - 1;
    for (BatchColumn &column : m_table->columns) {
        if (!column.cells.empty() && column.cells.back().row == row)
            column.cells.pop_back();
    }
    m_table->rows.pop_back();
}

}  // namespace

void BatchTexts::rehash()
{
    auto old = std::exchange(m_slots, {});
    m_slots.resize(std::max<std::size_t>(16, old.size() * 2));
    for (const auto &entry : old) {
        if (entry.second == 0)
            continue;
        std::size_t slot = entry.first & (m_slots.size() - 1);
        while (m_slots[slot].second != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = entry;
    }
}

std::uint32_t BatchTexts::addText(std::string_view text)
{
    const auto count = std::uint32_t(m_all.size());
    if (m_distinct && count >= trial && count * 2 > m_asked) {
        m_distinct = false;
        m_slots = {};
    }
    if (!m_distinct) {
        m_all.push_back(text);
        return count;
    }
    ++m_asked;
    if (m_all.size() * 4 >= m_slots.size() * 3)
        rehash();
    const auto hash = std::uint32_t(XXH3_64bits(text.data(), text.size()));
    std::size_t slot = hash & (m_slots.size() - 1);
    for (; m_slots[slot].second != 0; slot = (slot + 1) & (m_slots.size() - 1)) {
        if (m_slots[slot].first == hash && m_all[m_slots[slot].second - 1] == text)
            return m_slots[slot].second - 1;
    }
    m_all.push_back(text);
    m_slots[slot] = {hash, count + 1};
    return count;
}

std::string Batch::Private::where(std::uint32_t position, std::string_view raw) const
{
    const std::string start = origin.empty() ? std::string() : origin + ", ";
    if (form == ngsild::DocumentForm::Lines) {
        const auto line = std::count(document.data(), raw.data(), '\n') + 1;
        return start + "line " + std::to_string(line);
    }
    const std::string index = "/" + std::to_string(firstIndex + position);
    switch (form) {
    case ngsild::DocumentForm::FeatureCollection: return start + "/features" + index;
    case ngsild::DocumentForm::Notification: return start + "/data" + index;
    case ngsild::DocumentForm::EntityArray: return start + index;
    default: return origin;
    }
}

Batch::Batch()
    : d(std::make_unique<Private>())
{
}
Batch::~Batch() = default;
Batch::Batch(Batch &&) noexcept = default;
Batch &Batch::operator=(Batch &&) noexcept = default;

std::span<const std::string> Batch::contexts() const
{
    return d->contexts;
}

std::span<const ngsild::Quarantined> Batch::quarantine() const
{
    return d->quarantine;
}

Batch readBatch(std::string_view document, const ngsild::SplitDocument &split, std::span<const ngsild::Slice> slices,
                std::size_t firstIndex, std::string_view origin, const Job &job)
{
    Batch batch;
    Batch::Private &d = *batch.d;
    d.document = document;
    d.origin = origin;
    d.contexts.front() = split.context;
    d.form = split.form;
    d.firstIndex = firstIndex;
    Builder builder(d, slices.size());
    ngsild::EntityReader reader;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (i % cancelStep == 0) {
            if (job.cancelled())
                break;
            job.progress(std::int64_t(i), std::int64_t(slices.size()));
        }
        const std::string_view raw = document.substr(slices[i].offset, slices[i].length);
        builder.setPosition(std::uint32_t(i));
        if (auto bad = reader.read(raw, builder)) {
            const bool last = firstIndex + i + 1 == split.entities.size();
            if (split.cutShort && last && bad->reason == ngsild::QuarantineReason::InvalidJson)
                bad->reason = ngsild::QuarantineReason::CutShort;
            bad->where = d.where(std::uint32_t(i), raw);
            d.quarantine.push_back(std::move(*bad));
        } else {
            ++d.entities;
        }
    }
    return batch;
}

}  // namespace civiscope::store
