// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/unitconverter.h"

#include "base/units.h"

#include <udunits2.h>

#include <cmath>
#include <map>
#include <mutex>
#include <string>

namespace civiscope::compare {

namespace {

struct FreeUnit {
    void operator()(ut_unit *unit) const { ut_free(unit); }
};
using UnitPtr = std::unique_ptr<ut_unit, FreeUnit>;

// UDUNITS keeps its last status in one place for all threads.
std::mutex &library()
{
    static std::mutex mutex;
    return mutex;
}

}  // namespace

struct UnitConverter::Private {
    ut_system *system = nullptr;
    mutable std::map<std::string, UnitPtr, std::less<>> units;

    const ut_unit *unit(std::string_view code) const
    {
        const auto found = units.find(code);
        if (found != units.end())
            return found->second.get();
        const Unit *entry = findUnit(code);
        UnitPtr unit;
        if (system && entry && !entry->udunits.empty())
            unit.reset(ut_parse(system, std::string(entry->udunits).c_str(), UT_UTF8));
        return units.emplace(std::string(code), std::move(unit)).first->second.get();
    }
};

UnitConverter::UnitConverter()
    : d(std::make_unique<Private>())
{
    const std::lock_guard lock(library());
    ut_set_error_message_handler(ut_ignore);
    d->system = ut_read_xml(nullptr);
}

UnitConverter::~UnitConverter()
{
    const std::lock_guard lock(library());
    d->units.clear();
    if (d->system)
        ut_free_system(d->system);
}

std::optional<Conversion> UnitConverter::conversion(std::string_view from, std::string_view to) const
{
    if (from == to)
        return Conversion{std::string(from), std::string(to), 1, 0};
    const std::lock_guard lock(library());
    const ut_unit *source = d->unit(from);
    const ut_unit *target = d->unit(to);
    if (!source || !target || !ut_are_convertible(source, target))
        return std::nullopt;
    cv_converter *converter = ut_get_converter(const_cast<ut_unit *>(source), const_cast<ut_unit *>(target));
    if (!converter)
        return std::nullopt;
    // A power of two as the step, so that a plain factor comes out with every digit.
    constexpr double step = 1 << 20;
    const double offset = cv_convert_double(converter, 0);
    const double factor = (cv_convert_double(converter, step) - offset) / step;
    cv_free(converter);
    if (!std::isfinite(factor) || !std::isfinite(offset) || factor == 0)
        return std::nullopt;  // a logarithmic unit: no straight line
    return Conversion{std::string(from), std::string(to), factor, offset};
}

bool UnitConverter::hasArbitraryZero(std::string_view code) const
{
    const auto absolute = conversion(code, "KEL");
    return absolute && absolute->offset != 0;
}

bool UnitConverter::bothShares(std::string_view a, std::string_view b) const
{
    const std::lock_guard lock(library());
    const auto isShare = [&](std::string_view code) {
        const ut_unit *unit = d->unit(code);
        return unit && ut_is_dimensionless(unit) != 0;
    };
    return isShare(a) && isShare(b);
}

}  // namespace civiscope::compare
