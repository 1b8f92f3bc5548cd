// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/numberwords.h"

#include "base/units.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace civiscope::words {

namespace {

struct NumberWords {
    Q_DECLARE_TR_FUNCTIONS(NumberWords)
};

}  // namespace

QString number(double value)
{
    const QLocale locale;
    if (!std::isfinite(value))
        return locale.toString(value);
    const double size = std::abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e15))
        return locale.toString(value, 'g', 4);
    if (value == std::trunc(value))
        return locale.toString(value, 'f', 0);
    const int whole =
        size < 1 ? static_cast<int>(std::floor(std::log10(size))) + 1 : static_cast<int>(std::log10(size)) + 1;
    QString text = locale.toString(value, 'f', std::clamp(4 - whole, 0, 9));
    const QString point = locale.decimalPoint();
    if (text.contains(point)) {
        while (text.endsWith(locale.zeroDigit()))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
    }
    return text;
}

QString exactNumber(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString numberAtStep(double value, double step)
{
    const double decimals = std::ceil(-std::log10(step) - 1e-9);
    if (decimals > 9 || std::abs(value) >= 1e15)
        return QLocale().toString(value, 'g', 4);
    // Twice 0.5 is 1, and a step of 2.5 needs its decimal.
    int needed = std::max(0, int(decimals));
    const double scaled = step * std::pow(10, needed);
    if (std::abs(scaled - std::round(scaled)) > 1e-6)
        ++needed;
    return QLocale().toString(std::abs(value) < step / 1000 ? 0.0 : value, 'f', needed);
}

QString count(qint64 value)
{
    return QLocale().toString(value);
}

int numerus(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

QString countOf(qint64 part, qint64 whole)
{
    return NumberWords::tr("%1 of %2").arg(count(part), count(whole));
}

QString bytes(qint64 value)
{
    return QLocale().formattedDataSize(value, 1, QLocale::DataSizeSIFormat);
}

QString unit(std::string_view code)
{
    if (const Unit *known = findUnit(code))
        return QString::fromUtf8(known->symbol.data(), qsizetype(known->symbol.size()));
    return QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

QString numberWithUnit(double value, std::string_view unitCode)
{
    const QString symbol = unit(unitCode);
    return symbol.isEmpty() ? number(value) : number(value) + QChar(0x202f) + symbol;
}

}  // namespace civiscope::words
