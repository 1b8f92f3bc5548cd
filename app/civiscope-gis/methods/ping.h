// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "method.h"

namespace civiscope::engine {

// Tells what runs. Result: protocol (number), engine and qgis (versions).
class Ping : public Method {
public:
    [[nodiscard]] const char *name() const override { return "ping"; }
    void run(std::shared_ptr<Call> call) override;
};

}  // namespace civiscope::engine
