// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/entitytablemodel.h"
#include "widgets/parts/page.h"
#include "workspace/session.h"

class QComboBox;
class QLabel;
class QTableView;

namespace civiscope::widgets {

// One type of one source as a table: chosen above, sorted by its headers, columns chosen in their context menu, the
// selection shared with all views.
class TablePage : public Page {
    Q_OBJECT

public:
    explicit TablePage(workspace::Session &session, QWidget *parent = nullptr);

    void showTable(int source, std::uint32_t table);
    [[nodiscard]] QTableView &view() { return *m_view; }
    [[nodiscard]] items::EntityTableModel &model() { return *m_model; }
    // The chosen rows with all columns in sight, tab-separated, exact values: what spreadsheets take.
    bool copyToClipboard() override;
    void revealCurrent() override;  // changes the table when needed

private:
    void listTables();
    void showFiltered();
    void chosen(int index);
    void takeSelection();   // from the view to the session
    void showSelection();   // from the session to the view
    void showColumnMenu(QPoint at);
    void hideSubAttributes(int first, int last);
    void widen();
    void tellState();

    workspace::Session &m_session;
    items::EntityTableModel *m_model;
    QComboBox *m_types;
    QLabel *m_state;
    QTableView *m_view;
    int m_source = 0;
    bool m_linking = false;  // one of the two selections is just being brought in line with the other
    std::ptrdiff_t m_selected = 0;  // of the rows shown
};

}  // namespace civiscope::widgets
