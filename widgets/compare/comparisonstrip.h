// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/mapfurniture.h"
#include "widgets/map/mapcontroller.h"

#include <QWidget>

namespace civiscope::widgets {

// Between two maps and what is below them: one scale bar that is true for both, one legend, the attribution. Lays its
// entries out in as many lines as they need. GUI thread.
class ComparisonStrip : public QWidget {
    Q_OBJECT

public:
    // `map`: one of two at the same scale of the ground; outlives the strip.
    explicit ComparisonStrip(MapController &map, QWidget *parent = nullptr);

    void setLegend(const QString &title, std::vector<carto::LegendEntry> entries);
    [[nodiscard]] const std::vector<carto::LegendEntry> &legend() const { return m_entries; }
    void setAttribution(const QString &text);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return {400, heightForWidth(1200)}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Place {
        QPoint at;
        std::size_t entry = 0;
    };
    [[nodiscard]] std::vector<Place> layOut(int width, int &height) const;
    [[nodiscard]] QString textOf(const carto::LegendEntry &entry) const;

    MapController &m_map;
    QString m_title;
    std::vector<carto::LegendEntry> m_entries;
    QString m_attribution;
};

}  // namespace civiscope::widgets
