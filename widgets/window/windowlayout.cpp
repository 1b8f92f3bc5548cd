// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/windowlayout.h"

#include "widgets/window/centre.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace civiscope::widgets {

namespace {

constexpr int layoutVersion = 1;
constexpr QSize firstSize(1280, 800);
const QLatin1String geometryKey("window/geometry");
const QLatin1String layoutKey("window/layout");

}  // namespace

WindowLayout::WindowLayout(QMainWindow &window, Centre &centre, QSettings &settings)
    : QObject(&window)
    , m_window(window)
    , m_centre(centre)
    , m_settings(settings)
{
    window.installEventFilter(this);
}

QDockWidget *WindowLayout::addDock(const char *name, const QString &title, QWidget *widget, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, &m_window);
    dock->setObjectName(QLatin1String(name));
    dock->setWidget(widget);
    m_window.addDockWidget(area, dock);
    m_docks << dock;
    return dock;
}

QList<QAction *> WindowLayout::dockActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_docks)
        actions << dock->toggleViewAction();
    return actions;
}

void WindowLayout::restore()
{
    m_window.resize(firstSize);
    m_first = m_window.saveState(layoutVersion);
    m_window.restoreGeometry(m_settings.value(geometryKey).toByteArray());
    setState(m_settings.value(layoutKey).toByteArray());
    m_centre.restoreSizes(m_settings);
}

// A window that is to be shown maximised keeps a state that does not fit into its size yet for later, with pointers to
// its docks (QMainWindowLayout::restoredState); the next state deletes what these point to, and showing the window then
// reads it. So such a window is given its state as if it was of its ordinary size, and again once it is large.
void WindowLayout::setState(const QByteArray &state)
{
    m_waiting.clear();
    const Qt::WindowStates states = m_window.windowState();
    const bool large = states & (Qt::WindowMaximized | Qt::WindowFullScreen);
    if (m_window.isVisible() || !large) {
        m_window.restoreState(state, layoutVersion);
        return;
    }
    m_window.setWindowState(Qt::WindowNoState);
    m_window.restoreState(state, layoutVersion);
    m_window.setWindowState(states);
    m_waiting = state;
}

bool WindowLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !m_waiting.isEmpty() && m_window.isVisible() &&
        m_window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) {
        // After the window has laid itself out.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (const QByteArray state = std::exchange(m_waiting, {}); !state.isEmpty())
                    setState(state);
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void WindowLayout::save()
{
    m_settings.setValue(geometryKey, m_window.saveGeometry());
    m_settings.setValue(layoutKey, m_window.saveState(layoutVersion));
    m_centre.saveSizes(m_settings);
}

void WindowLayout::reset()
{
    setState(m_first);
    m_centre.resetSizes();
}

QByteArray WindowLayout::text() const
{
    return m_window.saveState(layoutVersion).toBase64() + ' ' + m_centre.sizesText();
}

void WindowLayout::setText(const QByteArray &text)
{
    const auto space = text.indexOf(' ');
    setState(QByteArray::fromBase64(text.first(std::max<qsizetype>(0, space))));
    m_centre.setSizesText(text.mid(space + 1));
}

}  // namespace civiscope::widgets
