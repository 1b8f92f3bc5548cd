// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "jsonld/context.h"
#include "store/batch.h"
#include "store/delta.h"
#include "store/version.h"

#include <memory>
#include <span>
#include <string>

namespace civiscope::store {

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
    [[nodiscard]] Result<Delta> mergeBatch(Batch &&batch, std::span<const jsonld::ContextPtr> contexts, Merge merge);

    // Takes entities out; ids that are not there are passed over.
    [[nodiscard]] Delta remove(std::span<const std::string> ids);

    // Documents (`origin` of readBatch) that are there no longer: nothing is in the quarantine for their sake any more.
    [[nodiscard]] Delta forgetDocuments(std::span<const std::string> origins);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace civiscope::store
