// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/bands.h"
#include "history/decimation.h"

#include <QColor>
#include <QPalette>
#include <QStringList>
#include <QTimeZone>

#include <optional>
#include <utility>
#include <vector>

namespace civiscope::widgets {

// A series with the names that people know it by.
struct TimelineSeries {
    history::Series series;
    QString entity;  // name or shortened id
    QString attribute;  // short name
};

// A series as the timeline draws it: a line on the axis of its unit, or a row of bands.
struct TimelineTrack {
    TimelineSeries known;
    QString unit = {};  // symbol; empty: none
    bool banded = false;
    bool onOff = false;  // banded, and all of it true or false
    history::Line line = {};  // of a track that is not banded
    std::vector<history::Band> bands = {};  // of one that is
    int axis = -1;  // in TimelineData::axes; -1: banded
    int colour = 0;
    int dash = 0;  // second mark beside the colour

    [[nodiscard]] QString title() const;  // "no2 · Campidoglio · µg/m³"
};

// All that a timeline shows. Moments: when the sources were asked about, `to` excluded; from < to.
struct TimelineData {
    std::vector<TimelineTrack> tracks = {};
    QStringList axes = {};  // the label of each
    Moment from = 0;
    Moment to = 1;
};

// More units than this share the last axis, which says so.
inline constexpr int mostAxes = 4;

// Gives each unit an axis in order of appearance, and each track its look: one entity or one attribute, a colour and a
// dash for each track; several of both, a colour for each entity and a dash for each attribute.
[[nodiscard]] TimelineData arrange(std::vector<TimelineSeries> series, Moment from, Moment to);

// Okabe and Ito's colours, moved towards the text's lightness until they stand out from the ground.
[[nodiscard]] QColor trackColour(int colour, const QPalette &palette);
[[nodiscard]] Qt::PenStyle trackDash(int dash);

// The point to show for a moment: of a line the nearest, of bands the one that stands. Null: there is none in `view`.
[[nodiscard]] const history::Point *pointAt(const TimelineTrack &track, Moment at, std::pair<Moment, Moment> view);

// What a person reads at a moment: the time of the nearest point, then a line each track that has one; points of other
// times say theirs.
struct TimelineReading {
    struct Line {
        std::size_t track = 0;  // in TimelineData::tracks
        QString text;  // "no2 · Campidoglio: 42.125 µg/m³"
    };
    QString time = {};
    std::vector<Line> lines = {};  // empty: no points in `view`
};
[[nodiscard]] TimelineReading readingAt(const TimelineData &data, Moment at, std::pair<Moment, Moment> view,
                                        const QTimeZone &zone);

// The points in [from, to) as CSV (RFC 4180) with a head: time in UTC, entity, attribute, dataset, unit, value; exact.
// Texts that a spreadsheet would take for a formula begin with an apostrophe.
[[nodiscard]] QString csvOf(const TimelineData &data, Moment from, Moment to);

}  // namespace civiscope::widgets
