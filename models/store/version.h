// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "jsonld/context.h"
#include "ngsild/quarantine.h"
#include "ngsild/remarks.h"
#include "store/table.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

class IdIndex;
class RawLog;

// Where an entity is in a version.
struct EntityRef {
    std::uint32_t table = 0;
    std::uint32_t row = 0;

    auto operator<=>(const EntityRef &) const = default;
};

// One state of a dataset, nothing but shared parts: never changes, costs little to hold, may be read on any thread.
class Version final {
public:
    explicit Version(std::uint64_t number = 0);  // without entities

    [[nodiscard]] std::uint64_t number() const { return m_number; }  // grows by one with each change
    [[nodiscard]] std::span<const TablePtr> tables() const { return m_tables; }  // by first appearance, never reordered
    [[nodiscard]] std::size_t entityCount() const { return m_entities; }
    [[nodiscard]] std::optional<EntityRef> find(std::string_view id) const;

    // The entity's bytes exactly as they came. Blocks for one disk read. Error: FileNotReadable.
    [[nodiscard]] Result<std::string> raw(EntityRef entity) const;
    // The context its names were read with; never null.
    [[nodiscard]] jsonld::ContextPtr context(EntityRef entity) const;

    [[nodiscard]] std::span<const ngsild::Quarantined> quarantine() const
    {
        return {m_quarantine.get(), m_quarantined};
    }
    [[nodiscard]] const ngsild::Remarks &remarks() const { return *m_remarks; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }  // memory held, the raw log not

private:
    friend class DatasetWriter;

    void setTables(std::vector<TablePtr> tables);
    void addQuarantined(std::vector<ngsild::Quarantined> more);
    // Takes out what lies in the document; false: nothing does.
    bool dropQuarantined(std::string_view document);

    std::uint64_t m_number = 0;
    std::size_t m_entities = 0;
    std::size_t m_bytes = 0;
    std::uint64_t m_live = 0;  // bytes of the log that entities are in
    std::vector<TablePtr> m_tables;
    std::shared_ptr<IdIndex> m_index;
    std::shared_ptr<RawLog> m_log;
    std::shared_ptr<const std::vector<jsonld::ContextPtr>> m_contexts;
    // Shared with earlier versions, which see fewer.
    std::shared_ptr<ngsild::Quarantined[]> m_quarantine;
    std::size_t m_quarantined = 0;
    std::size_t m_quarantineRoom = 0;
    std::shared_ptr<const ngsild::Remarks> m_remarks;
};
using VersionPtr = std::shared_ptr<const Version>;

}  // namespace civiscope::store
