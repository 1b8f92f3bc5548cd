// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ngsild/entitysink.h"
#include "ngsild/quarantine.h"

#include <memory>
#include <optional>
#include <string_view>

namespace civiscope::ngsild {

// Reads one entity in any form of ETSI GS CIM 009 V1.9.1 clause 4.5 and 5.2.4: normalized, concise, simplified, GeoJSON
// Feature, expanded names, the dialects of real brokers. The form is told attribute by attribute, for real answers mix
// them. Holds parser buffers: one reader a thread, reused for many entities. No I/O, no network, knows no @context
// (names are given as written).
class EntityReader {
public:
    EntityReader();
    ~EntityReader();
    EntityReader(EntityReader &&) noexcept;
    EntityReader &operator=(EntityReader &&) noexcept;

    // Gives the entity to the sink, or says why it cannot be read (then the sink saw nothing, or abandon()).
    // `where` of the answer is left empty for the caller, who knows the place. `raw` may lie anywhere (a copy with
    // padding is made when needed).
    [[nodiscard]] std::optional<Quarantined> read(std::string_view raw, EntitySink &sink);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::ngsild
