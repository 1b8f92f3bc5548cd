// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/hittest.h"
#include "carto/rasterqueue.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace civiscope::widgets {

// What lies on one map and what of it is lit, as two pictures of the view and a rim around it. Made in workers, and
// anew when the view leaves them or what they show changes. GUI thread.
class MapPictures : public QObject {
    Q_OBJECT

public:
    explicit MapPictures(QObject *parent = nullptr);

    // Where the map looks; with an empty size nothing is drawn.
    void setView(const carto::Viewport &view);
    void setTheme(carto::Theme theme);
    [[nodiscard]] carto::Theme theme() const { return m_theme; }
    void setLayers(std::vector<carto::MapLayer> layers);
    [[nodiscard]] const std::vector<carto::MapLayer> &layers() const { return *m_layers; }
    void setHighlights(std::vector<carto::Hit> selected, std::optional<carto::Hit> hovered);

    // Last pictures; they may show an earlier view.
    [[nodiscard]] const carto::Raster &entities() const { return m_entities; }
    [[nodiscard]] const carto::Raster &highlights() const { return m_highlights; }
    [[nodiscard]] bool settled() const;  // the pictures show exactly what is wanted now

Q_SIGNALS:
    void drawn();  // one of the pictures is a new one

private:
    void drawEntities(bool urgent);
    void drawHighlights();

    carto::Viewport m_view;
    carto::Theme m_theme = carto::Theme::Light;
    std::shared_ptr<const std::vector<carto::MapLayer>> m_layers;  // shared with running workers
    std::shared_ptr<const std::vector<carto::Hit>> m_selected;
    std::optional<carto::Hit> m_hovered;
    carto::Raster m_entities;
    carto::Raster m_highlights;
    carto::RasterQueue m_entityQueue;
    carto::RasterQueue m_highlightQueue;
};

}  // namespace civiscope::widgets
