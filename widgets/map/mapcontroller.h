// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/hittest.h"
#include "widgets/map/mappictures.h"

#include <QObject>
#include <qqmlregistration.h>

#include <optional>
#include <vector>

namespace civiscope::widgets {

// The state of one map: where it looks, and the pictures of what lies on it. The camera lives here and nowhere else;
// the Qt Location map follows it, the entity layer draws from it. GUI thread.
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

    // What lies on the map and how it looks.
    [[nodiscard]] MapPictures &pictures() { return m_pictures; }
    [[nodiscard]] const MapPictures &pictures() const { return m_pictures; }
    void setBand(const QRectF &band);  // rubber band in pixels; null: none
    [[nodiscard]] const QRectF &band() const { return m_band; }

    [[nodiscard]] bool settled() const { return m_pictures.settled(); }

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

    carto::Viewport m_view;
    QRectF m_band;
    MapPictures m_pictures;
    std::optional<GeoBox> m_pendingFit;  // asked for before the map had a size
};

}  // namespace civiscope::widgets
