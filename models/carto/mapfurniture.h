// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"
#include "carto/viewport.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QFont;
class QPainter;

namespace civiscope::carto {

// A length on the ground that is round in metres or kilometres, and how long it is on the screen in the middle of the
// view: true there, for Web Mercator stretches towards the poles.
struct ScaleBar {
    double metres = 0;  // 1, 2 or 5 × 10ⁿ
    double pixels = 0;  // logical, at most `longest`
    [[nodiscard]] static ScaleBar of(const Viewport &view, double longest = 140);
    [[nodiscard]] QString text() const;  // "500 m", "2 km"
};

struct LegendEntry {
    Mark mark;
    QString name;   // plain text
    qint64 count = 0;
};

using RestText = std::function<QString(qint64 more)>;

// What stands on a map besides the map; on the screen and in pictures alike. All paint on a painter in logical pixels,
// with its own font, on a plate that keeps text readable over any ground, and answer the rectangle they covered.
QRectF drawScaleBar(QPainter &painter, QPointF bottomLeft, const ScaleBar &bar, Theme theme);
// In a corner of `within`; broken into lines where these would be wider.
QRectF drawNote(QPainter &painter, const QRectF &within, Qt::Alignment corner, const QString &text, Theme theme);
// Entries that do not fit into `height` are summed up in a last line, whose words `restText` gives ("and 3 more").
// `title` may be empty.
[[nodiscard]] QSizeF legendSize(const QFont &font, const QString &title, const std::vector<LegendEntry> &entries);
QRectF drawLegend(QPainter &painter, QPointF topLeft, double height, const QString &title,
                  const std::vector<LegendEntry> &entries, const RestText &restText, Theme theme);

// The ground of a map that has no base map.
[[nodiscard]] QRgb groundColour(Theme theme);

}  // namespace civiscope::carto
