// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/commandline.h"
#include "app/civiscope/picturestyle.h"
#include "workspace/source.h"

#include <QImage>

#include <vector>

namespace civiscope::app {

struct TimelineSource {
    tasks::SourceRequest request;
    store::VersionPtr version;
};

struct TimelinePicture {
    QImage image;
    std::vector<Error> problems;  // why data is missing
    std::vector<history::Unread> unread;
    bool complete = true;
};

// The past of the entities that the command names, as the desktop draws it, in the zone of the first source. Blocks
// with an event loop; main thread, QApplication needed. Errors: Usage (no entity named, times that cannot be used),
// NotFound (no such entity or attribute), Empty (no values), those of tasks::loadHistory.
[[nodiscard]] Result<TimelinePicture> drawTimelinePicture(const std::vector<TimelineSource> &sources,
                                                          const std::shared_ptr<const tasks::SourceServices> &services,
                                                          const RenderCommand &command, const PictureStyle &style);

}  // namespace civiscope::app
