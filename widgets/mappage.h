// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maplegend.h"
#include "mapview.h"
#include "scalebar.h"

#include <QWidget>

class QLabel;

namespace civiscope::gis {
class EngineClient;
class TileServer;
}  // namespace civiscope::gis

namespace civiscope::widgets {

// The map with what lies in its corners: legend, scale, attribution, and a line that says why there is no base map.
class MapPage : public QWidget {
    Q_OBJECT

public:
    MapPage(workspace::Session &session, std::shared_ptr<carto::Symbology> symbology, QWidget *parent = nullptr);

    [[nodiscard]] MapView &view() { return *m_view; }
    [[nodiscard]] SessionMap &sessionMap() { return *m_map; }

    void setAttribution(const QString &text);
    // Empty: nothing to say.
    void setNotice(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void arrange();
    void pointAt(const std::vector<workspace::EntityKey> &entities, QPointF pixel);

    workspace::Session &m_session;
    MapView *m_view;
    SessionMap *m_map;
    MapLegend *m_legend;
    ScaleBar *m_scale;
    QLabel *m_attribution;
    QLabel *m_notice;
};

}  // namespace civiscope::widgets
