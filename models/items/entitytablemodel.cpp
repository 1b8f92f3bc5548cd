// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/entitytablemodel.h"

#include "items/celltext.h"
#include "items/entitycells.h"
#include "words/tablewords.h"

#include <algorithm>

namespace civiscope::items {

namespace {

constexpr std::uint32_t hidden = ~0U;  // in m_places: the row is not shown

}  // namespace

EntityTableModel::EntityTableModel(std::function<Moment()> now, QObject *parent)
    : TableModel(parent)
    , m_now(std::move(now))
{
}

EntityTableModel::~EntityTableModel() = default;

void EntityTableModel::setTable(store::VersionPtr version, std::uint32_t table, std::shared_ptr<const query::Rows> only)
{
    beginResetModel();
    m_sorter.stop();
    const bool wasSorting = std::exchange(m_sorting, false);
    m_version = std::move(version);
    m_table = table;
    m_shown = m_version && table < m_version->tables().size() ? m_version->tables()[table] : nullptr;
    m_only = std::move(only);
    list({});
    m_sortColumn = -1;
    m_columns.clear();
    addColumns(0);
    endResetModel();
    if (wasSorting)
        Q_EMIT sortingChanged();
}

void EntityTableModel::setRows(store::VersionPtr version, std::shared_ptr<const query::Rows> only)
{
    if (version == m_version && only == m_only)
        return;
    const int column = m_sortColumn;
    const Qt::SortOrder order = m_sortOrder;
    const store::TablePtr table = m_table < version->tables().size() ? version->tables()[m_table] : nullptr;
    if (!m_shown || !table || table->columns().size() != m_columns.size()) {
        setTable(std::move(version), m_table, std::move(only));
        if (column >= 0 && column < columns())
            sort(column, order);
        return;
    }
    // All rows out and others in, so that views keep their columns as they are.
    m_sorter.stop();
    if (rows() > 0) {
        beginRemoveRows({}, 0, rows() - 1);
        m_rows = 0;
        m_listed = true;
        m_order.clear();
        m_places.clear();
        endRemoveRows();
    }
    m_version = std::move(version);
    m_shown = table;
    m_only = std::move(only);
    const std::uint32_t count = m_only ? std::min(m_only->count(), table->rowCount()) : table->rowCount();
    if (count > 0)
        beginInsertRows({}, 0, static_cast<int>(count) - 1);
    list({});
    if (count > 0)
        endInsertRows();
    if (column >= 0)
        startSort();
    else if (std::exchange(m_sorting, false))
        Q_EMIT sortingChanged();
}

// Takes an order of rows (empty: the source's own) and leaves out those that are not shown.
void EntityTableModel::list(RowOrder order)
{
    const std::uint32_t all = m_shown ? m_shown->rowCount() : 0;
    m_listed = m_only || !order.empty();
    if (m_only && order.empty()) {
        m_only->each([&](std::uint32_t row) {
            if (row < all)
                order.push_back(row);
        });
    } else if (m_only) {
        std::erase_if(order, [this](std::uint32_t row) { return !m_only->contains(row); });
    }
    m_order = std::move(order);
    m_rows = m_listed ? static_cast<std::uint32_t>(m_order.size()) : all;
    readPlaces();
}

// Columns once shown keep their place; new ones come last.
void EntityTableModel::addColumns(std::size_t known)
{
    if (!m_shown)
        return;
    for (std::size_t i = known; i < m_shown->columns().size(); ++i)
        m_columns.push_back(i);
    if (known == 0) {
        const auto columns = m_shown->columns();
        std::ranges::stable_partition(m_columns, [&](std::size_t i) { return columns[i]->name() == "name"; });
    }
}

void EntityTableModel::update(store::VersionPtr version, const store::Delta &delta)
{
    const std::uint32_t table = m_table;
    // Which of the new rows are shown is not known here.
    if (m_only || !m_version || delta.reset || delta.from != m_version->number() || delta.to != version->number() ||
        !m_shown) {
        const int column = m_sortColumn;
        const Qt::SortOrder order = m_sortOrder;
        setTable(std::move(version), table);
        if (column >= 0 && column < columns())
            sort(column, order);
        return;
    }
    const auto found = std::ranges::find(delta.tables, table, &store::TableDelta::table);
    if (found == delta.tables.end()) {
        m_version = std::move(version);
        m_shown = m_version->tables()[table];
        return;
    }
    removeRowsOf(*found);
    m_version = std::move(version);
    m_shown = m_version->tables()[table];
    if (found->columnsAdded > 0) {
        const int first = columns();
        const std::size_t known = m_columns.size();
        beginInsertColumns({}, first, first + static_cast<int>(found->columnsAdded) - 1);
        addColumns(known);
        endInsertColumns();
    }
    tellChanged(*found);
    if (found->added.count > 0) {
        beginInsertRows({}, rows(), rows() + static_cast<int>(found->added.count) - 1);
        if (m_listed) {
            for (std::uint32_t i = 0; i < found->added.count; ++i)
                m_order.push_back(found->added.first + i);
            readPlaces();
        }
        m_rows += found->added.count;
        endInsertRows();
    }
    if (m_sortColumn >= 0)
        startSort();
}

// In a sorted view the rows that go lie anywhere; they are told from the end, in runs.
void EntityTableModel::removeRowsOf(const store::TableDelta &delta)
{
    if (delta.removed.empty())
        return;
    if (!m_listed) {
        for (const store::RowRange &range : delta.removed) {
            beginRemoveRows({}, static_cast<int>(range.first), static_cast<int>(range.first + range.count - 1));
            m_rows -= range.count;
            endRemoveRows();
        }
        return;
    }
    std::vector<bool> gone(m_order.size());
    for (const store::RowRange &range : delta.removed)
        std::fill_n(gone.begin() + range.first, range.count, true);
    for (std::size_t end = m_order.size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && gone[m_order[first - 1]])
            --first;
        if (first < end) {
            beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end - 1));
            m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(first),
                          m_order.begin() + static_cast<std::ptrdiff_t>(end));
            m_rows -= static_cast<std::uint32_t>(end - first);
            endRemoveRows();
        }
        end = first > 0 ? first - 1 : 0;
    }
    std::vector<std::uint32_t> number(gone.size());
    std::uint32_t next = 0;
    for (std::size_t row = 0; row < gone.size(); ++row)
        number[row] = gone[row] ? 0 : next++;
    for (std::uint32_t &row : m_order)
        row = number[row];
    readPlaces();
}

