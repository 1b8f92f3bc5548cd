// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/numberwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace civiscope::words {

namespace {

struct NumberWords {
    Q_DECLARE_TR_FUNCTIONS(NumberWords)
};

struct Unit {
    std::string_view code;
    const char *symbol;  // UTF-8
};

// UN/CEFACT Recommendation 20 codes that city data carries, by code.
constexpr auto units = std::to_array<Unit>({
    {"23", "g/cm³"},  {"2N", "dB"},       {"4H", "µm"},    {"4K", "mA"},    {"59", "ppm"},   {"61", "ppb"},
    {"A24", "cd/m²"}, {"A97", "hPa"},     {"AMH", "A·h"},  {"AMP", "A"},    {"ANN", "a"},    {"B22", "kA"},
    {"B60", "lm/m²"}, {"BAR", "bar"},     {"BQL", "Bq"},   {"C16", "mm/s"}, {"C26", "ms"},   {"C56", "N/mm²"},
    {"C62", ""},      {"CDL", "cd"},      {"CEL", "°C"},   {"CMK", "cm²"},  {"CMQ", "cm³"},  {"CMT", "cm"},
    {"D52", "W/K"},   {"D53", "W/(m·K)"}, {"D54", "W/m²"}, {"DAY", "d"},    {"DD", "°"},     {"DMT", "dm"},
    {"E32", "L/h"},   {"E34", "GB"},      {"EA", ""},      {"FAH", "°F"},   {"GL", "g/L"},   {"GP", "mg/m³"},
    {"GQ", "µg/m³"},  {"GRM", "g"},       {"GWH", "GW·h"}, {"HAR", "ha"},   {"HTZ", "Hz"},   {"HUR", "h"},
    {"JOU", "J"},     {"KEL", "K"},       {"KGM", "kg"},   {"KHZ", "kHz"},  {"KMH", "km/h"}, {"KMK", "km²"},
    {"KMQ", "kg/m³"}, {"KMT", "km"},      {"KPA", "kPa"},  {"KVA", "kV·A"}, {"KVR", "kvar"}, {"KVT", "kV"},
    {"KWH", "kW·h"},  {"KWT", "kW"},      {"L2", "L/min"}, {"LTR", "L"},    {"LUM", "lm"},   {"LUX", "lx"},
    {"M1", "mg/L"},   {"MAW", "MW"},      {"MBR", "mbar"}, {"MGM", "mg"},   {"MHZ", "MHz"},  {"MIN", "min"},
    {"MMQ", "mm³"},   {"MMT", "mm"},      {"MON", "mo"},   {"MPA", "MPa"},  {"MQH", "m³/h"}, {"MQS", "m³/s"},
    {"MTK", "m²"},    {"MTQ", "m³"},      {"MTR", "m"},    {"MTS", "m/s"},  {"MWH", "MW·h"}, {"NEW", "N"},
    {"NU", "N·m"},    {"OHM", "Ω"},       {"P1", "%"},     {"PAL", "Pa"},   {"SEC", "s"},    {"TNE", "t"},
    {"VLT", "V"},     {"WHR", "W·h"},     {"WTT", "W"},
});
static_assert(std::ranges::is_sorted(units, {}, &Unit::code));

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

QString count(qint64 value)
{
    return QLocale().toString(value);
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
    const auto found = std::ranges::lower_bound(units, code, {}, &Unit::code);
    if (found != units.end() && found->code == code)
        return QString::fromUtf8(found->symbol);
    return QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
}

QString numberWithUnit(double value, std::string_view unitCode)
{
    const QString symbol = unit(unitCode);
    return symbol.isEmpty() ? number(value) : number(value) + QChar(0x202f) + symbol;
}

}  // namespace civiscope::words
