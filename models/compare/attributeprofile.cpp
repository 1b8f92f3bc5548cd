// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/attributeprofile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace civiscope::compare {

namespace {

using store::CellType;

constexpr std::size_t fewestForInterval = 10;

// Calls use(row, number) for each finite number of a column.
template<typename Use>
void eachNumber(const store::Column &column, std::uint32_t rows, Use use)
{
    if (column.type() == CellType::Number) {
        for (std::uint32_t first = 0; first < rows; first += store::chunkRows) {
            const std::span<const double> numbers = column.numbers(first / store::chunkRows);
            for (std::uint32_t i = 0; i < numbers.size() && first + i < rows; ++i) {
                if (std::isfinite(numbers[i]))
                    use(first + i, numbers[i]);
            }
        }
        return;
    }
    for (std::uint32_t row = 0; column.mixed() && row < rows; ++row) {
        const store::Cell cell = column.at(row);
        if (cell.type == CellType::Number && std::isfinite(cell.number))
            use(row, cell.number);
    }
}

void readNumbers(AttributeProfile &profile)
{
    std::size_t last = 0;
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
        const store::Column &column = *profile.columns[i];
        const bool noUnits = column.units().empty();
        eachNumber(column, profile.tables[i]->rowCount(), [&](std::uint32_t row, double number) {
            ++profile.numbers;
            const std::string_view code = noUnits ? std::string_view() : column.unitCode(row);
            if (last >= profile.units.size() || profile.units[last].code != code) {
                const auto found = std::ranges::find(profile.units, code, &UnitShare::code);
                last = std::size_t(found - profile.units.begin());
                if (found == profile.units.end())
                    profile.units.push_back({code, 0, number, number});
            }
            UnitShare &share = profile.units[last];
            ++share.count;
            share.min = std::min(share.min, number);
            share.max = std::max(share.max, number);
        });
    }
    std::ranges::sort(profile.units, [](const UnitShare &a, const UnitShare &b) {
        return a.count != b.count ? a.count > b.count : a.code < b.code;
    });
}

void addLanguages(std::string_view languageMap, std::set<std::string> &languages)
{
    const auto map = nlohmann::json::parse(languageMap, nullptr, false);
    if (!map.is_object())
        return;
    for (const auto &[tag, text] : map.items()) {
        if (tag != "@none")
            languages.insert(tag);
    }
}

bool isText(CellType type)
{
    return type == CellType::String || type == CellType::Boolean;
}

void readTexts(AttributeProfile &profile)
{
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
        const store::Column &column = *profile.columns[i];
        const std::uint32_t rows = profile.tables[i]->rowCount();
        const bool languages = column.kinds()[std::size_t(ngsild::AttributeKind::LanguageProperty)] > 0;
        if (!isText(column.type()) && !column.mixed() && !languages)
            continue;
        for (std::uint32_t row = 0; row < rows; ++row) {
            const store::Cell cell = column.at(row);
            if (cell.type == CellType::String)
                ++profile.texts[cell.text];
            else if (cell.type == CellType::Boolean)
                ++profile.texts[cell.boolean ? "true" : "false"];
            else if (languages && cell.type == CellType::Json)
                addLanguages(cell.text, profile.languages);
        }
    }
}

void readTimes(AttributeProfile &profile)
{
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
        const store::Column &column = *profile.columns[i];
        const std::optional<Moment> newest = column.newest();
        if (!newest)
            continue;
        profile.newest = std::max(profile.newest, newest);
        for (std::uint32_t row = 0; row < profile.tables[i]->rowCount(); ++row) {
            const std::optional<Moment> at = column.observedAt(row);
            if (at && (!profile.oldest || *at < *profile.oldest))
                profile.oldest = at;
        }
    }
}

// The type of a geometry's JSON text.
std::string_view geometryName(const store::Cell &cell)
{
    if (cell.type == CellType::Point)
        return "Point";
    if (cell.type != CellType::Geometry)
        return {};
    auto at = cell.text.find("\"type\"");
    if (at == std::string_view::npos)
        return {};
    const auto begin = cell.text.find('"', at + 6);
    const auto end = begin == std::string_view::npos ? begin : cell.text.find('"', begin + 1);
    return end == std::string_view::npos ? std::string_view() : cell.text.substr(begin + 1, end - begin - 1);
}

