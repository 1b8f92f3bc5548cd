// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checks/checks.h"
#include "audit/checks/filtering.h"

#include <QRegularExpression>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace civiscope::audit::checks {

namespace {

constexpr std::size_t leastValues = 5;  // different ones, for a middle that parts them

struct Numbers {
    const SampledType *type = nullptr;
    std::string name;
    std::vector<double> values;
};

// The attribute of the most numbers whose name the query language can hold.
std::optional<Numbers> mostNumbers(const Sample &sample)
{
    static const QRegularExpression portable(QStringLiteral("^[A-Za-z][A-Za-z0-9_]*$"));
    std::optional<Numbers> best;
    for (const SampledType &type : sample.types) {
        std::map<std::string, std::vector<double>> found;
        for (const SampledEntity &entity : type.entities)
            for (const ngsild::Attribute &attribute : entity.entity.attributes)
                if (attribute.instances.size() == 1 && attribute.instances.front().value.is_number())
                    found[attribute.name].push_back(attribute.instances.front().value.get<double>());
        for (auto &[name, values] : found) {
            const bool varied = std::set<double>(values.begin(), values.end()).size() >= leastValues;
            const bool usable = portable.match(QString::fromStdString(name)).hasMatch();
            if (varied && usable && (!best || values.size() > best->values.size()))
                best = Numbers{&type, name, std::move(values)};
        }
    }
    return best;
}

std::string shortest(double value)
{
    char digits[32];
    return {digits, std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::fixed).ptr};
}

}  // namespace

// A7: of the entities over the sample's median of a numeric attribute, fewer come than there are, and each that comes
// is over it when looked at here.
Task valueFilter(MaterialPtr material, std::stop_token stop)
{
    Finding finding("A7");
    auto numbers = mostNumbers(material->sample);
    if (!numbers)
        co_return finding.close(Verdict::CouldNotBeTested, ReasonCode::NothingToTest, {"numbers"});
    std::ranges::sort(numbers->values);
    double median = numbers->values[numbers->values.size() / 2];
    if (median == numbers->values.back())  // more than half have the largest
        median = *std::prev(std::ranges::lower_bound(numbers->values, median));
    const auto above = numbers->values.end() - std::ranges::upper_bound(numbers->values, median);
    const std::int64_t total = numbers->type->total.value_or(std::ssize(numbers->type->entities));
    const std::string q = numbers->name + '>' + shortest(median);
    const Probe probe =
        co_await material->prober->entities({.type = numbers->type->name, .q = q}, {.limit = 100}, stop);
    if (auto reason = unanswered(probe, "q"))
        co_return couldNotTest("A7", probe, std::move(*reason));
    const Filtered filtered{.text = "q=" + q,
                            .total = total,
                            .expected = total * above / std::ssize(numbers->type->entities),
                            .again = {.q = q, .geo = {}, .scopeQ = {}, .types = {}, .idPattern = {}},
                            .context = numbers->type->entities.front().context};
    co_return finding.close(judgeFilter(finding, probe, filtered).value_or(Verdict::Met));
}

}  // namespace civiscope::audit::checks
