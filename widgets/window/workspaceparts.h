// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/window/workspacekeeper.h"

namespace civiscope::workspace {
class Session;
}  // namespace civiscope::workspace

namespace civiscope::widgets {

class GisLayers;
class MainWindow;

// The window's own parts of a workspace: sources, layers, colours, mode, map, time, layout. They must not outlive what
// they are given.
void addWindowParts(WorkspaceKeeper &keeper, MainWindow &window, workspace::Session &session, GisLayers &layers);

}  // namespace civiscope::widgets
