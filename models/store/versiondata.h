// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"
#include "store/idindex.h"
#include "store/rawlog.h"
#include "store/tabledata.h"

#include <memory>
#include <vector>

namespace civiscope::store {

// One state of a dataset: nothing but shared parts.
class VersionData final : public Version {
public:
    [[nodiscard]] static std::shared_ptr<const VersionData> empty(std::uint64_t number);

    [[nodiscard]] std::uint64_t number() const override { return m_number; }
    [[nodiscard]] std::span<const TablePtr> tables() const override { return m_tables; }
    [[nodiscard]] std::size_t entityCount() const override { return m_entities; }
    [[nodiscard]] std::optional<EntityRef> find(std::string_view id) const override;
    [[nodiscard]] Result<std::string> raw(EntityRef entity) const override;
    [[nodiscard]] jsonld::ContextPtr context(EntityRef entity) const override;
    [[nodiscard]] std::span<const ngsild::Quarantined> quarantine() const override
    {
        return {m_quarantine.get(), m_quarantined};
    }
    [[nodiscard]] const ngsild::Remarks &remarks() const override { return *m_remarks; }
    [[nodiscard]] std::size_t bytes() const override { return m_bytes; }

private:
    friend class DatasetWriter;

    void setTables(std::vector<std::shared_ptr<const TableData>> tables);
    void addQuarantined(std::vector<ngsild::Quarantined> more);
    // Takes out what lies in the document; false: nothing does.
    bool dropQuarantined(std::string_view document);

    std::uint64_t m_number = 0;
    std::size_t m_entities = 0;
    std::size_t m_bytes = 0;
    std::uint64_t m_live = 0;  // bytes of the log that entities are in
    std::vector<TablePtr> m_tables;
    std::vector<std::shared_ptr<const TableData>> m_data;  // the same tables
    std::shared_ptr<IdIndex> m_index = std::make_shared<IdIndex>();
    std::shared_ptr<RawLog> m_log = std::make_shared<RawLog>();
    std::shared_ptr<const std::vector<jsonld::ContextPtr>> m_contexts =
        std::make_shared<const std::vector<jsonld::ContextPtr>>();
    // Shared with earlier versions, which see fewer.
    std::shared_ptr<ngsild::Quarantined[]> m_quarantine;
    std::size_t m_quarantined = 0;
    std::size_t m_quarantineRoom = 0;
    std::shared_ptr<const ngsild::Remarks> m_remarks = std::make_shared<const ngsild::Remarks>();
};

}  // namespace civiscope::store
