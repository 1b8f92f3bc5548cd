// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/job.h"
#include "ngsild/documentsplitter.h"
#include "ngsild/quarantine.h"
#include "ngsild/remarks.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace civiscope::store {

// Entities read but not yet in a dataset: already in columns, names still as written, for the contexts they name may
// have to be fetched first. Movable, made on any thread.
class Batch {
public:
    Batch();
    ~Batch();
    Batch(Batch &&) noexcept;
    Batch &operator=(Batch &&) noexcept;

    // Raw JSON of the distinct @contexts met; the first is the document's (empty string when it has none).
    [[nodiscard]] std::span<const std::string> contexts() const;
    [[nodiscard]] std::span<const ngsild::Quarantined> quarantine() const;

    struct Private;
    std::unique_ptr<Private> d;
};

// Reads entities of a split document into a batch. `document` must outlive the batch until Dataset::mergeBatch, which
// copies the raw bytes into its log. `origin` ("page 3", a file name) goes into the quarantine's places, followed by
// the entity's JSON Pointer or line; `firstIndex` is the number of slices[0] in the whole document. Pure work, no I/O,
// cancellable (a cancelled batch is cut short): run it in a worker.
[[nodiscard]] Batch readBatch(std::string_view document, const ngsild::SplitDocument &split,
                              std::span<const ngsild::Slice> slices, std::size_t firstIndex, std::string_view origin,
                              const Job &job = {});

// Splits and reads a whole document on all cores, in order. Each finished batch goes to `consume` on the calling
// thread, in document order, while later ones are still being read. Errors: those of splitDocument, Cancelled, and what
// `consume` answers (which stops the reading).
[[nodiscard]] Result<ngsild::DocumentForm> readDocument(std::string_view document, std::string_view origin,
                                                        const std::function<Result<void>(Batch &&)> &consume,
                                                        const Job &job = {});

}  // namespace civiscope::store
