// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/editactions.h"

#include "widgets/parts/page.h"
#include "widgets/window/windowviews.h"

#include <QApplication>
#include <QLineEdit>

#include <algorithm>
#include <ranges>
#include <vector>

namespace civiscope::widgets {

namespace {

// That with the keyboard first, then what lies beside the map, which is the first of all pages, then the map. What is
// hidden is not meant, though it may keep the focus.
std::vector<Page *> pagesInSight(const WindowViews &views)
{
    std::vector<Page *> pages;
    if (Page *page = pageAround(QApplication::focusWidget()); page && page->isVisible())
        pages.push_back(page);
    for (Page *page : views.centre.pages() | std::views::reverse) {
        if (page->isVisible())
            pages.push_back(page);
    }
    return pages;
}

}  // namespace

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
    for (Page *page : pagesInSight(m_views)) {
        if (page->copyToClipboard())
            return;
    }
}

Page *EditActions::exportable() const
{
    const std::vector<Page *> pages = pagesInSight(m_views);
    const auto found = std::ranges::find_if(pages, [](const Page *page) { return page->exportOffer().has_value(); });
    return found == pages.end() ? nullptr : *found;
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
