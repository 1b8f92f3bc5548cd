// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/window/workspacekeeper.h"

namespace civiscope::workspace {
class Session;
}  // namespace civiscope::workspace

namespace civiscope::widgets {

class WindowLayout;
struct WindowViews;

// The window's own parts of a workspace: sources, layers, colours, mode, map, time, layout. They must not outlive what
// they are given.
void addWindowParts(WorkspaceKeeper &keeper, const WindowViews &views, WindowLayout &layout,
                    workspace::Session &session);

}  // namespace civiscope::widgets
