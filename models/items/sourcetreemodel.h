// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/symbology.h"
#include "items/roles.h"
#include "items/treemodel.h"
#include "workspace/session.h"

#include <memory>
#include <optional>

namespace civiscope::items {

// A source, or one table (type) of a source.
struct SourceNode {
    SourceNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<SourceNode>> children;

    int source = 0;           // Source::id
    std::uint32_t table = 0;  // of types: index in the version's tables
};

// The open sources and their types, with counts and ages; types have a check box for their visibility and a MarkRole.
// Follows the session. GUI thread.
class SourceTreeModel : public TreeModel<SourceTreeModel, SourceNode> {
    Q_OBJECT

public:
    enum Column { Name, Count, Newest, ColumnCount };

    SourceTreeModel(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology,
                    QObject *parent = nullptr);

    [[nodiscard]] const SourceNode &at(const QModelIndex &index) const { return *node(index); }
    [[nodiscard]] bool isType(const QModelIndex &index) const { return index.isValid() && index.parent().isValid(); }

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    [[nodiscard]] int columns() const { return ColumnCount; }
    [[nodiscard]] QVariant cell(const SourceNode &node, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;

private:
    void addSource(const workspace::Source &source);
    void removeSource(int source);
    void readVersion(const workspace::Source &source);
    void tellChanged(const workspace::Source &source);
    [[nodiscard]] SourceNode *find(int source) const;
    [[nodiscard]] QVariant sourceCell(const workspace::Source &source, int column, int role) const;
    [[nodiscard]] std::optional<Moment> newestOf(const workspace::Source &source) const;
    [[nodiscard]] QVariant newestCell(std::optional<Moment> newest, int role) const;
    [[nodiscard]] static QString newestToolTip(std::optional<Moment> newest);
    [[nodiscard]] QVariant typeCell(const workspace::Source &source, const store::Table &table, int column,
                                    int role) const;

    workspace::Session &m_session;
    std::shared_ptr<carto::Symbology> m_symbology;
};

}  // namespace civiscope::items
