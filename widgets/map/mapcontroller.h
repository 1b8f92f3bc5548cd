// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/hittest.h"
#include "carto/rasterqueue.h"

#include <QObject>
#include <qqmlregistration.h>

#include <memory>
#include <optional>
#include <vector>

namespace civiscope::widgets {

// The state of one map: where it looks, what lies on it, what is lit. The camera lives here and nowhere else; the Qt
// Location map follows it, the entity layer draws from it. GUI thread; pictures are made in workers.
class MapController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by MapView")
    Q_PROPERTY(double latitude READ latitude NOTIFY viewChanged)    // of the middle; WGS 84, degrees
    Q_PROPERTY(double longitude READ longitude NOTIFY viewChanged)
    Q_PROPERTY(double zoom READ zoom NOTIFY viewChanged)            // tiles of 256 pixels, fractional

public:
    explicit MapController(QObject *parent = nullptr);

    [[nodiscard]] const carto::Viewport &view() const { return m_view; }
    [[nodiscard]] double latitude() const { return fromWorld(m_view.centre).lat; }
    [[nodiscard]] double longitude() const { return fromWorld(m_view.centre).lon; }
    [[nodiscard]] double zoom() const { return m_view.zoom; }

    // Camera. Pixels are logical, from the top left corner.
    void resize(QSizeF size, double dpr);
    void panBy(QPointF pixels);
    void zoomBy(double steps, std::optional<QPointF> fixed = std::nullopt);  // nullopt: the middle stays
    void show(WorldPoint centre, double zoom);
    void fit(const GeoBox &box);

    void setTheme(carto::Theme theme);
    [[nodiscard]] carto::Theme theme() const { return m_theme; }
    void setLayers(std::vector<carto::MapLayer> layers);
    [[nodiscard]] const std::vector<carto::MapLayer> &layers() const { return *m_layers; }
    void setHighlights(std::vector<carto::Hit> selected, std::optional<carto::Hit> hovered);
    void setBand(const QRectF &band);  // rubber band in pixels; null: none
    [[nodiscard]] const QRectF &band() const { return m_band; }

    // Last pictures; they may show an earlier view.
    [[nodiscard]] const carto::Raster &entities() const { return m_entities; }
    [[nodiscard]] const carto::Raster &highlights() const { return m_highlights; }
    [[nodiscard]] bool settled() const;  // the pictures show exactly what is wanted now

Q_SIGNALS:
    void viewChanged();
    void pictureChanged();
    void settledChanged();
    void movedByHand();  // panned or zoomed by a person, not by fit() or show()
    // From the entity layer. Hits are topmost first; empty: the ground.
    void clicked(const std::vector<civiscope::carto::Hit> &hits, bool add);
    void boxed(const std::vector<civiscope::carto::Hit> &hits, bool add);
    void hovered(const std::vector<civiscope::carto::Hit> &hits, QPointF pixel);

private:
    void setView(const carto::Viewport &view);
    void drawEntities(bool urgent);
    void drawHighlights();

    carto::Viewport m_view;
    carto::Theme m_theme = carto::Theme::Light;
    std::shared_ptr<const std::vector<carto::MapLayer>> m_layers;  // shared with running workers
    std::shared_ptr<const std::vector<carto::Hit>> m_selected;
    std::optional<carto::Hit> m_hovered;
    QRectF m_band;
    std::optional<GeoBox> m_pendingFit;  // asked for before the map had a size
    carto::Raster m_entities;
    carto::Raster m_highlights;
    carto::RasterQueue m_entityQueue;
    carto::RasterQueue m_highlightQueue;
};

}  // namespace civiscope::widgets
