// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <QStringList>

#include <functional>

namespace civiscope::widgets {

// A part of a workspace file, owned by whoever shows it.
struct WorkspacePart {
    const char *name;  // its member in the file
    // What stands in the file; null: nothing to keep. Paths are relative to the folder.
    std::function<nlohmann::ordered_json(const QString &folder)> save;
    // Makes it so again; null where the file has no such part. Answers what could not be had, as sentences.
    std::function<QStringList(const nlohmann::ordered_json &part, const QString &folder)> restore;
    bool content = true;  // false: how it looks (layout, view), which nobody is asked to save
};

}  // namespace civiscope::widgets
