// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labels.h"

#include <memory>
#include <vector>

namespace civiscope::engine {

// What one file adds to the map: layers in drawing order, and names that take part in the placing of all names.
struct Overlay {
    std::vector<std::unique_ptr<QgsVectorLayer>> layers;
    std::vector<PointLabel> labels;
};

}  // namespace civiscope::engine
