// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/track.h"
#include "store/dataset.h"
#include "store/entitytext.h"

#include <span>
#include <string>
#include <vector>

namespace civiscope::history {

// An entity taken apart into what stands still and the attributes that are bound to time, each in its place.
class MovingEntity {
public:
    // Takes an entity of a version apart. `series`: all of this entity. `text` is a buffer to be used again.
    // nullopt: nothing of it is bound to time, or its bytes are no entity.
    [[nodiscard]] static std::optional<MovingEntity> fromBytes(std::string_view raw, const store::Table &table,
                                                               std::uint32_t row, const jsonld::Context &context,
                                                               std::vector<Series> series, store::EntityText &text);

    [[nodiscard]] std::size_t trackCount() const { return m_trackCount; }
    // Picks for all tracks, in their order; answers whether any that is bound to time is there.
    bool pick(Moment from, Moment to, std::span<Track::Pick> picks) const;
    // Whether that is the entity just as it came.
    [[nodiscard]] bool isOwn(std::span<const Track::Pick> picks) const;
    // Appends the entity as JSON.
    void write(std::string &json, std::span<const Track::Pick> picks) const;
    // Calls with the time of each point.
    template<typename Function>
    void eachTime(Function function) const;

private:
    // An attribute, where it stands in the frame.
    struct Slot {
        std::size_t at = 0;
        std::string name;  // JSON text
        std::vector<Track> tracks;
    };
    void addSlot(std::string_view name, std::vector<Track> tracks);

    std::string m_frame;  // the entity without its slots, @context and closing bracket
    std::string m_tail;
    std::vector<Slot> m_slots;
    std::size_t m_trackCount = 0;
};

template<typename Function>
void MovingEntity::eachTime(Function function) const
{
    for (const Slot &slot : m_slots) {
        for (const Track &track : slot.tracks) {
            for (const Point &point : track.points)
                function(point.at);
        }
    }
}

}  // namespace civiscope::history
