// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/mapfurniture.h"
#include "widgets/map/mapcontroller.h"

#include <QWidget>

class QScrollArea;

namespace civiscope::widgets {

// Between two maps and what is below them: one scale bar that is true for both, one legend, the attribution. The legend
// lays its entries out in as many lines as they need; beyond a few of them it scrolls, so that many or long values take
// no room from the maps. GUI thread.
class ComparisonStrip : public QWidget {
    Q_OBJECT

public:
    // `map`: one of two at the same scale of the ground; outlives the strip.
    explicit ComparisonStrip(MapController &map, QWidget *parent = nullptr);

    void setLegend(const QString &title, std::vector<carto::LegendEntry> entries);
    void setAttribution(const QString &text);
    void showAllLines();  // of the legend, however many: in a picture nobody scrolls

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(1200)}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Entries;
    void arrange();
    [[nodiscard]] int legendHeight(int width) const;  // of what of it is in sight
    [[nodiscard]] int attributionHeight() const;

    MapController &m_map;
    Entries *m_entries;
    QScrollArea *m_scroll;
    QString m_attribution;
    int m_mostLines;
};

}  // namespace civiscope::widgets
