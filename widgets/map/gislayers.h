// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "carto/palette.h"
#include "gis/mapdescription.h"

#include <QObject>

#include <vector>

namespace civiscope::widgets {

// A file of map data that lies under the entities.
struct GisLayer {
    QString path;  // absolute
    bool visible = true;
    carto::Mark mark;       // its colour
    gis::LayerFacts facts;  // without an id: not drawn yet
    QString problem;        // why it is not on the map, in words; empty: nothing is wrong

    [[nodiscard]] QString name() const;
};

// The layers that a person put under the entities, topmost first. The engine draws them; this is what it is asked for,
// and what it answered. GUI thread.
class GisLayers : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<GisLayer> &all() const { return m_layers; }

    // On top of the others; one that is there already is shown and taken to the top. Error: FileNotReadable.
    [[nodiscard]] Result<void> add(const QString &path, bool visible = true);
    void remove(std::size_t index);
    void move(std::size_t from, std::size_t to);
    void setVisible(std::size_t index, bool visible);
    void clear();

    // What the engine said of the layer with this path.
    void setFacts(const gis::LayerFacts &facts);
    void setProblem(const QString &path, const QString &code, const QString &message);

    // The visible ones as the engine takes them, lowest first.
    [[nodiscard]] std::vector<gis::MapLayer> description(carto::Theme theme) const;
    // Who made the visible ones, where they say it.
    [[nodiscard]] QStringList attributions() const;

    // True for files that only are map data, never entities.
    [[nodiscard]] static bool looksLikeLayer(const QString &path);

Q_SIGNALS:
    void changed();  // which, their order, visibility
    void told();     // what is known of them
    // A layer that was all right, or new, is not on the map.
    void failed(const QString &sentence);

private:
    [[nodiscard]] GisLayer *find(const QString &path);

    std::vector<GisLayer> m_layers;
    int m_added = 0;  // so that each gets a colour of its own
};

}  // namespace civiscope::widgets
