// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/roworder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace civiscope::items {

namespace {

constexpr std::ptrdiff_t run = 1 << 15;  // rows sorted before the stop token is looked at again

// A key that sorts as the value does, beside its row: sorting then touches no column.
struct Keyed {
    std::uint64_t key;
    std::uint32_t row;
};

// Doubles as integers of the same order.
std::uint64_t keyOf(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    return bits >> 63 ? ~bits : bits | (std::uint64_t(1) << 63);
}

std::uint64_t keyOf(Moment moment)
{
    return std::bit_cast<std::uint64_t>(moment) ^ (std::uint64_t(1) << 63);
}

// The first eight bytes of a text; texts that agree in them need a second look.
std::uint64_t keyOf(std::string_view text)
{
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i)
        key = key << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    return key;
}

// Runs are sorted by themselves and then merged, so that it can end between two; false when it did.
template<typename Compare>
bool sortUntilStopped(std::vector<Keyed> &all, const Compare &before, const std::stop_token &stop)
{
    const auto count = std::ssize(all);
    const auto at = [&](std::ptrdiff_t index) { return all.begin() + std::min(index, count); };
    for (std::ptrdiff_t first = 0; first < count; first += run) {
        if (stop.stop_requested())
            return false;
        std::sort(at(first), at(first + run), before);
    }
    std::vector<Keyed> merged(count > run ? all.size() : 0);
    for (std::ptrdiff_t width = run; width < count; width *= 2) {
        auto to = merged.begin();
        for (std::ptrdiff_t first = 0; first < count; first += 2 * width) {
            if (stop.stop_requested())
                return false;
            to = std::merge(at(first), at(first + width), at(first + width), at(first + 2 * width), to, before);
        }
        all.swap(merged);
    }
    return true;
}

// Sorts the rows that have a value and hangs the others behind.
template<typename KeyOfRow, typename Tie>
RowOrder sorted(std::uint32_t rows, bool descending, const KeyOfRow &keyOfRow, const Tie &tie,
                const std::stop_token &stop)
{
    std::vector<Keyed> keyed;
    keyed.reserve(rows);
    RowOrder missing;
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (row % store::chunkRows == 0 && stop.stop_requested())
            return {};
        if (const std::optional<std::uint64_t> key = keyOfRow(row))
            keyed.push_back({descending ? ~*key : *key, row});
        else
            missing.push_back(row);
    }
    const auto before = [&](const Keyed &a, const Keyed &b) {
        if (a.key != b.key)
            return a.key < b.key;
        const int order = tie(a.row, b.row);
        return order != 0 ? (order < 0) != descending : a.row < b.row;
    };
    if (!sortUntilStopped(keyed, before, stop))
        return {};
    RowOrder order;
    order.reserve(rows);
    for (const Keyed &each : keyed)
        order.push_back(each.row);
    order.insert(order.end(), missing.begin(), missing.end());
    return order;
}

constexpr auto noTie = [](std::uint32_t, std::uint32_t) { return 0; };

}  // namespace

RowOrder orderByColumn(const store::Table &table, const store::Column &column, bool descending,
                       const std::stop_token &stop)
{
    using store::CellType;
    const std::uint32_t rows = table.rowCount();
    if (column.mixed() || (column.type() != CellType::Number && column.type() != CellType::Time &&
                           column.type() != CellType::String && column.type() != CellType::Relationship)) {
        const auto present = [&](std::uint32_t row) {
            return column.at(row).type == CellType::None ? std::nullopt : std::optional<std::uint64_t>(0);
        };
        return sorted(
            rows, descending, present, [&](std::uint32_t a, std::uint32_t b) { return column.compare(a, b); }, stop);
    }
    const auto key = [&](std::uint32_t row) -> std::optional<std::uint64_t> {
        const store::Cell cell = column.at(row);
        switch (cell.type) {
        case CellType::None: return std::nullopt;
        case CellType::Number: return std::isnan(cell.number) ? std::nullopt : std::optional(keyOf(cell.number));
        case CellType::Time: return keyOf(cell.moment);
        default: return keyOf(cell.text);
        }
    };
    if (column.type() == CellType::Number || column.type() == CellType::Time)
        return sorted(rows, descending, key, noTie, stop);
    return sorted(
        rows, descending, key,
        [&](std::uint32_t a, std::uint32_t b) {
            const auto order = column.at(a).text <=> column.at(b).text;
            return order < 0 ? -1 : order > 0 ? 1 : 0;
        },
        stop);
}

RowOrder orderById(const store::Table &table, bool descending, const std::stop_token &stop)
{
    return sorted(
        table.rowCount(), descending, [](std::uint32_t) { return std::optional<std::uint64_t>(0); },
        [&](std::uint32_t a, std::uint32_t b) {
            const auto order = table.id(a) <=> table.id(b);
            return order < 0 ? -1 : order > 0 ? 1 : 0;
        },
        stop);
}

RowOrder orderByMoment(std::uint32_t rows, const std::function<std::optional<Moment>(std::uint32_t)> &moment,
                       bool descending, const std::stop_token &stop)
{
    return sorted(
        rows, descending,
        [&](std::uint32_t row) {
            const auto at = moment(row);
            return at ? std::optional(keyOf(*at)) : std::nullopt;
        },
        noTie, stop);
}

}  // namespace civiscope::items
