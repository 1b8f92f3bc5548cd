// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timelinechoice.h"

#include <nlohmann/json_fwd.hpp>

#include <QByteArray>

namespace civiscope::widgets {

// What a person chose of a timeline: how far back, which attributes, whose clock. As it is kept in workspaces.
struct TimelineSettings {
    TimelineRange range = TimelineRange::Week;
    Moment customFrom = 0;  // of a custom range; `customTo` is excluded, 0: never chosen
    Moment customTo = 0;
    std::vector<std::string> attributes;  // IRIs; empty: the sensible ones
    QByteArray zone;                      // IANA name; empty: the source's

    [[nodiscard]] std::optional<Moment> from(Moment now) const;  // nullopt: the beginning of all there is
    [[nodiscard]] std::optional<Moment> to() const;              // nullopt: open

    [[nodiscard]] nlohmann::ordered_json toJson() const;  // null: nothing was chosen
    // What is not there is as if nobody had chosen it. Throws nlohmann's exception for a member of another kind.
    [[nodiscard]] static TimelineSettings fromJson(const nlohmann::ordered_json &json);
};

}  // namespace civiscope::widgets
