// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/scorecard.h"

#include <QWidget>

#include <memory>

class QTableView;
class QTextBrowser;

namespace civiscope::items {
class ScorecardModel;
}  // namespace civiscope::items

namespace civiscope::widgets {

// A scorecard to look at: the matrix of mechanisms and requirements on the left, the chosen requirement with its
// reasons, evidence and entities on the right. GUI thread.
class ScorecardView : public QWidget {
    Q_OBJECT

public:
    explicit ScorecardView(QWidget *parent = nullptr);

    // Null: nothing yet. The first requirement that is not met, else the first one, is chosen.
    void setCard(std::shared_ptr<const audit::Scorecard> card);

    [[nodiscard]] QTableView &matrix() { return *m_matrix; }
    [[nodiscard]] QTextBrowser &details() { return *m_details; }

Q_SIGNALS:
    void entityChosen(const QString &id);
    void entitiesChosen(const QStringList &ids);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void showChosen();
    void follow(const QUrl &link);

    items::ScorecardModel *m_model;
    QTableView *m_matrix;
    QTextBrowser *m_details;
    std::shared_ptr<const audit::Scorecard> m_card;
    const audit::Row *m_chosen = nullptr;  // in m_card
};

}  // namespace civiscope::widgets
