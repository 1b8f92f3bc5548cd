// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "jsonld/context.h"
#include "ngsild/quarantine.h"
#include "store/batch.h"
#include "store/delta.h"
#include "store/table.h"

#include <memory>
#include <optional>

namespace civiscope::store {

// Where an entity is in a version.
struct EntityRef {
    std::uint32_t table = 0;
    std::uint32_t row = 0;

    auto operator<=>(const EntityRef &) const = default;
};

// One state of a dataset: never changes, costs little to hold, may be read on any thread.
class Version {
public:
    virtual ~Version() = default;

    [[nodiscard]] virtual std::uint64_t number() const = 0;  // grows by one with each change
    [[nodiscard]] virtual std::span<const TablePtr> tables() const = 0;  // order of first appearance, never reordered
    [[nodiscard]] virtual std::size_t entityCount() const = 0;
    [[nodiscard]] virtual std::optional<EntityRef> find(std::string_view id) const = 0;

    // The entity's bytes exactly as they came. Blocks for one disk read. Error: FileNotReadable.
    [[nodiscard]] virtual Result<std::string> raw(EntityRef entity) const = 0;
    // The context its names were read with; never null.
    [[nodiscard]] virtual jsonld::ContextPtr context(EntityRef entity) const = 0;

    [[nodiscard]] virtual std::span<const ngsild::Quarantined> quarantine() const = 0;
    [[nodiscard]] virtual const ngsild::Remarks &remarks() const = 0;
    [[nodiscard]] virtual std::size_t bytes() const = 0;  // memory held, the raw log not
};
using VersionPtr = std::shared_ptr<const Version>;

// How entities whose id is already there are taken.
enum class Merge {
    Load,  // part of one load: equal bytes are counted (remark), other content goes to the quarantine
    Pages,  // one page of a load: as Load within it; of other pages the newest state counts (remark when it differs)
    Refresh,  // a page that is read again: as Pages, but that an entity has other content is no oddity; what was said
              // of the page before (quarantine, remarks) no longer holds
    Update,  // a newer state: replaces what is there; equal bytes change nothing
};

// All entities of one source, and the raw bytes they came as. May be written on any thread, writers
// wait for each other; current() may be called from any thread meanwhile and gives the last whole state.
class Dataset {
public:
    Dataset();
    ~Dataset();
    Dataset(const Dataset &) = delete;
    Dataset &operator=(const Dataset &) = delete;

    [[nodiscard]] VersionPtr current() const;

    // Takes a batch in. `contexts` stands for batch.contexts() one for one (the first is that of entities without an
    // own @context). Gives what changed against the version before. Error: FileNotWritable (the log; the dataset is
    // then as before).
    [[nodiscard]] Result<Delta> take(Batch &&batch, std::span<const jsonld::ContextPtr> contexts, Merge merge);

    // Takes entities out; ids that are not there are passed over.
    [[nodiscard]] Delta remove(std::span<const std::string> ids);

    // Documents (`origin` of readBatch) that are there no longer: nothing is in the quarantine for their sake any more.
    [[nodiscard]] Delta forgetDocuments(std::span<const std::string> origins);

    // All out, as one reset.
    [[nodiscard]] Delta clear();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::store
