// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "carto/hittest.h"
#include "items/roworder.h"
#include "support/tableoftext.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

// How long the views take over many entities: reading places, drawing them, finding the one under the pointer, sorting.
// Usage: bench_map [COUNT]. Milliseconds, the best of five.
namespace {

using namespace civiscope;

template<typename Work>
double best(const Work &work)
{
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        least = std::min(least,
                         std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return least;
}

}  // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    test::TableOfText text("Lamp");
    std::mt19937 random(7);
    std::normal_distribution<double> lon(4.4, 0.02);
    std::normal_distribution<double> lat(51.2, 0.012);
    std::uniform_real_distribution<double> value(0, 100);
    for (int i = 0; i < count; ++i) {
        const std::string place = test::TableOfText::pointMember(lon(random), lat(random));
        text.addEntity(place + R"(,"no2":)" + std::to_string(value(random)));
    }
    const store::TablePtr table = text.table();
    const store::ColumnPtr numbers = *std::ranges::find(table->columns(), "no2", &store::Column::name);
    const std::vector<carto::MapLayer> layers{{carto::PlacedTable::place(table), carto::markOf(0)}};
    const carto::Viewport view{.centre = toWorld({4.4, 51.2}), .zoom = 13, .size = {1280, 800}};
    nlohmann::json result;
    result["entities"] = count;
    result["placeMs"] = best([&] { std::ignore = carto::PlacedTable::place(table); });
    result["drawMs"] = best([&] { std::ignore = carto::drawEntities(view, layers, carto::Theme::Light); });
    result["hitMs"] = best([&] { std::ignore = carto::entitiesAt(view, layers, {640, 400}); });
    result["sortMs"] = best([&] { std::ignore = items::orderByColumn(*table, *numbers, false); });
    std::cout << result.dump() << std::endl;
}
