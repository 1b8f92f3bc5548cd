// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/pastbroker.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace civiscope::tests {

namespace {

QByteArray timeOf(int minute)
{
    return QByteArray::fromStdString(formatDateTime(PastBroker::begin + minute * PastBroker::minute));
}

Moment momentOf(const QByteArray &text)
{
    const auto time = parseDateTime(text.toStdString());
    return time ? time->moment : 0;
}

}  // namespace

PastBroker::Instances PastBroker::wanted(const WireRequest &request, const QByteArray &name, int step) const
{
    const QByteArray relation = request.parameter("timerel");
    const Moment at = momentOf(request.parameter("timeAt"));
    const bool starts = (relation == "after" || relation == "between") && cut != Cut::Stuck;
    const Moment from = starts ? at : std::numeric_limits<Moment>::min();
    const Moment to = relation == "before"    ? at
                      : relation == "between" ? momentOf(request.parameter("endTimeAt"))
                                              : std::numeric_limits<Moment>::max();
    Instances instances{.name = name, .minutes = {}};
    for (int i = 0; i < minutes; i += step) {
        const Moment moment = begin + i * minute;
        if (moment >= from && moment < to)
            instances.minutes.push_back(i);
    }
    const int lastN = request.parameter("lastN").toInt();
    std::vector<int> &all = instances.minutes;
    if (lastN > 0 && int(all.size()) > lastN)
        all.erase(all.begin(), all.end() - lastN);
    if (cap == 0 || int(all.size()) <= cap)
        return instances;
    instances.isCut = true;
    if (lastN > 0 || cut == Cut::Silent)
        all.erase(all.begin(), all.end() - cap);
    else
        all.resize(std::size_t(cap));
    return instances;
}

std::optional<PastBroker::Held> PastBroker::held(std::vector<Instances> &attributes, bool backwards) const
{
    Held held{.start = backwards ? 0 : minutes, .end = 0};
    std::optional<int> end;
    for (const Instances &attribute : attributes) {
        if (attribute.minutes.empty())
            continue;
        const int first = attribute.minutes.front();
        const int last = attribute.minutes.back();
        held.start = backwards ? std::max(held.start, last) : std::min(held.start, first);
        held.end = backwards ? std::min(held.end, first) : std::max(held.end, last);
        if (attribute.isCut)
            end = !end ? (backwards ? first : last) : backwards ? std::max(*end, first) : std::min(*end, last);
    }
    if (!end)
        return std::nullopt;
    if (cut == Cut::ToldOfWhole)
        return held;
    held.end = *end;
    for (Instances &attribute : attributes)
        std::erase_if(attribute.minutes, [&](int at) { return backwards ? at < *end : at > *end; });
    return held;
}

QByteArray PastBroker::write(int entity, const std::vector<Instances> &attributes, bool newestFirst)
{
    QByteArray text = R"({"id":"urn:e:)" + QByteArray::number(entity) + R"(","type":"T")";
    for (const Instances &attribute : attributes) {
        if (attribute.minutes.empty())
            continue;
        QByteArrayList all;
        for (const int at : attribute.minutes)
            all.append(R"({"type":"Property","value":)" + QByteArray::number(at) +
                       R"(,"unitCode":"CEL","observedAt":")" + timeOf(at) + "\"}");
        if (newestFirst)
            std::ranges::reverse(all);
        text += ",\"" + attribute.name + "\":[" + all.join(',') + ']';
    }
    return text + '}';
}

WireAnswer PastBroker::answer(const WireRequest &request) const
{
    const QByteArray path = request.path();
    if (!path.startsWith("/ngsi-ld/v1/temporal/entities"))
        return problem(404, "ResourceNotFound", "no such path");
    const bool isList = path.endsWith("/entities");
    const bool backwards = request.parameter("lastN").toInt() > 0;
    const int limit = isList ? request.parameter("limit").toInt() : 1;
    if (isList && request.parameter("timerel").isEmpty())
        return problem(400, "BadRequestData", "no timerel");
    if (limit > longestPage)
        return problem(403, "TooManyResults", "limit");
    const int first = isList ? request.parameter("offset").toInt() : path.split(':').last().toInt();
    if (!isList && first >= entities)
        return problem(404, "ResourceNotFound", "no such entity");
    std::vector<Instances> attributes{wanted(request, "dense", 1), wanted(request, "sparse", 10)};
    std::vector<QByteArray> headers;
    const bool tells = cut == Cut::Told || cut == Cut::ToldOfWhole || cut == Cut::Stuck;
    int status = 200;
    if (const auto range = tells ? held(attributes, backwards) : std::nullopt) {
        status = 206;
        headers.push_back("Content-Range: date-time " + timeOf(range->start) + '-' + timeOf(range->end) + '/' +
                          (backwards ? request.parameter("lastN") : QByteArray("*")));
    }
    if (isList && counts)
        headers.push_back("NGSILD-Results-Count: " + QByteArray::number(entities));
    QByteArrayList page;
    for (int i = first; i < std::min(first + limit, entities); ++i)
        page.append(write(i, attributes, backwards));
    return tests::answer(status, isList ? '[' + page.join(',') + ']' : page.value(0), headers);
}

}  // namespace civiscope::tests
