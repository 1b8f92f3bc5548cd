// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/commandline.h"

namespace civiscope::app {

class Sources;

// Each runs a command to its end, with the event loop of the application that main made, and answers its exit status.
// What they print: resources/cli.
[[nodiscard]] int inspect(const InspectCommand &command, Sources &sources);
[[nodiscard]] int runQuery(const QueryCommand &command, Sources &sources);
[[nodiscard]] int fetch(const FetchCommand &command, Sources &sources);
[[nodiscard]] int runHistory(const HistoryCommand &command, Sources &sources);
[[nodiscard]] int compare(const CompareCommand &command, Sources &sources);
[[nodiscard]] int audit(const AuditCommand &command, Sources &sources);
[[nodiscard]] int render(const RenderCommand &command, Sources &sources);
[[nodiscard]] int validate(const ValidateCommand &command, Sources &sources);
[[nodiscard]] int serve(const ServeCommand &command);
[[nodiscard]] int desktop(const DesktopCommand &command, Sources &sources);

}  // namespace civiscope::app
