// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/roles.h"
#include "items/tablemodel.h"
#include "store/dataset.h"

#include <QString>

#include <vector>

namespace civiscope::items {

// What could not be read of all sources: where, why, and how it begins. Holds the versions, not copies. GUI thread.
class QuarantineModel : public TableModel<QuarantineModel> {
    Q_OBJECT

public:
    enum Column { Source, Where, Reason, Detail, Beginning, ColumnCount };

    struct OfSource {
        QString name;
        store::VersionPtr version;
    };

    using TableModel::TableModel;

    void setSources(std::vector<OfSource> sources);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int columns() const { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const;
    [[nodiscard]] QVariant header(int column, int role) const;

private:
    std::vector<OfSource> m_sources;
    int m_rows = 0;
};

}  // namespace civiscope::items
