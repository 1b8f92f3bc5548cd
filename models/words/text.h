// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace civiscope::words {

// What data says, which is UTF-8, as Qt shows it.
inline QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

}  // namespace civiscope::words
