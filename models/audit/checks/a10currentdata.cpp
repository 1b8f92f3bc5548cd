// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/tools.h"

#include "store/table.h"

#include <algorithm>

namespace civiscope::audit::checks {

namespace {

constexpr Moment second = 1'000'000;
constexpr Moment clockError = 300 * second;  // later than that is the future
constexpr std::size_t mostTimes = 10'000;    // that the usual gap is told from

// How old the newest observation may be, seconds: by the usual gap between observations, within an hour and a week.
std::int64_t allowedAge(std::vector<Moment> times)
{
    std::ranges::sort(times);
    const auto repeated = std::ranges::unique(times);
    times.erase(repeated.begin(), repeated.end());
    if (times.size() < 4)
        return currentSeconds;
    std::vector<Moment> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.push_back(times[i] - times[i - 1]);
    std::ranges::nth_element(gaps, gaps.begin() + std::ptrdiff_t(gaps.size() / 2));
    const auto limit = std::int64_t(gapsAllowed * double(gaps[gaps.size() / 2]) / double(second));
    return std::clamp<std::int64_t>(limit, 3600, 7 * 24 * 3600);
}

}  // namespace

// A10: the newest observedAt of each type that has any is not older than three usual gaps between observations. Types
// without observedAt are taken for things that do not change.
CheckResult currentData(const Material &material)
{
    Finding finding("A10");
    std::int64_t observed = 0, current = 0;
    bool future = false;
    for (const store::TablePtr &table : material.version->tables()) {
        std::vector<Moment> times;
        std::optional<Moment> newest;
        std::uint32_t newestRow = 0;
        std::optional<std::uint32_t> ahead;  // a row whose time is yet to come
        for (const store::ColumnPtr &column : table->columns()) {
            if (!column->newest())
                continue;
            for (std::uint32_t row = 0; row < table->rowCount(); ++row) {
                const auto at = column->observedAt(row);
                if (!at)
                    continue;
                // A time to come says nothing of how current the rest is.
                if (*at > material.now + clockError) {
                    ahead = row;
                    continue;
                }
                if (times.size() < mostTimes)
                    times.push_back(*at);
                if (!newest || *at > *newest) {
                    newest = at;
                    newestRow = row;
                }
            }
        }
        if (ahead) {
            future = true;
            finding.reason(ReasonCode::DataInFuture, {table->name()});
            finding.entity(table->id(*ahead));
        }
        if (newest || ahead)
            ++observed;
        if (!newest)
            continue;
        const std::int64_t age = (material.now - *newest) / second;
        const std::int64_t limit = allowedAge(std::move(times));
        if (age <= limit) {
            ++current;
        } else {
            finding.reason(ReasonCode::DataStale, {table->name(), text(age), text(limit)});
            finding.entity(table->id(newestRow));
        }
    }
    finding.evidence(material.sample.pages);
    if (observed == 0)
        return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"observedAt"});
    const Verdict verdict = current == 0                   ? Verdict::NotMet
                            : current < observed || future ? Verdict::MetWithRemarks
                                                           : Verdict::Met;
    return finding.close(verdict, ReasonCode::DataCurrent, {text(current), text(observed)});
}

}  // namespace civiscope::audit::checks
