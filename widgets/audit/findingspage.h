// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/page.h"
#include "workspace/findingsbook.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace civiscope::items {
class FindingsModel;
}

namespace civiscope::widgets {

class FindingDetail;

// What is wrong with a source: by rule, with counts and bars; below each rule its findings. A finding selects its
// entity in the session and shows beside the list what stands where, and how to put it right. The source is checked
// while this page is in sight.
class FindingsPage : public Page {
    Q_OBJECT

public:
    FindingsPage(workspace::Session &session, workspace::FindingsBook &book, QWidget *parent = nullptr);

    void showSource(int source);
    [[nodiscard]] QTreeView &tree() { return *m_tree; }
    [[nodiscard]] items::FindingsModel &model() { return *m_model; }
    [[nodiscard]] FindingDetail &detail() { return *m_detail; }
    [[nodiscard]] QComboBox &severities() { return *m_severities; }
    [[nodiscard]] QComboBox &types() { return *m_types; }

    bool copyToClipboard() override;  // what the chosen line says

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeControls();
    void makeTree();
    void listSources();
    void listTypes();
    void refresh(int source);
    void showFindings();
    void tellState();
    void chosen();
    void askSchemas();

    workspace::Session &m_session;
    workspace::FindingsBook &m_book;
    items::FindingsModel *m_model;
    QComboBox *m_sources;
    QComboBox *m_severities;
    QComboBox *m_types;
    QPushButton *m_schemas;
    QLabel *m_state;
    QLabel *m_problems;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QTreeView *m_tree;
    QLabel *m_empty;
    FindingDetail *m_detail;
    int m_source = 0;
    std::shared_ptr<const schema::Validation> m_shown;
};

}  // namespace civiscope::widgets
