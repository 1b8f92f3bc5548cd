// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labels.h"

#include <qgsrectangle.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace civiscope::engine {

// What one file adds to the map: layers in drawing order, and names that take part in the placing of all names.
struct Overlay {
    std::vector<std::unique_ptr<QgsVectorLayer>> layers;
    std::vector<PointLabel> labels;

    // For people; a sketch tells none of it.
    std::int64_t features = 0;
    QgsRectangle box;      // EPSG:4326; null: empty or unknown
    QString attribution;   // what the file says of its rights; mostly empty
};

// Why a file gives none.
struct Unreadable {
    const char *code;      // "not-readable", "no-geometry", "no-crs"
    std::string message;   // what the library says; may be empty
};

}  // namespace civiscope::engine
