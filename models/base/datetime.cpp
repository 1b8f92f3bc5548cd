// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/datetime.h"

#include <chrono>
#include <cstdio>

namespace civiscope {

namespace {

// Takes exactly `count` digits off the front.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

// The fraction in microseconds; nullopt when the separator is followed by no digit.
std::optional<std::int64_t> takeFraction(std::string_view &text)
{
    if (!text.starts_with('.') && !text.starts_with(','))
        return 0;
    text.remove_prefix(1);
    std::int64_t micros = 0;
    int digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 6)
            micros = micros * 10 + (text.front() - '0');
        ++digits;
        text.remove_prefix(1);
    }
    if (digits == 0)
        return std::nullopt;
    for (int i = digits; i < 6; ++i)
        micros *= 10;
    return micros;
}

// Offset of the zone in minutes; hasZone false when nothing is left to read.
std::optional<std::pair<int, bool>> takeZone(std::string_view &text)
{
    if (text.empty())
        return std::pair{0, false};
    if (take(text, 'Z') || take(text, 'z'))
        return std::pair{0, true};
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours)
        return std::nullopt;
    int minutes = 0;
    if (!text.empty()) {
        take(text, ':');
        const auto read = takeDigits(text, 2);
        if (!read)
            return std::nullopt;
        minutes = *read;
    }
    if (*hours > 23 || minutes > 59)
        return std::nullopt;
    return std::pair{sign * (*hours * 60 + minutes), true};
}

}  // namespace

Moment currentMoment()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

std::optional<ParsedTime> parseDateTime(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!date.ok())
        return std::nullopt;
    const Moment midnight = std::chrono::microseconds(std::chrono::sys_days{date}.time_since_epoch()).count();
    if (text.empty())
        return ParsedTime{midnight, false};

    if (!take(text, 'T') && !take(text, 't') && !take(text, ' '))
        return std::nullopt;
    const auto hour = takeDigits(text, 2);
    if (!hour || !take(text, ':'))
        return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute)
        return std::nullopt;
    int second = 0;
    std::int64_t micros = 0;
    if (take(text, ':')) {
        const auto readSecond = takeDigits(text, 2);
        const auto readFraction = readSecond ? takeFraction(text) : std::nullopt;
        if (!readFraction)
            return std::nullopt;
        second = *readSecond;
        micros = *readFraction;
    }
    const bool endOfDay = *hour == 24 && *minute == 0 && second == 0 && micros == 0;
    if ((*hour > 23 && !endOfDay) || *minute > 59 || second > 60)
        return std::nullopt;
    const auto zone = takeZone(text);
    if (!zone || !text.empty())
        return std::nullopt;
    const std::int64_t seconds = *hour * 3600LL + (*minute - zone->first) * 60LL + second;
    return ParsedTime{midnight + seconds * 1'000'000 + micros, zone->second};
}

std::string formatDateTime(Moment moment)
{
    using namespace std::chrono;
    const sys_time<microseconds> time{microseconds{moment}};
    const auto days = floor<std::chrono::days>(time);
    const year_month_day date{days};
    const hh_mm_ss clock{time - days};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()));
    std::string result = text;
    const auto micros = clock.subseconds().count();
    if (micros != 0) {
        if (micros % 1000 == 0)
            std::snprintf(text, sizeof text, ".%03d", int(micros / 1000));
        else
            std::snprintf(text, sizeof text, ".%06d", int(micros));
        result += text;
    }
    return result + 'Z';
}

}  // namespace civiscope
