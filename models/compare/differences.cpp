// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/differences.h"

#include <algorithm>
#include <cmath>

namespace civiscope::compare {

namespace {

constexpr double leastCoverage = 0.05;
constexpr double cadenceTimes = 1.5;
constexpr double coverageStep = 0.25;

// Point, line or area: a Multi geometry is of the kind of its parts.
std::string_view family(std::string_view geometry)
{
    return geometry.starts_with("Multi") ? geometry.substr(5) : geometry;
}

std::string listed(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &text : texts)
        all += (all.empty() ? "" : ", ") + text;
    return all;
}

class Finder {
public:
    Finder(Comparison &comparison, std::size_t type, const UnitConverter &units)
        : m_all(comparison.differences)
        , m_type(type)
        , m_row(comparison.types[type])
        , m_sources(comparison.sources)
        , m_units(units)
    {
    }

    void findAll()
    {
        if (m_row.conflict)
            add(DifferenceCode::SameNameOtherIri, iri(m_row.sides.a), iri(m_row.sides.b));
        if (!m_row.sides.a || !m_row.sides.b) {
            if (!m_row.conflict && wholeWithout(m_row.match))
                add(DifferenceCode::TypeOfOneCity, name(m_row.sides.a), name(m_row.sides.b));
            return;
        }
        if (m_row.match == Match::Suggested)
            return;
        findInType(*m_row.sides.a, *m_row.sides.b);
        for (std::size_t i = 0; i < m_row.attributes.size(); ++i) {
            m_attribute = i;
            findInAttribute(m_row.attributes[i]);
        }
    }

private:
    template<typename OneSide>
    static std::string iri(const std::optional<OneSide> &side)
    {
        return side ? side->iri : std::string();
    }
    template<typename OneSide>
    static std::string name(const std::optional<OneSide> &side)
    {
        return side ? side->name : std::string();
    }

    // Whether the side that does not have it is loaded whole: else it may come yet.
    [[nodiscard]] bool wholeWithout(Match match) const
    {
        return match == Match::OnlyA ? m_sources.b.complete : m_sources.a.complete;
    }

    void add(DifferenceCode code, std::string a, std::string b)
    {
        m_all.push_back({code, m_type, m_attribute, {std::move(a), std::move(b)}});
    }

    void findInType(const TypeSide &a, const TypeSide &b)
    {
        if (m_row.match == Match::Iri && a.name != b.name)
            add(DifferenceCode::TypeName, a.name, b.name);
        if (!a.geometry.empty() && !b.geometry.empty() && family(a.geometry) != family(b.geometry))
            add(DifferenceCode::Geometry, a.geometry, b.geometry);
        if (a.interval && b.interval &&
            std::max(*a.interval, *b.interval) >= cadenceTimes * std::min(*a.interval, *b.interval))
            add(DifferenceCode::Cadence, std::to_string(std::llround(*a.interval)),
                std::to_string(std::llround(*b.interval)));
    }

    void findInAttribute(const AttributeRow &row)
    {
        const bool sameName = std::ranges::contains(row.conflicts, Conflict::Meaning);
        const bool slip = row.either().coverage < leastCoverage && !(row.sides.a && row.sides.b);
        if (sameName && !slip && row.match != Match::OnlyB)
            add(DifferenceCode::SameNameOtherIri, iri(row.sides.a), iri(row.sides.b));
        if (row.match == Match::OnlyA || row.match == Match::OnlyB) {
            if (!sameName && !slip && wholeWithout(row.match))
                add(DifferenceCode::AttributeOfOneCity, name(row.sides.a), name(row.sides.b));
            return;
        }
        if (row.match == Match::Suggested)
            return;
        const AttributeSide &a = *row.sides.a;
        const AttributeSide &b = *row.sides.b;
        if (row.match == Match::Iri && a.name != b.name)
            add(DifferenceCode::ShortName, a.name, b.name);
        if (!a.unit.empty() && !b.unit.empty() && a.unit != b.unit)
            add(m_units.bothShares(a.unit, b.unit) ? DifferenceCode::Scale : DifferenceCode::Unit, a.unit, b.unit);
        if (std::abs(a.coverage - b.coverage) >= coverageStep)
            add(DifferenceCode::Coverage, std::to_string(a.coverage), std::to_string(b.coverage));
        if (!a.languages.empty() && !b.languages.empty() && a.languages != b.languages)
            add(DifferenceCode::Languages, listed(a.languages), listed(b.languages));
        if (std::ranges::contains(row.conflicts, Conflict::Kind))
            add(DifferenceCode::Kind, std::string(ngsild::kindName(*a.kind)), std::string(ngsild::kindName(*b.kind)));
        if (std::ranges::contains(row.conflicts, Conflict::Datatype))
            add(DifferenceCode::Datatype, std::string(store::datatypeWord(a.datatype)),
                std::string(store::datatypeWord(b.datatype)));
    }

    std::vector<Difference> &m_all;
    std::size_t m_type;
    const TypeRow &m_row;
    const Sides<SourceSide> &m_sources;
    const UnitConverter &m_units;
    std::optional<std::size_t> m_attribute;
};

}  // namespace

void addDifferences(Comparison &comparison, std::size_t type, const UnitConverter &units)
{
    Finder(comparison, type, units).findAll();
}

}  // namespace civiscope::compare
