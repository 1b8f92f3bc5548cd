// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/window/modebar.h"

#include <QWidget>

class QSettings;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QVBoxLayout;

namespace civiscope::widgets {

class MessageBar;
class Page;
class WelcomePage;

// The middle of the window: a page a mode, over them the filter bar, over all the messages. Browse is the map over the
// tabs that begin with the table; Audit lays its own tabs over the same map; Compare is one page. While there is no
// source the welcome page stands there in every mode.
class Centre : public QWidget {
    Q_OBJECT

public:
    explicit Centre(Page *map, QWidget *parent = nullptr);

    void addBottomTab(Page *page, const QIcon &icon, const QString &title);
    void addAuditTab(Page *page, const QString &title);
    void setComparePage(Page *page);
    [[nodiscard]] const QList<Page *> &pages() const
    {
        return m_all;
    }  // in the order in which they came, the map first
    void setFilterBar(QWidget *bar);  // shown in Browse and Audit
    void setTimeBar(QWidget *bar);    // under the map

    void show(Mode mode, bool empty);
    void saveSizes(QSettings &settings) const;
    void restoreSizes(const QSettings &settings);
    void resetSizes();
    // The same as text, for workspace files.
    [[nodiscard]] QByteArray sizesText() const;
    void setSizesText(const QByteArray &text);

    [[nodiscard]] MessageBar &messages() { return *m_messages; }
    [[nodiscard]] WelcomePage &welcome() { return *m_welcome; }
    [[nodiscard]] QTabWidget &bottomTabs() { return *m_bottom; }
    [[nodiscard]] QTabWidget &auditTabs() { return *m_audit; }
    [[nodiscard]] QSplitter &mapAndTabs() { return *m_mapAndTabs; }

    // Each page brings the session's current entity into sight.
    void revealCurrent();

private:
    QVBoxLayout *m_lines;
    MessageBar *m_messages;
    QWidget *m_filterBar = nullptr;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    QVBoxLayout *m_mapLines;  // the map and what belongs under it
    QSplitter *m_work;        // audit tabs over what follows
    QTabWidget *m_audit;
    QSplitter *m_mapAndTabs;  // map over bottom tabs
    QTabWidget *m_bottom;
    Page *m_compare = nullptr;
    QList<Page *> m_all;
};

}  // namespace civiscope::widgets
