// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/version.h"

#include "base/idkey.h"
#include "store/documentnotes.h"
#include "store/idindex.h"
#include "store/rawlog.h"

#include <algorithm>
#include <iterator>

namespace civiscope::store {

Version::Version(std::uint64_t number)
    : m_number(number)
    , m_index(std::make_shared<IdIndex>())
    , m_log(std::make_shared<RawLog>())
    , m_contexts(std::make_shared<const std::vector<jsonld::ContextPtr>>())
    , m_remarks(std::make_shared<const ngsild::Remarks>())
{
}

std::optional<EntityRef> Version::find(std::string_view id) const
{
    return m_index->find(idKey(id), [&](EntityRef ref) {
        return ref.table < m_tables.size() && ref.row < m_tables[ref.table]->rowCount() &&
               m_tables[ref.table]->id(ref.row) == id;
    });
}

Result<std::string> Version::raw(EntityRef entity) const
{
    const RawPlace place = m_tables[entity.table]->raw(entity.row);
    return m_log->read(place.offset, place.length);
}

jsonld::ContextPtr Version::context(EntityRef entity) const
{
    return (*m_contexts)[m_tables[entity.table]->context(entity.row)];
}

void Version::setTables(std::vector<TablePtr> tables)
{
    m_tables = std::move(tables);
    m_entities = 0;
    m_bytes = sizeof(Version) + m_index->bytes();
    for (const TablePtr &table : m_tables) {
        m_entities += table->rowCount();
        m_bytes += table->bytes();
    }
}

void Version::addQuarantined(std::vector<ngsild::Quarantined> more)
{
    if (m_quarantined + more.size() > m_quarantineRoom) {
        m_quarantineRoom = std::max(m_quarantined + more.size(), m_quarantineRoom * 2);
        auto larger = std::make_shared<ngsild::Quarantined[]>(m_quarantineRoom);
        std::copy_n(m_quarantine.get(), m_quarantined, larger.get());
        m_quarantine = std::move(larger);
    }
    std::ranges::move(more, m_quarantine.get() + m_quarantined);
    m_quarantined += more.size();
}

bool Version::dropQuarantined(std::string_view document)
{
    const auto others = [&](const ngsild::Quarantined &item) { return !liesIn(item.where, document); };
    const std::span<const ngsild::Quarantined> all = quarantine();
    if (std::ranges::all_of(all, others))
        return false;
    // Earlier versions go on seeing what they saw.
    std::vector<ngsild::Quarantined> left;
    std::ranges::copy_if(all, std::back_inserter(left), others);
    m_quarantine.reset();
    m_quarantined = m_quarantineRoom = 0;
    addQuarantined(std::move(left));
    return true;
}

}  // namespace civiscope::store
