// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/changefeed.h"

#include "live/poller.h"

namespace civiscope::live {

std::unique_ptr<ChangeFeed> watchChanges(WatchRequest request)
{
    return std::make_unique<Poller>(std::move(request));
}

}  // namespace civiscope::live
