// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/source.h"

#include <nlohmann/json_fwd.hpp>

#include <QStringList>

#include <memory>

namespace civiscope::workspace {

// A workspace is a file NAME.civiscope: what a person had open, to be opened again. One JSON object with "civiscope":
// "workspace", "version" and the parts, each owned by whoever shows it ("sources", "filter", "colours" …). No secrets:
// tokens, passwords and extra headers stay out. Paths are relative to the file's folder.
inline constexpr int workspaceVersion = 1;
inline const QString workspaceEnding = QStringLiteral(".civiscope");

// What stands in a workspace file.
struct WorkspaceContent {
    std::shared_ptr<const nlohmann::ordered_json> parts;  // an object; never null
    bool whole = true;   // false: the file is cut short, and this is what stands before the cut
    bool newer = false;  // written by a later version of the program: it may hold what this one does not know
};
// Errors: FileNotReadable (also: it is no workspace), Empty, NotJson, TooLarge (over 16 MiB).
[[nodiscard]] Result<WorkspaceContent> readWorkspace(const QString &path);

// Writes the parts behind the head, all or nothing. Error: FileNotWritable.
[[nodiscard]] Result<void> writeWorkspace(const QString &path, const nlohmann::ordered_json &parts);

// A source as the "sources" part has it: {source, types, limit, context, tenant, hidden, asksForToken}.
[[nodiscard]] nlohmann::ordered_json sourceToJson(const tasks::SourceRequest &request, const QStringList &hiddenTypes,
                                                  const QString &folder);
struct SavedSource {
    tasks::SourceRequest request;
    QStringList hiddenTypes;
    bool asksForToken = false;  // it was opened with a secret, which a workspace does not keep
};
// Errors: those of tasks::parseSource; Usage when it is no such object.
[[nodiscard]] Result<SavedSource> sourceFromJson(const nlohmann::ordered_json &json, const QString &folder);

// A file as seen from a folder, and back: "data/city.jsonld" ↔ the absolute path.
[[nodiscard]] std::string pathFrom(const QString &folder, const QString &path);
[[nodiscard]] QString pathIn(const QString &folder, const std::string &path);

}  // namespace civiscope::workspace
