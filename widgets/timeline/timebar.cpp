// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timebar.h"

#include "widgets/map/asofband.h"
#include "widgets/parts/theme.h"
#include "words/timewords.h"
#include "workspace/asof.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace civiscope::widgets {

using workspace::AsOf;
using workspace::Session;
using workspace::TimeSpan;
using workspace::TimeWindow;

namespace {

constexpr Moment minute = 60'000'000;

Moment wholeMinute(Moment moment)
{
    return moment / minute * minute;
}

QToolButton *buttonFor(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

TimeBar::TimeBar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_choices(new TimeChoices)
    , m_player(new TimePlayer(
          session, [choices = m_choices] { return choices->speed(); }, this))
    , m_past(new QAction(icon("view-history"), tr("Look at the &past"), this))
    , m_play(new QAction(this))
    , m_back(new QAction(icon("media-seek-backward"), tr("Step &back"), this))
    , m_forward(new QAction(icon("media-seek-forward"), tr("Step &forward"), this))
    , m_slider(new TimeSlider)
    , m_hint(new QLabel(tr("Now")))
    , m_second(new QWidget)
    , m_secondLine(new QBoxLayout(QBoxLayout::LeftToRight, m_second))
    , m_text(new QLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QToolButton)
{
    setAccessibleName(tr("Time"));
    makeActions();
    arrange();
    connect(m_player, &TimePlayer::playingChanged, this, &TimeBar::tell);
    connect(m_choices, &TimeChoices::lengthChosen, this, &TimeBar::wantLength);
    connect(m_choices, &TimeChoices::rangeChosen, this, &TimeBar::wantRange);
    connect(m_slider, &TimeSlider::endWanted, m_player, &TimePlayer::moveEnd);
    connect(m_stop, &QToolButton::clicked, &session.asOf(), &AsOf::cancel);
    connect(&session.asOf(), &AsOf::changed, this, &TimeBar::tell);
    connect(&session, &Session::timeWindowChanged, this, [this] {
        if (m_session.timeWindow())
            m_last = m_session.timeWindow();
        else
            m_player->pause();
        tell();
    });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // the map gives way, not the bar
    connect(&session, &Session::sourceAdded, this, &TimeBar::tell);
    connect(&session, &Session::sourceClosed, this, [this] {
        if (m_session.sources().empty())
            m_last.reset();
        tell();
    });
    tell();
}

void TimeBar::makeActions()
{
    m_past->setCheckable(true);
    m_past->setIconText(tr("Past"));
    m_past->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_H));
    m_past->setToolTip(tr("Show map and table as they were at another time (Ctrl+H)"));
    connect(m_past, &QAction::toggled, this, [this](bool past) { past ? enterPast() : leavePast(); });
    m_play->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Space));
    connect(m_play, &QAction::triggered, this, [this] { m_player->playing() ? m_player->pause() : m_player->play(); });
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    connect(m_back, &QAction::triggered, this, [this] { m_player->step(-1); });
    m_forward->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    connect(m_forward, &QAction::triggered, this, [this] { m_player->step(1); });
    m_slider->setAccessibleName(tr("Time that is shown"));
    m_slider->setToolTip(tr("Drag to another time. Arrow keys step, Page Up and Page Down go by a window, Space plays. "
                            "The bars say how much was observed when."));
    m_stop->setIcon(icon("dialog-cancel"));
    m_stop->setToolTip(tr("Stop asking for the history"));
    m_stop->setAccessibleName(m_stop->toolTip());
    m_stop->setAutoRaise(true);
}

