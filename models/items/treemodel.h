// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace civiscope::items {

// A tree of nodes: all index code stands here, once. Node has: Node *parent, int row (in the parent), and
// std::vector<std::unique_ptr<Node>> children. Derived has: int columns() const,
// QVariant cell(const Node &, int column, int role) const, QVariant header(int column, int role) const.
template<typename Derived, typename Node>
class TreeModel : public QAbstractItemModel {
public:
    using QAbstractItemModel::QAbstractItemModel;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const final
    {
        if (!hasIndex(row, column, parent))
            return {};
        return createIndex(row, column, node(parent)->children[static_cast<std::size_t>(row)].get());
    }
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const final
    {
        return child.isValid() ? indexOf(*node(child)->parent) : QModelIndex();
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex & = {}) const final { return self().columns(); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid) ? self().cell(*node(index), index.column(), role)
                                                                 : QVariant();
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation == Qt::Horizontal && section >= 0 && section < self().columns())
            return self().header(section, role);
        return {};
    }

protected:
    [[nodiscard]] Node &root() { return *m_root; }
    [[nodiscard]] const Node &root() const { return *m_root; }
    // Between beginResetModel and endResetModel.
    void setRoot(std::unique_ptr<Node> root) { m_root = std::move(root); }
    [[nodiscard]] Node *node(const QModelIndex &index) const
    {
        return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
    }
    [[nodiscard]] QModelIndex indexOf(const Node &node, int column = 0) const
    {
        return node.parent ? createIndex(node.row, column, &node) : QModelIndex();
    }

private:
    friend Derived;
    TreeModel() = default;

    [[nodiscard]] const Derived &self() const { return static_cast<const Derived &>(*this); }

    std::unique_ptr<Node> m_root = std::make_unique<Node>();
};

// Hangs a node under another as its last child.
template<typename Node>
Node &append(Node &parent, std::unique_ptr<Node> child)
{
    child->parent = &parent;
    child->row = static_cast<int>(parent.children.size());
    parent.children.push_back(std::move(child));
    return *parent.children.back();
}

}  // namespace civiscope::items
