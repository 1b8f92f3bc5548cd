// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/zonewords.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace civiscope::words {

namespace {

constexpr Moment second = 1'000'000;
constexpr Moment hour = 3600 * second;
constexpr Moment day = 24 * hour;

enum class Unit { Time, Day, Month, Year };
struct Step {
    Unit unit = Unit::Time;
    Moment count = 0;  // microseconds, days, months or years
    Moment length = 0;  // about, microseconds
};

constexpr Step timeStep(Moment length)
{
    return {Unit::Time, length, length};
}

// From the shortest on.
constexpr std::array steps{timeStep(second / 100),
                           timeStep(second / 10),
                           timeStep(second),
                           timeStep(5 * second),
                           timeStep(15 * second),
                           timeStep(60 * second),
                           timeStep(300 * second),
                           timeStep(900 * second),
                           timeStep(1800 * second),
                           timeStep(hour),
                           timeStep(3 * hour),
                           timeStep(6 * hour),
                           timeStep(12 * hour),
                           Step{Unit::Day, 1, day},
                           Step{Unit::Day, 2, 2 * day},
                           Step{Unit::Day, 7, 7 * day},
                           Step{Unit::Day, 14, 14 * day},
                           Step{Unit::Month, 1, 28 * day},
                           Step{Unit::Month, 3, 90 * day},
                           Step{Unit::Month, 6, 181 * day},
                           Step{Unit::Year, 1, 365 * day},
                           Step{Unit::Year, 2, 730 * day},
                           Step{Unit::Year, 5, 1826 * day},
                           Step{Unit::Year, 10, 3652 * day},
                           Step{Unit::Year, 50, 18262 * day},
                           Step{Unit::Year, 100, 36524 * day}};

QDateTime local(Moment moment, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch((moment - ((moment % 1000) + 1000) % 1000) / 1000, zone);
}

Moment momentOf(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

QString offset(const QDateTime &time)
{
    const int minutes = time.offsetFromUtc() / 60;
    QString text = QStringLiteral("UTC");
    if (minutes != 0)
        text += QStringLiteral("%1%2").arg(minutes < 0 ? QChar(0x2212) : QLatin1Char('+')).arg(std::abs(minutes) / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
    const QString name = time.timeZoneAbbreviation();
    // Zones without a name of their own are abbreviated by their offset: "+04".
    return name.startsWith(QLatin1String("UTC")) || name.contains(QLatin1Char('+')) || name.contains(QLatin1Char('-'))
               ? text
               : QStringLiteral("%1, %2").arg(name, text);
}

// The moments themselves, without words.
std::vector<Moment> places(Moment from, Moment to, const Step &step, const QTimeZone &zone)
{
    std::vector<Moment> all;
    const auto add = [&](Moment at) {
        if (at >= from && at <= to && (all.empty() || at > all.back()))
            all.push_back(at);
    };
    const QDateTime begin = local(from, zone);
    if (step.unit == Unit::Time && step.count < hour) {
        const Moment shift = Moment(begin.offsetFromUtc()) * second;
        const Moment since = from + shift;
        Moment at = since - ((since % step.count) + step.count) % step.count - shift;
        for (; at <= to; at += step.count)
            add(at);
        return all;
    }
    QDate date = begin.date();
    if (step.unit == Unit::Time) {
        for (; momentOf(date.startOfDay(zone)) <= to; date = date.addDays(1)) {
            for (int h = 0; h < 24; h += int(step.count / hour))
                add(momentOf(QDateTime(date, QTime(h, 0), zone)));
        }
        return all;
    }
    if (step.unit == Unit::Day)
        date = date.addDays(-(date.toJulianDay() % step.count));
    else if (step.unit == Unit::Month)
        date = QDate(date.year(), (date.month() - 1) / int(step.count) * int(step.count) + 1, 1);
    else
        date = QDate(date.year() / int(step.count) * int(step.count), 1, 1);
    const auto next = [&] {
        if (step.unit == Unit::Day)
            return date.addDays(step.count);
        return step.unit == Unit::Month ? date.addMonths(int(step.count)) : date.addYears(int(step.count));
    };
    for (; date.isValid() && momentOf(date.startOfDay(zone)) <= to; date = next())
        add(momentOf(date.startOfDay(zone)));
    return all;
}

struct Parts {
    QString own;  // what tells this tick from its neighbours
    QString common;  // what it has in common with many; empty: nothing
};

Parts partsOf(Moment at, const Step &step, const QTimeZone &zone)
{
    const QLocale locale;
    const QDateTime time = local(at, zone);
    switch (step.unit) {
    case Unit::Time: {
        const QString form = step.count < second        ? QStringLiteral("HH:mm:ss.zzz")
                             : step.count < 60 * second ? QStringLiteral("HH:mm:ss")
                                                        : QStringLiteral("HH:mm");
        return {time.toString(form), locale.toString(time.date(), QStringLiteral("d MMM yyyy"))};
    }
    case Unit::Day:
        return {locale.toString(time.date(), QStringLiteral("d MMM")), time.toString(QStringLiteral("yyyy"))};
    case Unit::Month:
        return {locale.toString(time.date(), QStringLiteral("MMM")), time.toString(QStringLiteral("yyyy"))};
    case Unit::Year: break;
    }
    return {time.toString(QStringLiteral("yyyy")), {}};
}

}  // namespace

QTimeZone systemZone()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.id() == "Etc/UTC" ? QTimeZone("UTC") : zone;
}

QTimeZone zoneOrSystems(const QByteArray &name)
{
    const QTimeZone zone(name);
    return zone.isValid() ? zone : systemZone();
}

QString timeIn(Moment moment, const QTimeZone &zone)
{
    const QDateTime time = local(moment, zone);
    QString text = time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    if (const Moment rest = ((moment % second) + second) % second; rest != 0) {
        QString decimals = QStringLiteral("%1").arg(rest, 6, 10, QLatin1Char('0'));
        while (decimals.endsWith(QLatin1Char('0')))
            decimals.chop(1);
        text += QLatin1Char('.') + decimals;
    }
    return text + QLatin1Char(' ') + time.timeZoneAbbreviation();
}

QString zoneName(const QTimeZone &zone, Moment from, Moment to)
{
    if (zone.timeSpec() == Qt::UTC || zone.id() == "UTC" || zone.id() == "Etc/UTC")
        return QStringLiteral("UTC");
    const QString first = offset(local(from, zone));
    const QString last = offset(local(to, zone));
    const QString offsets = first == last ? first : QStringLiteral("%1 → %2").arg(first, last);
    return QStringLiteral("%1 (%2)").arg(QString::fromLatin1(zone.id()), offsets);
}

std::vector<TimeTick> timeTicks(Moment from, Moment to, int most, const QTimeZone &zone)
{
    if (most < 1 || from > to)
        return {};
    const auto fits = [&](const Step &step) { return (to - from) / step.length < most; };
    const auto found = std::ranges::find_if(steps, fits);
    const Step &step = found == steps.end() ? steps.back() : *found;
    std::vector<TimeTick> ticks;
    QString before;
    for (const Moment at : places(from, to, step, zone)) {
        const Parts parts = partsOf(at, step, zone);
        const bool says = !parts.common.isEmpty() && parts.common != before;
        ticks.push_back({at, says ? parts.own + QLatin1Char('\n') + parts.common : parts.own});
        before = parts.common;
    }
    return ticks;
}

}  // namespace civiscope::words
