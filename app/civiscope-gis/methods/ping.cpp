// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "methods/ping.h"

#include <qgis.h>

namespace civiscope::engine {

void Ping::run(std::shared_ptr<Call> call)
{
    call->answer(
        {{"protocol", gis::protocol::version}, {"engine", CIVISCOPE_VERSION}, {"qgis", Qgis::version().toStdString()}});
}

}  // namespace civiscope::engine
