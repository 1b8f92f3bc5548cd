// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace civiscope::items {

// Roles that all models of this folder answer, beside Qt's own.
enum Role {
    SortRole = Qt::UserRole,  // a value that orders as people expect
    IdRole,                   // what the row stands for: an entity's id
    LoadStateRole,            // LoadState as int
    ExactRole,                // the value with all its digits, for copying
    LinkRole,                 // id of an entity that the cell leads to; empty: none
    MarkRole,                 // carto::Mark as colour * 16 + shape; invalid: none
};

enum class LoadState { Missing, Loading, Loaded, Failed };

}  // namespace civiscope::items
