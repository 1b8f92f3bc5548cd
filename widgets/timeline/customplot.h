// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header is written with Qt's short keywords, which this project switches off.
// NOLINTBEGIN(bugprone-macro-parentheses)  a declaration cannot stand in parentheses
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(item, list) for (item : list)
// NOLINTEND(bugprone-macro-parentheses)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
