// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace civiscope::app {

// What a command tells the shell.
enum ExitStatus : int {
    Done = 0,
    DoneWithFindings = 1,  // at or over --fail-on
    WrongUsage = 2,
    SourceFailed = 3,      // not reachable or not readable
    DoneIncomplete = 4,    // part of the data is missing; standard error says what
};

}  // namespace civiscope::app
