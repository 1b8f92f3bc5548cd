// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/colouring.h"

#include <qcorotask.h>

namespace civiscope::gis {
class EngineClient;
}  // namespace civiscope::gis

namespace civiscope::carto {

struct Breaks {
    std::vector<double> values;  // as Colouring::graduated takes them
    bool byMethod = true;        // false: the engine was not there for it, and these are quantiles
};

// Cuts numbers into classes: QGIS does it, in the engine. Without an engine (null, or it fails) they are cut into
// quantiles here. Precondition: values.numbers is not empty. Main thread; the engine must outlive the task.
[[nodiscard]] QCoro::Task<Breaks> classBreaks(gis::EngineClient *engine, std::vector<double> ascending,
                                              ClassMethod method, int classes);

}  // namespace civiscope::carto
