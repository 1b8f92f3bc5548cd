// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/sourcefacts.h"

#include <algorithm>
#include <cmath>

namespace civiscope::schema {

namespace {

constexpr std::size_t enoughPlaces = 5;
constexpr std::size_t mostPlaces = 50'000;

void count(const store::Table &table, const store::Column &column, AttributeFacts &facts)
{
    std::vector<std::pair<std::string, std::int64_t>> units;
    for (const std::string &unit : column.units())
        units.emplace_back(unit, 0);
    const bool hasUnits = !units.empty();
    if (column.type() == store::CellType::Number && !column.mixed() && !hasUnits) {
        facts.numbers += column.present();
        return;
    }
    if (column.type() != store::CellType::Number && !column.mixed() && !hasUnits) {
        facts.texts += column.type() == store::CellType::String ? column.present() : 0;
        return;
    }
    for (std::uint32_t row = 0; row < table.rowCount(); ++row) {
        const store::CellType type = column.at(row).type;
        facts.texts += type == store::CellType::String;
        if (type != store::CellType::Number)
            continue;
        ++facts.numbers;
        const std::string_view unit = hasUnits ? column.unitCode(row) : std::string_view();
        if (unit.empty())
            continue;
        ++facts.withUnit;
        if (const auto known =
                std::ranges::find(units, unit, [](const auto &pair) -> std::string_view { return pair.first; });
            known != units.end())
            ++known->second;
    }
    const auto most = std::ranges::max_element(units, {}, [](const auto &pair) { return pair.second; });
    if (most != units.end() && most->second > 0)
        facts.unit = most->first;
}

// Half of the values lie between the quartiles; a city reaches some of these widths beyond, and half a degree at least.
std::pair<double, double> usualRange(std::vector<double> &values)
{
    const auto at = [&](double share) {
        const auto nth = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
        std::ranges::nth_element(values, nth);
        return *nth;
    };
    const double low = at(0.25);
    const double high = at(0.75);
    const double margin = std::max(0.5, 5 * (high - low));
    return {low - margin, high + margin};
}

GeoBox homeOf(const store::Version &version)
{
    std::vector<double> lons;
    std::vector<double> lats;
    const std::size_t step = version.entityCount() / mostPlaces + 1;
    for (const store::TablePtr &table : version.tables()) {
        const store::ColumnPtr column = table->geometry();
        if (!column)
            continue;
        for (std::size_t row = 0; row < table->rowCount(); row += step) {
            const store::Cell cell = column->at(std::uint32_t(row));
            const bool isPlace = cell.type == store::CellType::Point && cell.place.valid() &&
                                 !(cell.place.lon == 0 && cell.place.lat == 0);
            if (!isPlace)
                continue;
            lons.push_back(cell.place.lon);
            lats.push_back(cell.place.lat);
        }
    }
    if (lons.size() < enoughPlaces)
        return {};
    const auto [west, east] = usualRange(lons);
    const auto [south, north] = usualRange(lats);
    return {west, south, east, north};
}

}  // namespace

const AttributeFacts *EntityAt::facts(std::span<const std::string_view> path) const
{
    const auto &attributes = source.tables[table];
    std::string name;  // "no2.quality"; of a plain attribute its name as it is
    for (std::size_t i = 0; path.size() > 1 && i < path.size(); ++i) {
        name += i > 0 ? "." : "";
        name += path[i];
    }
    const auto found = attributes.find(path.size() == 1 ? path.front() : std::string_view(name));
    return found == attributes.end() ? nullptr : &found->second;
}

SourceFacts sourceFacts(const store::Version &version, const ValidationOptions &options)
{
    SourceFacts facts;
    facts.version = &version;
    facts.now = options.now;
    facts.partial = options.partial;
    facts.elsewhere = options.elsewhere;
    for (const store::TablePtr &table : version.tables()) {
        auto &attributes = facts.tables.emplace_back();
        for (const store::ColumnPtr &column : table->columns())
            count(*table, *column, attributes[column->name()]);
        for (const std::string &iri : table->typeIris())
            facts.typeNames.emplace(iri.substr(iri.find_last_of("/#") + 1), true);
        facts.typeNames.emplace(table->name(), true);
    }
    facts.home = homeOf(version);
    return facts;
}

}  // namespace civiscope::schema
