// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace civiscope::widgets {

// A label for what data says, which is never markup.
[[nodiscard]] QLabel *plainLabel(QWidget *parent);

// The same for long texts: wrapped, to be copied from, and no long word forces what it is in wide.
[[nodiscard]] QLabel *wrappedLabel(QWidget *parent);

}  // namespace civiscope::widgets
