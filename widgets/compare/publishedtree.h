// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/comparisonlayers.h"
#include "items/comparisonmodel.h"

#include <QTreeView>

namespace civiscope::widgets {

// What two cities publish: types and below each its attributes, side by side. GUI thread.
class PublishedTree : public QTreeView {
    Q_OBJECT

public:
    explicit PublishedTree(QWidget *parent = nullptr);

    // Null: nothing to show. `now`: what ages are told by.
    void setComparison(const std::shared_ptr<const compare::Comparison> &comparison, Moment now);
    // Opens its type and makes it the current row, where there is such a row.
    void choose(const items::ComparisonChoice &choice);
    // Nullopt: no row is current.
    [[nodiscard]] std::optional<items::ComparisonChoice> chosen() const;

Q_SIGNALS:
    void choiceChanged();

private:
    items::ComparisonModel *m_model;
};

}  // namespace civiscope::widgets