void EntityTableModel::tellChanged(const store::TableDelta &delta)
{
    if (delta.changed.empty() || columns() == 0)
        return;
    if (m_listed) {  // anywhere in the view; views repaint only what they show
        Q_EMIT dataChanged(index(0, 0), index(rows() - 1, columns() - 1));
        return;
    }
    for (const store::RowRange &range : delta.changed) {
        Q_EMIT dataChanged(index(static_cast<int>(range.first), 0),
                           index(static_cast<int>(range.first + range.count) - 1, columns() - 1));
    }
}

void EntityTableModel::readPlaces()
{
    m_places.assign(m_listed && m_shown ? m_shown->rowCount() : 0, hidden);
    for (std::size_t i = 0; i < m_order.size(); ++i)
        m_places[m_order[i]] = static_cast<std::uint32_t>(i);
}

int EntityTableModel::rows() const
{
    return static_cast<int>(m_rows);
}

int EntityTableModel::columns() const
{
    return m_shown ? FixedColumnCount + static_cast<int>(m_columns.size()) : 0;
}

std::optional<std::uint32_t> EntityTableModel::tableRow(int row) const
{
    if (row < 0 || row >= rows())
        return std::nullopt;
    return m_listed ? m_order[static_cast<std::size_t>(row)] : static_cast<std::uint32_t>(row);
}

std::optional<int> EntityTableModel::viewRow(std::uint32_t tableRow) const
{
    if (!m_listed)
        return tableRow < m_rows ? std::optional(static_cast<int>(tableRow)) : std::nullopt;
    if (tableRow >= m_places.size() || m_places[tableRow] == hidden)
        return std::nullopt;
    return static_cast<int>(m_places[tableRow]);
}

store::ColumnPtr EntityTableModel::attribute(int column) const
{
    if (column < FixedColumnCount || column >= columns())
        return nullptr;
    return m_shown->columns()[m_columns[static_cast<std::size_t>(column - FixedColumnCount)]];
}

bool EntityTableModel::hiddenAtFirst(int column) const
{
    const store::ColumnPtr shown = attribute(column);
    return shown && shown->key().path.size() > 1;
}

QVariant EntityTableModel::cell(int row, int column, int role) const
{
    const auto at = tableRow(row);
    if (!at || *at >= m_shown->rowCount())
        return {};
    if (role == IdRole)
        return toQString(m_shown->id(*at));
    if (role == LoadStateRole)
        return static_cast<int>(LoadState::Loaded);
    if (column == ObservedColumn)
        return observedCell(*m_shown, *at, m_now(), role);
    if (const store::ColumnPtr shown = attribute(column))
        return attributeCell(*shown, *at, role);
    return idCell(*m_shown, *at, role);
}

QVariant EntityTableModel::header(int column, int role) const
{
    if (const store::ColumnPtr shown = attribute(column))
        return attributeHeader(*shown, *m_shown, role);
    const auto fixed = column == IdColumn ? words::ColumnHead::Id : words::ColumnHead::Observed;
    if (role == Qt::DisplayRole)
        return words::head(fixed);
    return role == Qt::ToolTipRole ? QVariant(words::headToolTip(fixed)) : QVariant();
}

void EntityTableModel::sort(int column, Qt::SortOrder order)
{
    if (!m_shown || column >= columns())
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    if (column < 0) {
        m_sorter.stop();
        finishSort({});
    } else {
        startSort();
    }
}

void EntityTableModel::startSort()
{
    m_sorting = true;
    Q_EMIT sortingChanged();
    const auto work = [table = m_shown, column = m_sortColumn, attribute = attribute(m_sortColumn),
                       descending = m_sortOrder == Qt::DescendingOrder](const Job &job) {
        if (attribute)
            return orderByColumn(*table, *attribute, descending, job.stop);
        if (column == IdColumn)
            return orderById(*table, descending, job.stop);
        const auto moment = [&](std::uint32_t row) { return newestObservation(*table, row); };
        return orderByMoment(table->rowCount(), moment, descending, job.stop);
    };
    m_sorter.ask(work, [this](RowOrder order) { finishSort(std::move(order)); });
}

void EntityTableModel::finishSort(RowOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> rowsBefore;
    for (const QModelIndex &index : before)
        rowsBefore.push_back(*tableRow(index.row()));
    list(std::move(order));
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(*viewRow(rowsBefore[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
    if (std::exchange(m_sorting, false))
        Q_EMIT sortingChanged();
}

}  // namespace civiscope::items
