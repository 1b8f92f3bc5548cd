// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/rule.h"

#include "base/units.h"

#include <algorithm>
#include <array>

namespace civiscope::schema {

namespace {

// The shape of the codes of Recommendation 20: there are many more of them than our table holds.
bool resemblesCode(std::string_view code)
{
    return (code.size() == 2 || code.size() == 3) &&
           std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// Lower case, without blanks, dots and the many ways to write a power, a degree and a micro sign.
std::string plain(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> spellings{{
        {"\u00b5", "u"},
        {"\u03bc", "u"},
        {"\u00b2", "2"},
        {"\u00b3", "3"},
        {"\u00b7", ""},
        {"\u00b0", "deg"},
        {"^", ""},
    }};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto spelling =
            std::ranges::find_if(spellings, [&](const auto &pair) { return text.substr(i).starts_with(pair.first); });
        if (spelling != spellings.end()) {
            out += spelling->second;
            i += spelling->first.size();
            continue;
        }
        const char c = text[i++];
        if (c != ' ' && c != '_' && c != '.')
            out += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    }
    return out;
}

// The code that was meant by a symbol, a name or small letters; empty: none comes to mind.
std::string codeFor(std::string_view written)
{
    const std::string text = plain(written);
    for (const Unit &unit : knownUnits()) {
        if (text == plain(unit.code) || (!unit.symbol.empty() && text == plain(unit.symbol)) ||
            text == plain(unit.name) || text == plain(unit.name) + "s")
            return std::string(unit.code);
    }
    if (text == "celsius")
        return "CEL";
    return text == "percentage" ? "P1" : std::string();
}

// Measured quantities, by the names that city models give them: a number means nothing without its unit.
bool isMeasured(std::string_view name)
{
    constexpr std::array<std::string_view, 30> names{"temperature",
                                                     "airTemperature",
                                                     "dewPoint",
                                                     "feelsLikeTemperature",
                                                     "atmosphericPressure",
                                                     "windSpeed",
                                                     "precipitation",
                                                     "no2",
                                                     "no",
                                                     "nox",
                                                     "so2",
                                                     "o3",
                                                     "co",
                                                     "co2",
                                                     "pm1",
                                                     "pm10",
                                                     "pm25",
                                                     "NO2",
                                                     "NO",
                                                     "NOx",
                                                     "SO2",
                                                     "O3",
                                                     "CO",
                                                     "CO2",
                                                     "PM10",
                                                     "PM25",
                                                     "illuminance",
                                                     "solarRadiation",
                                                     "averageVehicleSpeed",
                                                     "noiseLevel"};
    return std::ranges::contains(names, name);
}

// unitCode holds a UN/CEFACT common code (clause 4.5.2), and measured numbers have one.
class UnitRule final : public Rule {
    void attribute(const EntityAt &at, const ngsild::AttributeView &attribute, Reporter &to) override
    {
        if (!attribute.unitCode.empty()) {
            if (!findUnit(attribute.unitCode))
                unknown(attribute, to);
            return;
        }
        if (attribute.value.type != ngsild::Value::Type::Number || attribute.kind != ngsild::AttributeKind::Property)
            return;
        const AttributeFacts *facts = at.facts(attribute.path);
        if (facts && facts->withUnit > 0 && facts->withUnit * 2 >= facts->numbers)
            to.report(RuleCode::UnitMissing, to.pointerTo(attribute, {}), facts->unit);
        else if ((!facts || facts->withUnit == 0) && attribute.path.size() == 1 && isMeasured(attribute.path.back()))
            to.report(RuleCode::UnitMissing, Severity::Note, to.pointerTo(attribute, {}), {});
    }

    static void unknown(const ngsild::AttributeView &attribute, Reporter &to)
    {
        const Severity severity = resemblesCode(attribute.unitCode) ? Severity::Warning : Severity::Error;
        to.report(RuleCode::UnitUnknown, severity, to.pointerTo(attribute, "unitCode"), codeFor(attribute.unitCode));
    }
};

}  // namespace

std::unique_ptr<Rule> makeUnitRule()
{
    return std::make_unique<UnitRule>();
}

}  // namespace civiscope::schema
