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
class WelcomePage;

// The middle of the window: a page a mode, over them the filter bar, over all the messages. Browse is the map over the
// tabs that begin with the table; Audit lays its own tabs over the same map; Compare is one page. While there is no
// source the welcome page stands there in every mode.
class Centre : public QWidget {
    Q_OBJECT

public:
    explicit Centre(QWidget *map, QWidget *parent = nullptr);

    void addBottomTab(QWidget *page, const QIcon &icon, const QString &title);
    void addAuditTab(QWidget *page, const QString &title);
    void setComparePage(QWidget *page);
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
    [[nodiscard]] QWidget *comparePage() { return m_compare; }  // nullptr: none yet
    [[nodiscard]] QSplitter &mapAndTabs() { return *m_mapAndTabs; }

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
    QWidget *m_compare = nullptr;
};

}  // namespace civiscope::widgets
