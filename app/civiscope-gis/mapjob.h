// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map.h"
#include "method.h"

#include <QImage>

#include <functional>
#include <memory>

namespace civiscope::engine {

// Draws the map in threads of QGIS while the main thread goes on reading, then calls `encode` in a thread of the pool
// and answers the call with what it made. A cancelled call answers "cancelled" as soon as QGIS lets go.
struct Encoded {
    nlohmann::json result;
    std::string payload;
};
void drawMap(const std::shared_ptr<Call> &call, std::shared_ptr<const Map> map, const QgsMapSettings &settings,
             std::function<Encoded(const QImage &)> encode);

// Fast to write rather than small: the bytes travel through a pipe and a loopback port only.
[[nodiscard]] std::string pngOf(const QImage &image);

}  // namespace civiscope::engine
