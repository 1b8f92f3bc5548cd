// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/session.h"

#include <QObject>

namespace civiscope::widgets {

class Page;
struct WindowViews;

// What is done with what is chosen or in sight: copy, export, go to an entity, choose nothing. Child of the window, GUI
// thread.
class EditActions : public QObject {
    Q_OBJECT

public:
    // Both outlive this.
    EditActions(workspace::Session &session, const WindowViews &views, QObject *parent);

    // Of the field or page that has the focus; where that has nothing to give, the rows chosen in the table.
    void copy();
    // Of the page that has the focus, else of the first in sight that can be exported; null: none.
    [[nodiscard]] Page *exportable() const;
    void askWhereToExport();
    // Selects the entity and shows it in all views.
    void goTo(const workspace::EntityKey &entity);
    // Empties the find box, else leaves the past, else selects nothing.
    void escape();

private:
    workspace::Session &m_session;
    const WindowViews &m_views;
};

}  // namespace civiscope::widgets
