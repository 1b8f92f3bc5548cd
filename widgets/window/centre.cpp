// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/centre.h"

#include "widgets/parts/page.h"
#include "widgets/window/messagebar.h"
#include "widgets/window/welcomepage.h"

#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace civiscope::widgets {

namespace {

constexpr int leastMap = 160;
constexpr int leastTabs = 120;
const QLatin1String splitKey("window/split");
const QLatin1String auditSplitKey("window/auditSplit");

QTabWidget *tabs()
{
    auto *made = new QTabWidget;
    made->setDocumentMode(true);
    made->setMinimumHeight(leastTabs);
    return made;
}

QSplitter *splitter(QWidget *above, QWidget *below)
{
    auto *made = new QSplitter(Qt::Vertical);
    made->addWidget(above);
    made->addWidget(below);
    made->setStretchFactor(0, 3);
    made->setStretchFactor(1, 2);
    made->setChildrenCollapsible(false);
    return made;
}

}  // namespace

Centre::Centre(Page *map, QWidget *parent)
    : QWidget(parent)
    , m_lines(new QVBoxLayout(this))
    , m_messages(new MessageBar)
    , m_pages(new QStackedWidget)
    , m_welcome(new WelcomePage)
    , m_mapLines(new QVBoxLayout)
    , m_audit(tabs())
    , m_bottom(tabs())
    , m_all{map}
{
    map->setMinimumHeight(leastMap);
    auto *mapSpace = new QWidget;
    mapSpace->setLayout(m_mapLines);
    m_mapLines->setContentsMargins(0, 0, 0, 0);
    m_mapLines->setSpacing(0);
    m_mapLines->addWidget(map, 1);
    m_mapAndTabs = splitter(mapSpace, m_bottom);
    m_work = splitter(m_audit, m_mapAndTabs);
    m_audit->hide();
    m_pages->addWidget(m_welcome);
    m_pages->addWidget(m_work);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_lines->addWidget(m_messages);
    m_lines->addWidget(m_pages, 1);
    resetSizes();
}

void Centre::addBottomTab(Page *page, const QIcon &icon, const QString &title)
{
    m_all << page;
    m_bottom->addTab(page, icon, title);
}

void Centre::addAuditTab(Page *page, const QString &title)
{
    m_all << page;
    m_audit->addTab(page, title);
}

void Centre::setComparePage(Page *page)
{
    m_all << page;
    m_compare = page;
    m_pages->addWidget(page);
}

void Centre::setFilterBar(QWidget *bar)
{
    m_filterBar = bar;
    m_lines->insertWidget(m_lines->indexOf(m_pages), bar);
}

void Centre::setTimeBar(QWidget *bar)
{
    m_mapLines->addWidget(bar);
}

void Centre::show(Mode mode, bool empty)
{
    m_audit->setVisible(mode == Mode::Audit);
    m_bottom->setVisible(mode == Mode::Browse);
    QWidget *work = mode == Mode::Compare ? static_cast<QWidget *>(m_compare) : m_work;
    m_pages->setCurrentWidget(empty ? m_welcome : work);
    if (m_filterBar)
        m_filterBar->setVisible(!empty && mode != Mode::Compare);
}

void Centre::revealCurrent()
{
    for (Page *page : std::as_const(m_all))
        page->revealCurrent();
}

void Centre::saveSizes(QSettings &settings) const
{
    settings.setValue(splitKey, m_mapAndTabs->saveState());
    settings.setValue(auditSplitKey, m_work->saveState());
}

void Centre::restoreSizes(const QSettings &settings)
{
    m_mapAndTabs->restoreState(settings.value(splitKey).toByteArray());
    m_work->restoreState(settings.value(auditSplitKey).toByteArray());
}

QByteArray Centre::sizesText() const
{
    return m_mapAndTabs->saveState().toBase64() + ' ' + m_work->saveState().toBase64();
}

void Centre::setSizesText(const QByteArray &text)
{
    const QList<QByteArray> states = text.split(' ');
    if (states.size() != 2)
        return;
    m_mapAndTabs->restoreState(QByteArray::fromBase64(states[0]));
    m_work->restoreState(QByteArray::fromBase64(states[1]));
}

void Centre::resetSizes()
{
    m_mapAndTabs->setSizes({440, 260});
    m_work->setSizes({400, 300});
}

}  // namespace civiscope::widgets
