// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/history.h"

#include <algorithm>

namespace civiscope::demo {

namespace {

const Measure *measureOf(const KindSpec &kind, const std::string &attribute)
{
    const auto found = std::ranges::find_if(kind.measures, [&](const Measure &m) { return m.name == attribute; });
    return found == kind.measures.end() ? nullptr : &*found;
}

bool has(const City &city, const Thing &thing, const Measure &measure, Instance instance)
{
    const auto instances = city.writer().instances(thing, measure);
    return std::ranges::find(instances, instance) != instances.end();
}

}  // namespace

std::vector<Series> History::series(std::size_t entity) const
{
    std::vector<Series> all;
    const Thing thing = m_city.layout().thing(entity);
    const KindSpec &kind = m_city.layout().spec(thing.kind);
    for (const Measure &measure : kind.measures) {
        for (const Instance instance : m_city.writer().instances(thing, measure))
            all.push_back({measure.name, instance, kind.stepSeconds});
    }
    return all;
}

std::vector<Sample> History::between(std::size_t entity, const Series &series, Moment from, Moment to,
                                     std::size_t most) const
{
    std::vector<Sample> samples;
    const Thing thing = m_city.layout().thing(entity);
    const KindSpec &kind = m_city.layout().spec(thing.kind);
    const Measure *measure = measureOf(kind, series.attribute);
    if (!measure || !has(m_city, thing, *measure, series.instance))
        return samples;
    const Moment step = Moment(kind.stepSeconds) * 1'000'000;
    const Moment earliest = std::max(from, begin());
    for (Moment at = m_city.model().observedBy(thing, to - 1); at >= earliest && samples.size() < most; at -= step)
        samples.push_back({at, m_city.writer().instance(thing, *measure, series.instance, at)});
    std::ranges::reverse(samples);
    return samples;
}

}  // namespace civiscope::demo
