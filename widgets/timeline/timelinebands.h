// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/customplot.h"
#include "widgets/timeline/timelinedata.h"

#include <memory>

namespace civiscope::widgets {

// The rows of bands under the lines: a row each banded track, its name in the margin, each text in a colour of its own
// that it has in every row. True and false are drawn high and low. Belongs to the plot; GUI thread.
class TimelineBands : public QCPLayerable {
public:
    // In the rect whose bottom axis is the time, microseconds.
    explicit TimelineBands(QCPAxisRect *rect);

    void setData(std::shared_ptr<const TimelineData> data);
    void setPalette(const QPalette &palette) { m_palette = palette; }
    void setFont(const QFont &font) { m_font = font; }
    void setColumns(double perPoint) { m_perPoint = perPoint; }  // columns of pixels a point

    [[nodiscard]] int rows() const { return int(m_rows.size()); }
    [[nodiscard]] static int rowHeight(const QFont &font);  // points
    [[nodiscard]] int marginWidth() const;  // that the names would like to have, points

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override;
    void draw(QCPPainter *painter) override;
    [[nodiscard]] QRect clipRect() const override;

private:
    void drawRow(QCPPainter &painter, const TimelineTrack &track, const QRectF &row) const;
    void drawBand(QCPPainter &painter, const QRectF &place, const QString &text, const QColor &colour) const;
    [[nodiscard]] QString nameOf(const TimelineTrack &track) const;

    QCPAxisRect *m_rect;
    std::shared_ptr<const TimelineData> m_data;
    std::vector<const TimelineTrack *> m_rows;  // in m_data
    QHash<QByteArray, int> m_colours;  // by text, of all rows
    bool m_oneEntity = true;
    bool m_oneAttribute = true;
    QPalette m_palette;
    QFont m_font;
    double m_perPoint = 1;
};

}  // namespace civiscope::widgets
