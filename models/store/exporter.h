// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "store/dataset.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace civiscope::store {

struct ExportOptions {
    std::vector<std::string> types;  // IRIs; empty: all entities
    // JSON text of the @context of entities that came without one of their own; empty: they stay without.
    std::string context;
};

// The endings of the formats that exportEntities writes, with their points: ".jsonld", ".ndjson", ".geojson", ".csv".
// For help, dialogs and messages: the one list.
[[nodiscard]] QStringList exportEndings();

// Whether the file's ending names a format of exportEntities and its folder can be written to; to be asked before
// anything is fetched. Errors: Usage (detail lists the endings), FileNotWritable.
[[nodiscard]] Result<void> checkExportFile(const QString &path);

// Writes entities to a file, UTF-8, in the format that its ending names, in the order of the version:
// .jsonld   an array, .ndjson one a line: every entity as it came, numbers digit by digit, its @context with it
// .geojson  a FeatureCollection (ETSI GS CIM 009 V1.9.1, clause 4.5.16), attributes as they came, null where the entity
//           has no geometry
// .csv      RFC 4180, a row an entity and a column an attribute instance or sub-attribute ("noise.quality[urn:d:b]"),
//           with columns behind it for unit and observedAt where there are any; geometries as WKT, moments in UTC, the
//           rest of what is no plain value as JSON; what a spreadsheet would take for a formula begins with an
//           apostrophe
// The file appears whole or not at all. Gives how many entities were written; Job progress counts them. Blocks: work
// for a worker. Errors: Usage (another ending; detail lists these), FileNotWritable, FileNotReadable (the version's
// log), Cancelled.
[[nodiscard]] Result<std::int64_t> exportEntities(const Version &version, const QString &path,
                                                  const ExportOptions &options, const Job &job = {});

}  // namespace civiscope::store
