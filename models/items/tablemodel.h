// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace civiscope::items {

// A flat table: all index code stands here, once; a model only says how large it is and what stands in a cell.
// Derived has: int rows() const, int columns() const, QVariant cell(int row, int column, int role) const,
// QVariant header(int column, int role) const.
template<typename Derived>
class TableModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : self().rows();
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : self().columns();
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
                   ? self().cell(index.row(), index.column(), role)
                   : QVariant();
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation == Qt::Horizontal && section >= 0 && section < self().columns())
            return self().header(section, role);
        return QAbstractTableModel::headerData(section, orientation, role);
    }

private:
    friend Derived;
    TableModel() = default;

    [[nodiscard]] const Derived &self() const { return static_cast<const Derived &>(*this); }
};

}  // namespace civiscope::items
