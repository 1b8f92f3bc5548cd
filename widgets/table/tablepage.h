// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/entitytablemodel.h"
#include "workspace/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace civiscope::widgets {

// One type of one source as a table: chosen above, sorted by its headers, columns chosen in their context menu, the
// selection shared with all views.
class TablePage : public QWidget {
    Q_OBJECT

public:
    explicit TablePage(workspace::Session &session, QWidget *parent = nullptr);

    void showTable(int source, std::uint32_t table);
    [[nodiscard]] QTableView &view() { return *m_view; }
    [[nodiscard]] items::EntityTableModel &model() { return *m_model; }
    [[nodiscard]] QString stateText() const;  // what stands above the table
    void copySelection() const;
    // Brings the current entity's row into sight, changing the table when needed.
    void revealCurrent();

Q_SIGNALS:
    void activated();  // a row was double clicked, or Enter pressed

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
