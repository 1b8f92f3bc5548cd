// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapcolours.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;

namespace civiscope::widgets {

// Chooses what colours the map: the type, or an attribute that some open source has; for numbers also how they are cut
// into classes. Under the tree of sources.
class ColourPanel : public QWidget {
    Q_OBJECT

public:
    ColourPanel(workspace::Session &session, MapColours &colours, QWidget *parent = nullptr);

    [[nodiscard]] QComboBox &attributes() { return *m_attributes; }

private:
    void fill();
    void choose();
    void refresh();

    workspace::Session &m_session;
    MapColours &m_colours;
    QComboBox *m_attributes;
    QWidget *m_classes;
    QComboBox *m_method;
    QSpinBox *m_count;
    QComboBox *m_ramp;
    QLabel *m_note;
    QTimer m_fill;  // once for many changes
};

}  // namespace civiscope::widgets
