// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QScrollArea>

#include <memory>

class QVBoxLayout;

namespace civiscope::widgets {

// How the values of both cities are distributed, attribute by attribute of one type: bars over shared bins with the
// medians, or the most frequent words; under each how many there are and what makes it less than fair. GUI thread.
class DistributionView : public QScrollArea {
    Q_OBJECT

public:
    explicit DistributionView(QWidget *parent = nullptr);

    // `type`: in Comparison::types. Null or nullopt: nothing to show.
    void setType(const std::shared_ptr<const compare::Comparison> &comparison, std::optional<std::size_t> type);
    void showAttribute(std::size_t attribute);  // scrolls its chart to the top, where it has one

private:
    std::map<std::size_t, QWidget *> m_charts;  // by attribute
};

}  // namespace civiscope::widgets
