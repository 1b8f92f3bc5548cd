// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/entityraster.h"
#include "carto/mapfurniture.h"
#include "carto/symbology.h"
#include "compare/comparison.h"
#include "store/dataset.h"

#include <QString>
#include <qcorotask.h>

#include <memory>
#include <stop_token>

namespace civiscope::items {

// What of a comparison is on its two maps.
struct ComparisonChoice {
    std::optional<std::size_t> type;  // in Comparison::types; nullopt: all that each has, coloured by type
    std::optional<std::size_t> attribute;  // in the type's attributes; nullopt: coloured by type

    bool operator==(const ComparisonChoice &) const = default;
};

// Two maps with one legend: the same colour means the same on both, whatever unit or name each side has for it.
struct ComparisonLayers {
    compare::Sides<std::vector<carto::MapLayer>> layers;
    compare::Sides<GeoBox> extents;  // where most of it is; empty: nowhere
    QString title;                   // of the legend
    std::vector<carto::LegendEntry> legend;  // counts of both together
};

// Work for a worker. Numbers are cut into classes at equal counts of both sides together, in the unit of A.
[[nodiscard]] ComparisonLayers comparisonLayers(const compare::Comparison &comparison, const ComparisonChoice &choice,
                                                const compare::Sides<store::VersionPtr> &versions,
                                                carto::Symbology symbology, const std::stop_token &stop = {});

// The same in a worker; of no use once `stop` was requested.
[[nodiscard]] QCoro::Task<ComparisonLayers> layComparison(std::shared_ptr<const compare::Comparison> comparison,
                                                          ComparisonChoice choice,
                                                          compare::Sides<store::VersionPtr> versions,
                                                          carto::Symbology symbology, std::stop_token stop);

// The largest type of both, with the attribute that says most: numbers of both with the best coverage, else categories.
// All types, where none is in both.
[[nodiscard]] ComparisonChoice sensibleChoice(const compare::Comparison &comparison);

}  // namespace civiscope::items
