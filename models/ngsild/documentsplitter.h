// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace civiscope::ngsild {

enum class DocumentForm : std::uint8_t {
    Entity,             // one object
    EntityArray,        // [ … ]
    Lines,              // NDJSON: one object a line (blank lines and a byte order mark are passed over)
    Feature,            // one GeoJSON Feature
    FeatureCollection,  // GeoJSON
    Notification,       // {"type":"Notification","data":[ … ]}, or data holding a FeatureCollection
};

// Where one entity lies in the document: bytes [offset, offset + length).
struct Slice {
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

// A document cut into entities without parsing them, so that one bad byte costs one entity and the parts can be
// parsed side by side. Views point into the document's bytes.
struct SplitDocument {
    DocumentForm form = DocumentForm::Entity;
    std::vector<Slice> entities;  // in document order; also those that are no objects (the reader says why)
    std::string_view context;     // raw JSON of a document-level @context, empty when there is none
    bool cutShort = false;        // the document ended early; the last slice may be broken
};

// String-aware scan, about as fast as memory. Errors: Empty, NotJson (HTML page, plain text, other bytes; detail
// quotes the beginning), NotNgsiLd (a JSON scalar, or an object that is neither entity nor one of the forms above, such
// as problem details). Nesting costs nothing here; the reader limits it. Offsets count from the start of `bytes`.
[[nodiscard]] Result<SplitDocument> splitDocument(std::string_view bytes);

}  // namespace civiscope::ngsild
