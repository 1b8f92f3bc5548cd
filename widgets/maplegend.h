// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sessionmap.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace civiscope::widgets {

// What the marks on the map mean, and how many entities cannot be shown there. Sits in a corner of the map.
class MapLegend : public QFrame {
    Q_OBJECT

public:
    explicit MapLegend(SessionMap &map, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    SessionMap &m_map;
    QVBoxLayout *m_lines;
};

}  // namespace civiscope::widgets
