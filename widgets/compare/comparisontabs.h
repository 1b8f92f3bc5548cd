// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/comparisonlayers.h"
#include "widgets/compare/distributionview.h"
#include "widgets/compare/publishedtree.h"

#include <QTabWidget>

class QLabel;
class QPushButton;
class QStringListModel;
class QUndoStack;

namespace civiscope::widgets {

// What a comparison says, below its maps: what both publish, with a choice and what is decided of it; how the chosen is
// distributed; what differs. GUI thread.
class ComparisonTabs : public QTabWidget {
    Q_OBJECT

public:
    // `decisions`: what Undo takes back; outlives the tabs.
    explicit ComparisonTabs(QUndoStack &decisions, QWidget *parent = nullptr);

    // Null: nothing to show. What is open and chosen stays where it is there again.
    void setComparison(const std::shared_ptr<const compare::Comparison> &comparison, Moment now);
    void choose(const items::ComparisonChoice &choice);
    // Of a row that is current. Nullopt: none is.
    [[nodiscard]] std::optional<items::ComparisonChoice> chosen() const;
    void showDistribution(const items::ComparisonChoice &choice, bool otherType);

    [[nodiscard]] PublishedTree &published() { return *m_published; }
    [[nodiscard]] QPushButton &acceptButton() { return *m_accept; }
    [[nodiscard]] QPushButton &rejectButton() { return *m_reject; }

Q_SIGNALS:
    void choiceChanged();
    void decided(bool accepted);  // about what is chosen

private:
    QWidget *publishedPage(QUndoStack &decisions);
    void showOffer();

    std::shared_ptr<const compare::Comparison> m_comparison;
    PublishedTree *m_published;
    QLabel *m_overview;
    QPushButton *m_accept;
    QPushButton *m_reject;
    DistributionView *m_distributions;
    QStringListModel *m_differences;
};

}  // namespace civiscope::widgets
