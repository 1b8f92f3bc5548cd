// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/asofband.h"
#include "widgets/map/legendbox.h"
#include "widgets/map/mapoverlay.h"
#include "widgets/map/mapview.h"
#include "widgets/parts/page.h"

class QLabel;

namespace civiscope::widgets {

// The map with what lies in its corners: legend, scale, attribution, and a line that says why there is no base map.
class MapPage : public Page {
    Q_OBJECT

public:
    MapPage(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent = nullptr);

    [[nodiscard]] MapView &view() { return *m_view; }
    [[nodiscard]] SessionMap &sessionMap() { return *m_map; }
    [[nodiscard]] AsOfBand &asOfBand() { return *m_band; }

    void setAttribution(const QString &text);
    void setLegendShown(bool shown);
    // Empty: nothing to say.
    void setNotice(const QString &text);

    [[nodiscard]] std::optional<ExportOffer> exportOffer() const override;
    [[nodiscard]] Result<void> exportTo(const QString &path) override;  // PNG, as it is on the screen

Q_SIGNALS:
    void attributionChanged(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void pointAt(const std::vector<workspace::EntityKey> &entities, QPointF pixel);

    workspace::Session &m_session;
    MapView *m_view;
    SessionMap *m_map;
    MapOverlay *m_overlay;
    LegendBox *m_legend;
    AsOfBand *m_band;
    QLabel *m_notice;
    QLabel *m_unlocated;  // "37 of 742 have no location"
};

}  // namespace civiscope::widgets
