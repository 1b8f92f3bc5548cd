// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/civiscope/picturestyle.h"
#include "audit/scorecard.h"

#include <QImage>

namespace civiscope::app {

// The scorecard as the desktop shows it, with the scope of the self-check above.
[[nodiscard]] QImage drawAuditPicture(audit::Scorecard card, const PictureStyle &style);

}  // namespace civiscope::app
