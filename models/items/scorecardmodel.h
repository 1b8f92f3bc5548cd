// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"
#include "items/tablemodel.h"

#include <memory>
#include <vector>

namespace civiscope::items {

// A scorecard as a matrix: for each mechanism a line with its name and counts, then its requirements side by side, as
// many in a line as the view has room for. A cell says id, mark and word. Main thread.
class ScorecardModel final : public TableModel<ScorecardModel> {
    Q_OBJECT

public:
    enum Role {
        VerdictRole = Qt::UserRole,  // int, an audit::Verdict; only of requirements
        IdRole,                      // "C1.R1.1"
        LevelRole,                   // "shall"
    };
    using TableModel::TableModel;

    void setCard(std::shared_ptr<const audit::Scorecard> card);  // null: empty
    // At least 1. Resets the model when it changes.
    void setAcross(int cells);

    // The requirement of a cell; null: a heading, or a cell behind the last one.
    [[nodiscard]] const audit::Row *requirement(const QModelIndex &index) const;
    [[nodiscard]] bool isHeading(int row) const;
    // Where a requirement stands; invalid: nowhere.
    [[nodiscard]] QModelIndex indexOf(const audit::Row *requirement) const;

    [[nodiscard]] int rows() const { return int(m_lines.size()); }
    [[nodiscard]] int columns() const { return m_across; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line {
        std::size_t mechanism = 0;
        int first = -1;  // requirement in the first cell; -1: a heading
    };
    void arrange();
    [[nodiscard]] const audit::Row *at(int row, int column) const;

    std::shared_ptr<const audit::Scorecard> m_card;
    std::vector<Line> m_lines;
    int m_across = 6;
};

}  // namespace civiscope::items
