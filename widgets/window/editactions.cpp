// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/editactions.h"

#include "widgets/parts/page.h"
#include "widgets/window/windowviews.h"

#include <QApplication>
#include <QLineEdit>

#include <algorithm>

namespace civiscope::widgets {

EditActions::EditActions(workspace::Session &session, const WindowViews &views, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_views(views)
{
}

void EditActions::copy()
{
    QWidget *focus = QApplication::focusWidget();
    if (const auto *field = qobject_cast<QLineEdit *>(focus)) {
        field->copy();
        return;
    }
    if (Page *page = pageAround(focus); page && page->copyToClipboard())
        return;
    m_views.table.copyToClipboard();
}

Page *EditActions::exportable() const
{
    if (Page *page = pageAround(QApplication::focusWidget()); page && page->exportOffer())
        return page;
    const auto &pages = m_views.centre.pages();
    // The map is the first of all and in sight in two modes: what lies beside it comes before it.
    const auto found = std::find_if(pages.rbegin(), pages.rend(),
                                    [](const Page *page) { return page->isVisible() && page->exportOffer(); });
    return found == pages.rend() ? nullptr : *found;
}

void EditActions::askWhereToExport()
{
    if (Page *page = exportable())
        page->askWhereToExport();
    else
        m_views.messages.say(tr("Nothing in sight can be exported yet."));
}

void EditActions::goTo(const workspace::EntityKey &entity)
{
    m_session.selection().select({entity});
    if (m_views.map.sessionMap().placed(entity))
        m_views.map.sessionMap().zoomToSelection();
    m_views.centre.revealCurrent();
}

void EditActions::escape()
{
    FindBox &find = m_views.find;
    if (find.hasFocus() && !find.text().isEmpty()) {
        find.clear();
        return;
    }
    if (m_session.timeWindow()) {
        m_session.setTimeWindow(std::nullopt);
        return;
    }
    m_session.selection().select({});
    if (find.hasFocus())
        m_views.map.setFocus(Qt::ShortcutFocusReason);
}

}  // namespace civiscope::widgets
