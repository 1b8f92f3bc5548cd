// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/modebar.h"

#include "widgets/parts/theme.h"

#include <QAction>
#include <QActionGroup>

#include <array>
#include <utility>

namespace civiscope::widgets {

namespace {

constexpr std::array<std::pair<Mode, const char *>, 3> words{
    {{Mode::Browse, "browse"}, {Mode::Compare, "compare"}, {Mode::Audit, "audit"}}};

}  // namespace

QString wordOf(Mode mode)
{
    return QLatin1String(words[static_cast<std::size_t>(mode)].second);
}

std::optional<Mode> modeOf(const QString &word)
{
    for (const auto &[mode, known] : words) {
        if (word == QLatin1String(known))
            return mode;
    }
    return std::nullopt;
}

ModeBar::ModeBar(QWidget *parent)
    : QToolBar(tr("Modes"), parent)
    , m_modes(new QActionGroup(this))
{
    setObjectName(QStringLiteral("modes"));
    setMovable(false);
    setOrientation(Qt::Vertical);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    const auto add = [this](Mode mode, const char *iconName, const QString &text, const QString &tip) {
        QAction *action = addAction(icon(iconName), text);
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        action->setVisible(mode == Mode::Browse);
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + static_cast<int>(mode))));
        action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, action->shortcut().toString(QKeySequence::NativeText)));
        m_modes->addAction(action);
    };
    add(Mode::Browse, "globe", tr("Browse"), tr("Look at the city on map, table and timeline"));
    add(Mode::Compare, "view-split-left-right", tr("Compare"), tr("Lay two cities side by side"));
    add(Mode::Audit, "view-certificate", tr("Audit"), tr("See what is wrong with the data, and what a source meets"));
    actionOf(Mode::Browse)->setChecked(true);
    connect(m_modes, &QActionGroup::triggered, this, [this] { Q_EMIT modeChanged(mode()); });
}

void ModeBar::offer(Mode mode)
{
    actionOf(mode)->setVisible(true);
}

bool ModeBar::offers(Mode mode) const
{
    return actionOf(mode)->isVisible();
}

Mode ModeBar::mode() const
{
    return static_cast<Mode>(m_modes->checkedAction()->data().toInt());
}

void ModeBar::setMode(Mode mode)
{
    if (mode != this->mode() && offers(mode))
        actionOf(mode)->trigger();
}

QList<QAction *> ModeBar::modeActions() const
{
    return m_modes->actions();
}

QAction *ModeBar::actionOf(Mode mode) const
{
    return m_modes->actions().at(static_cast<int>(mode));
}

}  // namespace civiscope::widgets
