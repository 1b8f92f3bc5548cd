// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/latestwins.h"
#include "items/roles.h"
#include "items/roworder.h"
#include "items/tablemodel.h"
#include "query/selection.h"
#include "store/dataset.h"

#include <functional>
#include <optional>

namespace civiscope::items {

// One table of a version as rows and columns. Holds the version and an order of rows, nothing of the data: a cell is
// read when it is shown. Columns: id, then the newest observation, then the attributes by first appearance with `name`
// in front. Sorting runs in a worker; the rows stay as they are until it is done. GUI thread.
class EntityTableModel : public TableModel<EntityTableModel> {
    Q_OBJECT

public:
    enum FixedColumn { IdColumn, ObservedColumn, FixedColumnCount };

    // `now` is asked for ages.
    explicit EntityTableModel(std::function<Moment()> now, QObject *parent = nullptr);
    ~EntityTableModel() override;

    // Another table: a reset. A null version: no rows. `only`: the rows of it that are shown; null: all.
    void setTable(store::VersionPtr version, std::uint32_t table, std::shared_ptr<const query::Rows> only = nullptr);
    // Other rows, or a newer version of the same table with its rows, sorted as before. The same rows of the same
    // version change nothing. `only` was made for that version.
    void setRows(store::VersionPtr version, std::shared_ptr<const query::Rows> only);
    // A newer version of the same table, with what changed since the one shown: ranged signals. A delta that does not
    // start at the shown version is taken as a reset.
    void update(store::VersionPtr version, const store::Delta &delta);

    [[nodiscard]] const store::VersionPtr &version() const { return m_version; }
    [[nodiscard]] std::uint32_t table() const { return m_table; }
    [[nodiscard]] std::optional<std::uint32_t> tableRow(int row) const;  // row of the table; nullopt out of range
    [[nodiscard]] std::optional<int> viewRow(std::uint32_t tableRow) const;  // nullopt: not shown
    [[nodiscard]] store::ColumnPtr attribute(int column) const;  // null for the fixed columns
    // Sub-attributes are many and seldom wanted: hidden until asked for.
    [[nodiscard]] bool hiddenAtFirst(int column) const;
    [[nodiscard]] bool sorting() const { return m_sorting; }

    void sort(int column, Qt::SortOrder order) override;  // −1: the source's own order

    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] QVariant cell(int row, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;

Q_SIGNALS:
    void sortingChanged();

private:
    void addColumns(std::size_t known);
    void removeRowsOf(const store::TableDelta &delta);
    void tellChanged(const store::TableDelta &delta);
    void list(RowOrder order);
    void readPlaces();
    void startSort();
    void finishSort(RowOrder order);

    std::function<Moment()> m_now;
    store::VersionPtr m_version;
    store::TablePtr m_shown;
    std::uint32_t m_table = 0;
    std::uint32_t m_rows = 0;  // as the views know it
    std::vector<std::size_t> m_columns;  // indices into the table's columns
    std::shared_ptr<const query::Rows> m_only;  // null: all
    bool m_listed = false;  // rows are as in m_order; else the source's own
    RowOrder m_order;
    std::vector<std::uint32_t> m_places;  // table row → view row, when m_listed
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_sorting = false;
    LatestWins m_sorter;
};

}  // namespace civiscope::items
