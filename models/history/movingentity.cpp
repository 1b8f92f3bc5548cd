// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/movingentity.h"

#include "ngsild/members.h"

#include <algorithm>

namespace civiscope::history {

namespace {

using ngsild::JsonTokens;
using Token = JsonTokens::Token;

// What a member's name means.
std::string iriOf(std::string_view quoted, const jsonld::Context &context)
{
    const std::string_view inside = quoted.substr(1, quoted.size() - 2);
    if (inside.find('\\') == std::string_view::npos)
        return context.expand(inside).iri;
    return context.expand(ngsild::unescape(inside).value_or(std::string(inside))).iri;
}

struct OwnInstance {
    std::string dataset;
    std::string_view text;
};

std::string datasetOf(const JsonTokens &tokens, Token object)
{
    Token token = object + 1;
    while (tokens.first(token) == '"' && tokens.first(token + 1) == ':') {
        const bool wanted = ngsild::attributeMember(tokens.quoted(token)).member == ngsild::Member::DatasetId;
        if (wanted && tokens.first(token + 2) == '"')
            return ngsild::unescape(tokens.quoted(token + 2)).value_or(std::string());
        token = tokens.skip(token + 2);
        if (tokens.first(token) != ',')
            break;
        ++token;
    }
    return {};
}

// The instances of an attribute as it is written: one, or an array of them.
std::vector<OwnInstance> instancesOf(std::string_view value)
{
    JsonTokens tokens;
    if (value.empty() || (value.front() != '{' && value.front() != '[') || tokens.index(value))
        return {{{}, value}};
    if (tokens.first(0) == '{')
        return {{datasetOf(tokens, 0), value}};
    std::vector<OwnInstance> instances;
    for (Token token = 1; tokens.first(token) == '{';) {
        const Token end = tokens.skip(token);
        instances.push_back({datasetOf(tokens, token), tokens.span(token, end)});
        token = tokens.first(end) == ',' ? end + 1 : end;
    }
    return instances.empty() ? std::vector<OwnInstance>{{{}, value}} : instances;
}

Track trackOf(Series &&series)
{
    Track track;
    track.kind = series.kind;
    track.dataset = std::move(series.dataset);
    if (!series.unitsDiffer)
        track.unit = std::move(series.unit);
    track.points = std::move(series.points);
    return track;
}

}  // namespace

std::optional<MovingEntity> MovingEntity::fromBytes(std::string_view raw, const store::Table &table, std::uint32_t row,
                                                    const jsonld::Context &context, std::vector<Series> series,
                                                    store::EntityText &text)
{
    if (!text.readEntity(raw))
        return std::nullopt;
    for (Series &one : series) {
        if (one.iri.empty() || one.iri == one.name)
            one.iri = context.expand(one.name).iri;
    }
    MovingEntity entity;
    entity.m_frame.reserve(raw.size());
    (entity.m_frame += R"({"id":)") += text.id();
    if (!text.geometry().empty() && !text.has("location"))
        ((entity.m_frame += R"(,"location":{"type":"GeoProperty","value":)") += text.geometry()) += '}';
    bool bound = false;
    for (const store::EntityText::Member &member : text.members()) {
        const std::string iri = iriOf(member.name, context);
        std::vector<Track> tracks;
        bool moves = std::ranges::contains(series, iri, &Series::iri);
        // A look that is cheap spares most members the exact one.
        if (moves || member.value.find("observedAt") != std::string_view::npos) {
            for (const OwnInstance &own : instancesOf(member.value)) {
                Track track;
                const auto column = table.find({{iri}, own.dataset});
                const auto known = std::ranges::find_if(series, [&](const Series &one) {
                    return one.iri == iri && one.dataset == own.dataset && !one.points.empty();
                });
                if (known != series.end()) {
                    const bool unitTold = !known->unit.empty() || known->unitsDiffer;
                    track = trackOf(std::move(*known));
                    if (!unitTold && column)
                        track.unit = column->unitCode(row);
                    known->points.clear();
                }
                track.dataset = own.dataset;
                track.ownText = own.text;
                if (column)
                    track.ownAt = column->observedAt(row);
                moves |= track.bound();
                tracks.push_back(std::move(track));
            }
        }
        if (!moves) {
            (((entity.m_frame += ',') += member.name) += ':') += member.value;
            continue;
        }
        // Instances that the entity does not have now.
        for (Series &one : series) {
            if (one.iri == iri && !one.points.empty())
                tracks.push_back(trackOf(std::move(one)));
        }
        std::erase_if(series, [&](const Series &one) { return one.iri == iri; });
        bound |= std::ranges::any_of(tracks, &Track::bound);
        entity.addSlot(member.name, std::move(tracks));
    }
    // Attributes that it does not have now.
    while (!series.empty()) {
        const std::string iri = series.front().iri;
        std::string name;
        writeQuoted(name, context.compact(iri));
        std::vector<Track> tracks;
        for (Series &one : series) {
            if (one.iri == iri && !one.points.empty())
                tracks.push_back(trackOf(std::move(one)));
        }
        std::erase_if(series, [&](const Series &one) { return one.iri == iri; });
        if (tracks.empty())
            continue;
        bound = true;
        entity.addSlot(name, std::move(tracks));
    }
    if (!bound)
        return std::nullopt;
    if (!text.context().empty())
        (entity.m_tail += R"(,"@context":)") += text.context();
    entity.m_tail += '}';
    return entity;
}

void MovingEntity::addSlot(std::string_view name, std::vector<Track> tracks)
{
    m_trackCount += tracks.size();
    m_slots.push_back({m_frame.size(), std::string(name), std::move(tracks)});
}

bool MovingEntity::pick(Moment from, Moment to, std::span<Track::Pick> picks) const
{
    bool there = false;
    std::size_t next = 0;
    for (const Slot &slot : m_slots) {
        for (const Track &track : slot.tracks) {
            picks[next] = track.pick(from, to);
            there |= track.bound() && picks[next] != Track::absent;
            ++next;
        }
    }
    return there;
}

bool MovingEntity::isOwn(std::span<const Track::Pick> picks) const
{
    std::size_t next = 0;
    for (const Slot &slot : m_slots) {
        for (const Track &track : slot.tracks) {
            if (picks[next++] != (track.ownText.empty() ? Track::absent : Track::own))
                return false;
        }
    }
    return true;
}

void MovingEntity::write(std::string &json, std::span<const Track::Pick> picks) const
{
    std::size_t written = 0;
    for (const Slot &slot : m_slots) {
        json.append(m_frame, written, slot.at - written);
        written = slot.at;
        const auto mine = picks.first(slot.tracks.size());
        picks = picks.subspan(slot.tracks.size());
        const auto there = mine.size() - std::size_t(std::ranges::count(mine, Track::absent));
        if (there == 0)
            continue;
        (((json += ',') += slot.name) += ':') += there > 1 ? "[" : "";
        bool first = true;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            if (mine[i] == Track::absent)
                continue;
            if (!std::exchange(first, false))
                json += ',';
            slot.tracks[i].write(json, mine[i]);
        }
        if (there > 1)
            json += ']';
    }
    json.append(m_frame, written);
    json += m_tail;
}

}  // namespace civiscope::history
