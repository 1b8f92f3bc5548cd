// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/dataset.h"
#include "store/documentnotes.h"
#include "store/tablewriter.h"
#include "store/version.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace civiscope::store {

// What names mean in each context; asked once for each distinct name.
class NameCache {
public:
    struct Named {
        std::string iri;
        std::string name;  // short
        bool defined = true;
    };
    [[nodiscard]] const Named &expand(const jsonld::ContextPtr &context, std::string_view name);

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Names = std::unordered_map<std::string, Named, Hash, std::equal_to<>>;

    // Contexts are kept, for their addresses are the keys.
    std::unordered_map<jsonld::ContextPtr, Names> m_byContext;
};

// Makes the version after `before` on copies; what it made counts when finish() hands it over, and is nothing when it
// is dropped.
class DatasetWriter {
public:
    DatasetWriter(VersionPtr before, NameCache &names, DocumentNotes &notes);

    // Errors: FileNotWritable, TooLarge (more types than can be told apart).
    [[nodiscard]] Result<void> mergeBatch(Batch::Private &batch, std::span<const jsonld::ContextPtr> contexts,
                                          Merge merge);
    void remove(std::span<const std::string> ids);
    void forgetDocument(const std::string &origin);

    struct NextVersion {
        VersionPtr version;
        Delta delta;
    };
    // The version before, with an empty delta, when nothing changed.
    [[nodiscard]] NextVersion finish();

private:
    struct Work {
        std::optional<TableWriter> writer;  // none: not touched yet
        std::uint32_t rowsBefore = 0;
        std::uint32_t columnsBefore = 0;
        std::uint32_t rowsKept = 0;  // after removal
        std::vector<std::uint32_t> removed;
        std::vector<std::uint32_t> changed;
        std::vector<const BatchRow *> added;  // from rowsKept on
    };
    enum class Fate : std::uint8_t { Skip, Add, Change };
    struct Target {
        Fate fate = Fate::Skip;
        std::uint32_t row = 0;
    };
    struct Place {
        std::uint32_t table = 0;  // of the batch
        std::uint32_t row = 0;
    };

    [[nodiscard]] const Table &now(std::uint32_t table) const;
    TableWriter &touch(std::uint32_t table);
    [[nodiscard]] std::optional<EntityRef> find(std::string_view id, std::uint64_t hash) const;
    [[nodiscard]] Result<void> findTables(const Batch::Private &batch, std::span<const jsonld::ContextPtr> contexts);
    [[nodiscard]] std::vector<Place> order(const Batch::Private &batch, Merge merge);
    void noteRepeated(const Batch::Private &batch, const BatchRow &row, std::string_view before, Merge merge);
    void quarantine(ngsild::Quarantined bad, Merge merge);
    void removeMoved(const Batch::Private &batch, std::span<const Place> order, Merge merge);
    [[nodiscard]] Result<void> plan(Batch::Private &batch, std::span<const Place> order, Merge merge);
    [[nodiscard]] Result<std::string> rawOf(EntityRef ref) const;
    [[nodiscard]] Result<void> keepRaw(const Batch::Private &batch, std::span<const Place> order);
    void writeCells(Batch::Private &batch, std::uint32_t batchTable, const jsonld::ContextPtr &context);
    void remarkTexts(const BatchColumn &column, const BatchTable &from, std::span<const Target> targets);
    void clearMissing(const BatchTable &from, std::uint32_t batchTable, std::span<const std::uint32_t> columns);
    void takeRemarks(Batch::Private &batch, Merge merge);
    [[nodiscard]] bool settleNotes();
    void removeRows(std::uint32_t table, std::vector<std::uint32_t> rows);
    std::uint32_t contextNumber(const jsonld::ContextPtr &context);
    void compactLog();

    VersionPtr m_before;
    std::shared_ptr<Version> m_version;
    NameCache &m_names;
    DocumentNotes &m_notes;  // changed by finish() only
    std::vector<Work> m_work;
    std::map<std::vector<std::string>, std::uint32_t> m_byTypes;
    std::vector<std::uint32_t> m_tables;   // of the batch's, where they go
    std::vector<std::uint32_t> m_contexts;  // of the batch's, by number here
    std::vector<std::vector<Target>> m_targets;
    std::vector<ngsild::Quarantined> m_quarantined;
    ngsild::Remarks m_remarks;
    ngsild::Remarks m_repeated;  // remarks about entities that came again
    std::string m_origin;  // whose remarks m_remarks are, at last
    std::vector<std::string> m_forgotten;  // documents: what was said of them no longer holds
};

}  // namespace civiscope::store
