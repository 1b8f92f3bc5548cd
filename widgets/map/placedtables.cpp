// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/placedtables.h"

namespace civiscope::widgets {

void PlacedTables::place(Key key, const store::VersionPtr &version,
                         const std::shared_ptr<const carto::Colouring> &colouring)
{
    Placed &placed = m_placed[key];
    const store::TablePtr &table = version->tables()[key.second];
    const store::ColumnPtr geometry = table->geometry();
    const auto coloured =
        colouring ? carto::columnsOf(*table, colouring->attribute()) : std::vector<store::ColumnPtr>();
    const bool samePlaces = placed.table && placed.geometry == geometry && placed.rows == table->rowCount();
    if (placed.running)
        return;
    if (samePlaces && placed.colouring == colouring && placed.coloured == coloured) {
        placed.version = version;
        return;
    }
    placed.running = true;
    placed.geometry = geometry;
    placed.rows = table->rowCount();
    placed.colouring = colouring;
    placed.coloured = coloured;
    ++m_reading;
    read(this, key, version, {table, samePlaces ? placed.table : nullptr, colouring});
}

QCoro::Task<> PlacedTables::read(QPointer<PlacedTables> self, Key key, store::VersionPtr version,
                                 tasks::PlacingTask task)
{
    const auto colouring = task.colouring;
    auto placing = co_await tasks::placeEntities(std::move(task), {});
    if (!self)
        co_return;
    --self->m_reading;
    const auto found = self->m_placed.find(key);
    if (found != self->m_placed.end()) {
        found->second.running = false;
        found->second.version = version;
        if (placing) {
            found->second.table = std::move(placing->places);
            found->second.marks = std::move(placing->marks);
            found->second.markedBy = colouring;
        }
    }
    Q_EMIT self->changed();  // the table may have changed meanwhile
}

void PlacedTables::forget(int source)
{
    std::erase_if(m_placed, [source](const auto &item) { return item.first.first == source; });
}

carto::PlacedTablePtr PlacedTables::places(Key key) const
{
    const auto found = m_placed.find(key);
    return found == m_placed.end() ? nullptr : found->second.table;
}

std::vector<carto::PlacedTablePtr> PlacedTables::placesOf(int source) const
{
    std::vector<carto::PlacedTablePtr> tables;
    for (const auto &[key, placed] : m_placed) {
        if (key.first == source && placed.table)
            tables.push_back(placed.table);
    }
    return tables;
}

// Made anew only when table, rows or marks have changed. While the filter's rows are of another version than the
// places, what was drawn stays.
const PlacedTables::Drawn &PlacedTables::drawn(Key key, const workspace::SessionFilter::Shown &shown)
{
    Placed &placed = m_placed[key];
    Drawn &drawn = placed.drawn;
    const auto rows = shown.of(key.second);
    if (rows && placed.version != shown.version && drawn.table)
        return drawn;
    if (rows && placed.version != shown.version) {
        drawn.table = placed.table;
    } else if (placed.drawnFrom != placed.table || placed.drawnBy != rows) {
        drawn.table = rows ? carto::PlacedTable::only(placed.table, *rows) : placed.table;
        placed.drawnFrom = placed.table;
        placed.drawnBy = rows;
        drawn.marks.reset();
    }
    if (drawn.marks != placed.marks) {
        drawn.marks = placed.marks;
        drawn.counts = placed.marks ? carto::countLooks(*placed.marks, *drawn.table) : std::vector<std::int64_t>();
    }
    drawn.markedBy = placed.markedBy;
    drawn.version = placed.version;
    return drawn;
}

}  // namespace civiscope::widgets
