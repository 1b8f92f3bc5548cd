// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "carto/colouring.h"
#include "carto/placedtable.h"

#include <qcoro/qcorotask.h>

#include <memory>

namespace civiscope::tasks {

struct PlacingTask {
    store::TablePtr table;
    carto::PlacedTablePtr known = {};                       // the places of an earlier version that still stand
    std::shared_ptr<const carto::Colouring> colouring = {};  // null: the type alone colours
};

struct Placing {
    carto::PlacedTablePtr places;  // never null
    carto::RowMarksPtr marks;      // null without a colouring
};

// Where the entities of a table are on the map, and how each looks there, in a worker. Error: Cancelled.
[[nodiscard]] QCoro::Task<Result<Placing>> placeEntities(PlacingTask task, Job job);

// What the values of an attribute are over these tables: what classes are made of, in a worker. Error: Cancelled.
[[nodiscard]] QCoro::Task<Result<carto::ValueSurvey>> surveyValues(std::vector<store::TablePtr> tables,
                                                                   std::string attribute, Job job);

}  // namespace civiscope::tasks
