// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/batch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

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

// Reads ranges on several threads and gives the batches back in order.
class Readers {
public:
    Readers(std::vector<Range> ranges, std::function<Batch(Range)> read)
        : m_ranges(std::move(ranges))
        , m_read(std::move(read))
        , m_batches(m_ranges.size())
    {
        const auto threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), m_ranges.size());
        m_window = 2 * threads + 2;
        for (std::size_t i = 0; i < threads; ++i)
            m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
    }
    ~Readers()
    {
        for (std::jthread &thread : m_threads)
            thread.request_stop();
        m_changed.notify_all();
    }
    Readers(const Readers &) = delete;
    Readers &operator=(const Readers &) = delete;

    // Waits for the next batch.
    Batch next()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_batches[m_taken].has_value(); });
        Batch batch = std::move(*m_batches[m_taken]);
        m_batches[m_taken++].reset();
        m_changed.notify_all();
        return batch;
    }

private:
    void work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        while (m_begun < m_ranges.size()) {
            // Those who read do not run too far ahead of the one who takes.
            m_changed.wait(lock, stop, [this] { return m_begun >= m_ranges.size() || m_begun < m_taken + m_window; });
            if (stop.stop_requested() || m_begun >= m_ranges.size())
                return;
            const std::size_t mine = m_begun++;
            lock.unlock();
            Batch batch = m_read(m_ranges[mine]);
            lock.lock();
            m_batches[mine] = std::move(batch);
            m_changed.notify_all();
        }
    }

    std::vector<Range> m_ranges;
    std::function<Batch(Range)> m_read;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<std::optional<Batch>> m_batches;
    std::size_t m_begun = 0;
    std::size_t m_taken = 0;
    std::size_t m_window = 0;
    std::vector<std::jthread> m_threads;  // the last member: joined before the others go
};

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
    std::optional<Readers> readers;
    if (ranges.size() > 1)
        readers.emplace(ranges, read);
    for (const Range range : ranges) {
        Batch batch = readers ? readers->next() : read(range);
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
