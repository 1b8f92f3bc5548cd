// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/dataset.h"

#include "store/datasetwriter.h"

#include <mutex>

namespace civiscope::store {

struct Dataset::Private {
    mutable std::mutex mutex;  // guards the pointer only
    VersionPtr version = std::make_shared<const Version>();
    std::mutex writing;  // one writer at a time; for all below
    NameCache names;
    DocumentNotes notes;

    void publish(VersionPtr next)
    {
        const std::scoped_lock lock(mutex);
        version.swap(next);
    }
};

Dataset::Dataset()
    : d(std::make_unique<Private>())
{
}
Dataset::~Dataset() = default;

VersionPtr Dataset::current() const
{
    const std::scoped_lock lock(d->mutex);
    return d->version;
}

Result<Delta> Dataset::mergeBatch(Batch &&batch, std::span<const jsonld::ContextPtr> contexts, Merge merge)
{
    const std::scoped_lock lock(d->writing);
    DatasetWriter writer(d->version, d->names, d->notes);
    if (const auto taken = writer.mergeBatch(*batch.d, contexts, merge); !taken)
        return std::unexpected(taken.error());
    auto [version, delta] = writer.finish();
    d->publish(std::move(version));
    return std::move(delta);
}

Delta Dataset::remove(std::span<const std::string> ids)
{
    const std::scoped_lock lock(d->writing);
    DatasetWriter writer(d->version, d->names, d->notes);
    writer.remove(ids);
    auto [version, delta] = writer.finish();
    d->publish(std::move(version));
    return std::move(delta);
}

Delta Dataset::forgetDocuments(std::span<const std::string> origins)
{
    const std::scoped_lock lock(d->writing);
    DatasetWriter writer(d->version, d->names, d->notes);
    for (const std::string &origin : origins)
        writer.forgetDocument(origin);
    auto [version, delta] = writer.finish();
    d->publish(std::move(version));
    return std::move(delta);
}

}  // namespace civiscope::store
