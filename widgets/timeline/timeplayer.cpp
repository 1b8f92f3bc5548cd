// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeplayer.h"

#include "workspace/asof.h"

#include <algorithm>
#include <utility>

namespace civiscope::widgets {

using workspace::TimeSpan;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds beat(100);  // between two steps of a play
}

TimePlayer::TimePlayer(workspace::Session &session, std::function<TimeSpan()> speed, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_speed(std::move(speed))
{
    m_beats.setInterval(beat);
    connect(&m_beats, &QTimer::timeout, this, [this] { advance(std::chrono::milliseconds(m_sinceBeat.restart())); });
}

void TimePlayer::moveEnd(Moment end)
{
    const auto &window = m_session.timeWindow();
    const auto range = m_session.asOf().range();
    if (!window || !range)
        return;
    const Moment first = std::min(range->to, range->from + window->length().count());
    m_session.setTimeWindow(window->endingAt(std::clamp(end, first, range->to)));
}

void TimePlayer::step(int count)
{
    pause();
    if (const auto &window = m_session.timeWindow())
        moveEnd(window->to + count * stepLength(window->length()).count());
}

TimeSpan TimePlayer::stepLength(TimeSpan window)
{
    return window <= 1h ? TimeSpan(10min) : window <= 24h ? TimeSpan(1h) : TimeSpan(24h);
}

void TimePlayer::play()
{
    const auto &window = m_session.timeWindow();
    const auto range = m_session.asOf().range();
    if (!window || !range)
        return;
    const Moment begin = range->from + window->length().count();
    if (window->to >= range->to)
        moveEnd(begin);
    m_sinceBeat.start();
    m_unplayed = {};
    m_beats.start();
    Q_EMIT playingChanged();
}

void TimePlayer::pause()
{
    m_beats.stop();
    Q_EMIT playingChanged();
}

void TimePlayer::advance(std::chrono::milliseconds elapsed)
{
    const auto &window = m_session.timeWindow();
    const auto range = m_session.asOf().range();
    if (!window || !range || m_session.asOf().loading())
        return;
    // In whole minutes, which can be read; what is left counts the next time.
    m_unplayed += m_speed() * elapsed.count() / 1000;
    const auto whole = std::chrono::floor<std::chrono::minutes>(m_unplayed);
    m_unplayed -= whole;
    const Moment end = window->to + TimeSpan(whole).count();
    moveEnd(end);
    if (end >= range->to)
        pause();
}

}  // namespace civiscope::widgets
