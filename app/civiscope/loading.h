// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/output.h"
#include "app/civiscope/sources.h"
#include "tasks/subject.h"

#include <memory>

namespace civiscope::app {

// A source as a command without a window loads it: with progress on standard error, stopped by Ctrl-C, and with a line
// for everything that is missing or was odd.
struct Loaded {
    tasks::SourceRequest request;
    std::shared_ptr<store::Dataset> dataset;
    tasks::LoadReport report;

    [[nodiscard]] tasks::Subject subject() const;

    // Done, or DoneIncomplete when less came than the source has.
    [[nodiscard]] int status() const;
};
[[nodiscard]] Result<Loaded> loadSource(Sources &sources, const QString &words, const SourceOptions &options,
                                        Output &output);

}  // namespace civiscope::app
