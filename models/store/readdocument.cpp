// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch.h"

#include "base/orderedpieces.h"

namespace civiscope::store {

namespace {

// Large enough to be worth a hand-over, small enough to stay in a processor's cache.
constexpr std::uint64_t batchBytes = 2 << 20;
constexpr std::size_t batchEntities = 4096;

struct Range {
    std::size_t first = 0;
    std::size_t count = 0;
};

std::vector<Range> cut(std::span<const ngsild::Slice> slices)
{
    std::vector<Range> ranges;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (ranges.empty() || bytes >= batchBytes || ranges.back().count >= batchEntities) {
            ranges.push_back({i, 0});
            bytes = 0;
        }
        ++ranges.back().count;
        bytes += slices[i].length;
    }
    return ranges;
}

}  // namespace

Result<ngsild::DocumentForm> readDocument(std::string_view document, std::string_view origin,
                                          const std::function<Result<void>(Batch &&)> &consume, const Job &job)
{
    const auto cancelled = [&] {
        return std::unexpected(Error{
            .code = ErrorCode::Cancelled, .what = "reading a document", .where = std::string(origin), .detail = {}});
    };
    if (job.cancelled())
        return cancelled();
    auto split = ngsild::splitDocument(document);
    if (!split) {
        split.error().where = origin;
        return std::unexpected(split.error());
    }
    const std::span<const ngsild::Slice> slices = split->entities;
    const std::vector<Range> ranges = cut(slices);
    const Job part{.stop = job.stop, .report = {}};
    const auto read = [&](Range range) {
        return readBatch(document, *split, slices.subspan(range.first, range.count), range.first, origin, part);
    };
    OrderedPieces<Batch> batches(ranges.size(), [&](std::size_t i) { return read(ranges[i]); });
    for (const Range range : ranges) {
        Batch batch = batches.next();
        if (job.cancelled())
            return cancelled();
        if (auto taken = consume(std::move(batch)); !taken)
            return std::unexpected(taken.error());
        job.progress(std::int64_t(range.first + range.count), std::int64_t(slices.size()));
    }
    // A document without entities still has a context, and a form.
    if (ranges.empty()) {
        if (auto taken = consume(read({})); !taken)
            return std::unexpected(taken.error());
    }
    return split->form;
}

}  // namespace civiscope::store
