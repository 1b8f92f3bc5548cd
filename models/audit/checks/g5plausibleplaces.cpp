// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include <algorithm>
#include <cmath>

namespace civiscope::audit::checks {

namespace {

using Json = nlohmann::ordered_json;

struct Place {
    const SampledEntity *entity = nullptr;
    std::string attribute;
    double x = 0;  // first coordinate as written
    double y = 0;
};

// The first position of a geometry, wherever it lies; brackets are few.
bool firstPosition(const Json &value, double &x, double &y, int depth = 0)
{
    if (!value.is_array() || value.empty() || depth > 4)
        return false;
    if (value.size() >= 2 && value[0].is_number() && value[1].is_number()) {
        x = value[0].get<double>();
        y = value[1].get<double>();
        return std::isfinite(x) && std::isfinite(y);
    }
    return firstPosition(value[0], x, y, depth + 1);
}

// A range that holds what lies within five times the distance of the quartiles, and at least a degree.
struct Range {
    double low = 0, high = 0;
    [[nodiscard]] bool holds(double value) const { return value >= low && value <= high; }
};
Range usual(std::vector<double> values)
{
    std::ranges::sort(values);
    const double q1 = values[values.size() / 4], q3 = values[values.size() * 3 / 4];
    const double margin = std::max(5 * (q3 - q1), 1.0);
    return {q1 - margin, q3 + margin};
}

}  // namespace

// G5: places lie where a city's places can lie: within the range of degrees, not at (0, 0), not latitude first, near
// the others. Not met when more than 5 % do not; places far from the others alone are a remark.
CheckResult plausiblePlaces(const Material &material)
{
    Finding finding("G5");
    std::vector<Place> places;
    eachEntity(material.sample, [&](const SampledType &, const SampledEntity &entity) {
        for (const ngsild::Attribute &attribute : entity.entity.attributes)
            for (const ngsild::AttributeInstance &instance : attribute.instances) {
                Place place{&entity, attribute.name};
                const bool geo = instance.kind == ngsild::AttributeKind::GeoProperty && instance.value.is_object();
                const auto coordinates = geo ? instance.value.find("coordinates") : instance.value.end();
                if (geo && coordinates != instance.value.end() && firstPosition(*coordinates, place.x, place.y))
                    places.push_back(place);
            }
    });
    if (places.empty())
        return finding.close(Verdict::NotApplicable, ReasonCode::NothingToTest, {"places"});
    const auto isZero = [](const Place &place) { return place.x == 0 && place.y == 0; };
    const auto isProjected = [](const Place &place) { return std::abs(place.x) > 180 || std::abs(place.y) > 180; };
    std::vector<double> xs, ys;
    for (const Place &place : places)
        if (!isZero(place) && !isProjected(place)) {
            xs.push_back(place.x);
            ys.push_back(place.y);
        }
    const Range x = xs.empty() ? Range{} : usual(xs), y = ys.empty() ? Range{} : usual(ys);
    std::int64_t zero = 0, projected = 0, swapped = 0, far = 0;
    for (const Place &place : places) {
        bool wrong = true;
        if (isZero(place)) {
            ++zero;
        } else if (isProjected(place)) {
            ++projected;
        } else {
            const bool outOfRange = std::abs(place.y) > 90;
            const bool near = x.holds(place.x) && y.holds(place.y) && !outOfRange;
            const bool nearIfSwapped = x.holds(place.y) && y.holds(place.x);
            swapped += outOfRange || (!near && nearIfSwapped) ? 1 : 0;
            far += !near && !outOfRange && !nearIfSwapped ? 1 : 0;
            wrong = !near;
        }
        if (wrong)
            finding.entity(material.sample, *place.entity, place.attribute);
    }
    const std::string all = text(std::ssize(places));
    for (const auto &[code, count] :
         {std::pair(ReasonCode::AxesSwapped, swapped), std::pair(ReasonCode::NullIsland, zero),
          std::pair(ReasonCode::Projected, projected), std::pair(ReasonCode::FarAway, far)})
        if (count > 0)
            finding.reason(code, {text(count), all});
    finding.evidence(material.sample.pages);
    const std::int64_t wrong = swapped + zero + projected;
    if (double(wrong) > (1 - nearlyAll) * double(places.size()))
        return finding.close(Verdict::NotMet);
    return finding.close(wrong + far > 0 ? Verdict::MetWithRemarks : Verdict::Met, ReasonCode::PlacesPlausible,
                         {text(std::ssize(places) - wrong - far)});
}

}  // namespace civiscope::audit::checks