void TimeBar::arrange()
{
    QToolButton *past = buttonFor(m_past);
    past->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_text->setObjectName(QStringLiteral("timeShown"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAccessibleName(tr("Time that is shown"));
    m_text->setMinimumWidth(80);
    m_progress->setFixedWidth(90);
    m_progress->setMaximumHeight(fontMetrics().height());
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How much of the history is here"));
    auto *first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(past);
    first->addWidget(m_hint, 1);
    for (QAction *action : {m_back, m_play, m_forward}) {
        QToolButton *button = buttonFor(action);
        button->hide();
        connect(&m_session, &Session::timeWindowChanged, button,
                [this, button] { button->setVisible(m_session.timeWindow().has_value()); });
        first->addWidget(button);
    }
    first->addWidget(m_slider, 1);
    auto *told = new QHBoxLayout;
    told->addWidget(m_text, 1);
    told->addWidget(m_progress);
    told->addWidget(m_stop);
    m_secondLine->setContentsMargins(0, 0, 0, 0);
    m_secondLine->setSpacing(4);
    m_secondLine->addLayout(told, 1);
    m_secondLine->addWidget(m_choices);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins(8, 2, 8, 2);
    lines->setSpacing(2);
    lines->addLayout(first);
    lines->addWidget(m_second);
}

// Where all of it does not fit into a line, the choices have one of their own: the time must stay readable.
void TimeBar::fit()
{
    const int wanted = m_text->sizeHint().width() + m_choices->sizeHint().width() + 24 +
                       (m_session.asOf().loading() ? m_progress->width() + m_stop->sizeHint().width() + 16 : 0);
    m_secondLine->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void TimeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void TimeBar::enterPast()
{
    if (m_session.timeWindow() || m_session.sources().empty())
        return tell();
    const TimeWindow window =
        m_last ? *m_last : workspace::windowBefore(wholeMinute(m_session.now()), m_choices->length());
    if (!m_session.asOf().range() || !m_session.asOf().range()->contains(window))
        m_session.asOf().load(rangeFor(window.length(), window.to));
    m_session.setTimeWindow(window);
}

void TimeBar::leavePast()
{
    m_session.setTimeWindow(std::nullopt);
}

// So that the window can be moved over all of the time that was chosen.
TimeWindow TimeBar::rangeFor(TimeSpan length, Moment end) const
{
    const Moment now = wholeMinute(m_session.now());
    const Moment back = (m_choices->range() + length).count();
    return {std::min(now - back, end - length.count()), std::max(now, end)};
}

void TimeBar::wantLength()
{
    const auto &window = m_session.timeWindow();
    const TimeSpan length = m_choices->length();
    if (!window || length == TimeSpan::zero()) {
        m_last.reset();
        return;
    }
    const auto range = m_session.asOf().range();
    if (!range || range->length() < m_choices->range() + length)
        m_session.asOf().load(rangeFor(length, window->to));
    m_session.setTimeWindow(workspace::windowBefore(window->to, length));
}

void TimeBar::wantRange()
{
    const auto window = m_session.timeWindow();
    if (!window)
        return;
    const Moment now = wholeMinute(m_session.now());
    const TimeWindow range = rangeFor(window->length(), now);
    m_session.asOf().load(range);
    if (!range.contains(*window))
        m_session.setTimeWindow(window->endingAt(now));
}

// Of all sources together, where they were loaded for the same range.
std::vector<std::uint32_t> TimeBar::bars() const
{
    std::vector<std::uint32_t> all;
    const auto range = m_session.asOf().range();
    for (const auto &source : m_session.sources()) {
        const AsOf::State *state = m_session.asOf().state(source->id());
        if (!state || !range || state->range != *range)
            continue;
        all.resize(std::max(all.size(), state->histogram.size()));
        std::ranges::transform(state->histogram, all, all.begin(), std::plus());
    }
    return all;
}

void TimeBar::tell()
{
    const auto &window = m_session.timeWindow();
    const AsOf &asOf = m_session.asOf();
    const auto range = asOf.range();
    const bool some = !m_session.sources().empty();
    {
        const QSignalBlocker quiet(m_past);
        m_past->setChecked(window.has_value());
    }
    m_past->setEnabled(some);
    const bool ready = window && range;
    for (QAction *action : {m_play, m_back, m_forward})
        action->setEnabled(ready);
    m_play->setIcon(icon(m_player->playing() ? "media-playback-pause" : "media-playback-start"));
    m_play->setText(m_player->playing() ? tr("&Pause") : tr("&Play"));
    m_hint->setVisible(!window);
    m_slider->setVisible(window.has_value());
    m_slider->setEnabled(ready);
    m_second->setVisible(window.has_value());
    m_progress->setVisible(asOf.loading());
    m_stop->setVisible(asOf.loading());
    if (!window)
        return;
    if (range) {
        m_slider->setZone(zoneOf(m_session));
        m_slider->setStretch(*range, std::min(range->to, range->from + window->length().count()));
        m_slider->setBars(bars());
    }
    m_slider->setWindow(*window, TimePlayer::stepLength(window->length()));
    m_choices->showLength(window->length());
    if (asOf.loading()) {
        const Progress progress = asOf.progress();
        m_progress->setRange(0, int(progress.total.value_or(0)));
        m_progress->setValue(int(progress.done));
        m_text->setText(tr("Asking for the history…"));
    } else {
        m_text->setText(words::timeInZone(window->to, zoneOf(m_session)));
    }
    m_text->setToolTip(Qt::convertFromPlainText(timesEverywhere(m_session, window->to)));
    fit();
}

void TimeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_play->isEnabled())
        m_play->trigger();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace civiscope::widgets
