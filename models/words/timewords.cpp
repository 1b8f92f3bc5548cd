// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/timewords.h"

#include "words/zonewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace civiscope::words {

namespace {

struct TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

}  // namespace

QString duration(std::chrono::microseconds length)
{
    using namespace std::chrono;
    const auto in = [&](auto unit) { return static_cast<int>(length / unit); };
    if (length < minutes(1))
        return TimeWords::tr("%n s", nullptr, in(seconds(1)));
    if (length < hours(1))
        return TimeWords::tr("%n min", nullptr, in(minutes(1)));
    if (length < days(1))
        return TimeWords::tr("%n h", nullptr, in(hours(1)));
    if (length < days(60))
        return TimeWords::tr("%n days", nullptr, in(days(1)));
    if (length < days(730))
        return TimeWords::tr("%n months", nullptr, in(days(30)));
    return TimeWords::tr("%n years", nullptr, in(days(365)));
}

QString relativeTime(Moment moment, Moment now)
{
    const std::chrono::microseconds age(now - moment);
    // Clocks of brokers run a little ahead at times.
    if (std::chrono::abs(age) < std::chrono::seconds(2))
        return TimeWords::tr("just now");
    return age.count() > 0 ? TimeWords::tr("%1 ago").arg(duration(age)) : TimeWords::tr("in %1").arg(duration(-age));
}

QString exactTime(Moment moment)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(moment / 1000, QTimeZone::systemTimeZone());
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) + time.timeZoneAbbreviation();
}

QString localTime(Moment moment, const QByteArray &zone)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(moment / 1000, zoneOrSystems(zone));
    const bool seconds = time.time().second() != 0;
    return QLocale().toString(time,
                              seconds ? QStringLiteral("d MMM yyyy, HH:mm:ss") : QStringLiteral("d MMM yyyy, HH:mm"));
}

QString timeInZone(Moment moment, const QByteArray &zone)
{
    return QStringLiteral("%1 (%2)").arg(localTime(moment, zone), QString::fromLatin1(zoneOrSystems(zone).id()));
}

}  // namespace civiscope::words
