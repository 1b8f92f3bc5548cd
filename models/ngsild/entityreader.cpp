// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ngsild/entityreader.h"

#include "ngsild/entityparser.h"

#include <ranges>
#include <string>
#include <vector>

namespace civiscope::ngsild {

namespace {

constexpr std::size_t keptBytes = 64 * 1024;

// A reference token of RFC 6901.
void appendToken(std::string &pointer, std::string_view token)
{
    pointer += '/';
    for (const char c : token) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
}

}  // namespace

struct EntityReader::Private {
    EntityParser parser;
    std::vector<std::string_view> path;
    std::vector<std::int32_t> chain;
    std::string pointer;

    void tellAttributes(EntitySink &sink);
    void tellRemarks(EntitySink &sink);
};

void EntityReader::Private::tellAttributes(EntitySink &sink)
{
    std::string_view dataset;
    AttributeView view;
    for (const AttributeRecord &record : parser.records()) {
        if (record.dropped)
            continue;
        if (record.depth == 1)
            dataset = record.datasetId;
        path.resize(std::size_t(record.depth));
        path.back() = record.name;
        view.path = path;
        view.datasetId = dataset;
        view.kind = record.kind;
        view.value = record.value;
        view.observedAt = record.observedAt;
        view.modifiedAt = record.modifiedAt;
        view.unitCode = record.unitCode;
        sink.attribute(view);
    }
}

void EntityReader::Private::tellRemarks(EntitySink &sink)
{
    for (const ReadRemark &remark : parser.remarks()) {
        chain.clear();
        for (std::int32_t i = remark.record; i >= 0; i = parser.records()[std::size_t(i)].parent)
            chain.push_back(i);
        pointer.clear();
        for (const std::int32_t i : chain | std::views::reverse) {
            const AttributeRecord &record = parser.records()[std::size_t(i)];
            appendToken(pointer, record.name);
            if (record.instance >= 0)
                appendToken(pointer, std::to_string(record.instance));
        }
        if (!remark.member.empty())
            appendToken(pointer, remark.member);
        sink.remark(remark.code, pointer);
    }
}

EntityReader::EntityReader()
    : d(std::make_unique<Private>())
{
}
EntityReader::~EntityReader() = default;
EntityReader::EntityReader(EntityReader &&) noexcept = default;
EntityReader &EntityReader::operator=(EntityReader &&) noexcept = default;

std::optional<Quarantined> EntityReader::read(std::string_view raw, EntitySink &sink)
{
    if (auto fault = d->parser.parse(raw)) {
        return Quarantined{.where = {},
                           .reason = fault->reason,
                           .detail = std::move(fault->detail),
                           .raw = std::string(raw.substr(0, keptBytes)),
                           .bytes = std::int64_t(raw.size())};
    }
    sink.begin(d->parser.head());
    d->tellAttributes(sink);
    if (!d->parser.remarks().empty())
        d->tellRemarks(sink);
    sink.end(raw);
    return std::nullopt;
}

}  // namespace civiscope::ngsild
