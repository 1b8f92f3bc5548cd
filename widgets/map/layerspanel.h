// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/gislayers.h"

#include <QWidget>

class QTreeWidget;

namespace civiscope::widgets {

// The layers under the entities, topmost first: shown or not, moved up and down by dragging or by the menu, removed.
// Under the tree of sources.
class LayersPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayersPanel(GisLayers &layers, QWidget *parent = nullptr);

    [[nodiscard]] QTreeWidget &list() { return *m_list; }

Q_SIGNALS:
    void addWanted();
    void zoomWanted(const civiscope::GeoBox &box);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void showMenu(QPoint at);
    void zoomTo(std::size_t index);

    GisLayers &m_layers;
    QTreeWidget *m_list;
    bool m_filling = false;
};

}  // namespace civiscope::widgets
