// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/scorecardmodel.h"
#include "widgets/audit/scorecardview.h"

#include <QTableView>
#include <QTest>

#include <source_location>
#include <string_view>

namespace civiscope::test {

// Clicks on a requirement of the card that is shown, by its MIM's slug and its id. The test fails where there is none.
inline void clickRequirement(widgets::ScorecardView &view, const audit::Scorecard &card, std::string_view slug,
                             std::string_view id, std::source_location where = std::source_location::current())
{
    QTableView &matrix = view.matrix();
    const auto *model = qobject_cast<const items::ScorecardModel *>(matrix.model());
    for (const audit::Column &column : card.columns) {
        for (const audit::Row &row : column.rows) {
            if (column.mim->slug != slug || row.requirement->id != id)
                continue;
            const QModelIndex cell = model->indexOf(&row);
            matrix.scrollTo(cell);
            QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, matrix.visualRect(cell).center());
            return;
        }
    }
    QTest::qFail("no such requirement", where.file_name(), int(where.line()));
}

}  // namespace civiscope::test
