// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapview.h"

#include <QWidget>

class QLabel;

namespace civiscope::widgets {

// One of two maps side by side: over it the city's name, a fact about it, and what makes it less than comparable. GUI
// thread.
class CityMap : public QWidget {
    Q_OBJECT

public:
    explicit CityMap(QWidget *parent = nullptr);

    [[nodiscard]] MapView &view() { return *m_view; }
    [[nodiscard]] MapController &controller() { return m_view->controller(); }

    void setCity(const QString &name, const QString &fact);
    void setNotes(const QStringList &notes);  // in words; empty: none

private:
    QLabel *m_name;
    QLabel *m_fact;
    QLabel *m_notes;
    MapView *m_view;
};

}  // namespace civiscope::widgets