void readPlaces(const TypeView &type, TypeSide &side)
{
    std::map<std::string_view, std::int64_t> names;
    for (const store::Table *table : type.tables) {
        const store::ColumnPtr geometry = table->geometry();
        if (!geometry)
            continue;
        for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
            const store::Cell cell = geometry->at(row);
            const std::string_view name = geometryName(cell);
            if (name.empty())
                continue;
            ++names[name];
            side.located += cell.type != CellType::Point || cell.place.valid();
        }
    }
    const auto most = std::ranges::max_element(names, {}, [](const auto &item) { return item.second; });
    if (most != names.end())
        side.geometry = most->first;
}

bool isDateObserved(const store::Column &column)
{
    const std::string &iri = column.key().path.front();
    return column.key().path.size() == 1 && iri.substr(iri.find_last_of("/#") + 1) == "dateObserved";
}

// When each entity was observed last; entities without a time are in no place of the list.
std::vector<Moment> observations(const TypeView &type, TypeSide &side)
{
    std::vector<Moment> all;
    for (const bool byAttribute : {true, false}) {
        for (const store::Table *table : type.tables) {
            std::vector<std::optional<Moment>> last(table->rowCount());
            for (const store::ColumnPtr &column : table->columns()) {
                if (byAttribute ? !column->newest() : !isDateObserved(*column))
                    continue;
                for (std::uint32_t row = 0; row < last.size(); ++row) {
                    std::optional<Moment> at;
                    if (byAttribute)
                        at = column->observedAt(row);
                    else if (const store::Cell cell = column->at(row); cell.type == CellType::Time)
                        at = cell.moment;
                    if (!at)
                        continue;
                    last[row] = std::max(last[row], at);
                    side.oldest = side.oldest ? std::min(*side.oldest, *at) : *at;
                }
            }
            for (const auto &at : last) {
                if (at)
                    all.push_back(*at);
            }
        }
        if (!all.empty())
            return all;
    }
    return all;
}

}  // namespace

std::vector<TypeView> typeViews(const store::Version &version, const store::Summary &summary)
{
    std::vector<TypeView> views;
    for (const store::TypeSummary &type : summary.types) {
        TypeView &view = views.emplace_back(TypeView{&type, {}});
        for (const store::TablePtr &table : version.tables()) {
            if (table->rowCount() > 0 && std::ranges::contains(table->typeIris(), type.iri))
                view.tables.push_back(table.get());
        }
    }
    return views;
}

std::vector<AttributeProfile> attributesOf(const TypeView &type)
{
    std::vector<AttributeProfile> profiles;
    for (const store::AttributeSummary &attribute : type.summary->attributes) {
        AttributeProfile &profile = profiles.emplace_back();
        profile.summary = &attribute;
        for (const store::Table *table : type.tables) {
            for (const store::ColumnPtr &column : table->columns()) {
                if (column->key().path.size() != 1 || column->key().path.front() != attribute.iri)
                    continue;
                profile.columns.push_back(column.get());
                profile.tables.push_back(table);
            }
        }
    }
    return profiles;
}

void readCells(AttributeProfile &profile)
{
    readNumbers(profile);
    readTexts(profile);
    readTimes(profile);
}

std::vector<double> numbersOf(const AttributeProfile &profile, const std::vector<UnitRule> &rules)
{
    std::vector<double> numbers;
    numbers.reserve(std::size_t(profile.numbers));
    for (std::size_t i = 0; i < profile.columns.size(); ++i) {
        const store::Column &column = *profile.columns[i];
        const bool noUnits = column.units().empty();
        std::size_t last = 0;
        eachNumber(column, profile.tables[i]->rowCount(), [&](std::uint32_t row, double number) {
            const std::string_view code = noUnits ? std::string_view() : column.unitCode(row);
            if (last >= rules.size() || rules[last].code != code)
                last = std::size_t(std::ranges::find(rules, code, &UnitRule::code) - rules.begin());
            if (last < rules.size())
                numbers.push_back(number * rules[last].factor + rules[last].offset);
        });
    }
    return numbers;
}

TypeSide describeType(const TypeView &type)
{
    TypeSide side;
    side.iri = type.summary->iri;
    side.name = type.summary->name;
    side.defined = type.summary->defined;
    side.count = type.summary->count;
    readPlaces(type, side);
    std::vector<Moment> times = observations(type, side);
    if (times.empty())
        return side;
    side.newest = std::ranges::max(times);
    if (times.size() >= fewestForInterval) {
        const auto low = times.begin() + std::ptrdiff_t(times.size() / 10);
        const auto high = times.end() - 1 - std::ptrdiff_t(times.size() / 10);
        std::ranges::nth_element(times, low);
        std::nth_element(low + 1, high, times.end());
        if (*low < *high)
            side.interval = double(*high - *low) / 1e6 / 0.8;
    }
    return side;
}

}  // namespace civiscope::compare
