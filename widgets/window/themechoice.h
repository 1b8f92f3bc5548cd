// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/palette.h"

#include <QObject>

#include <optional>

class QSettings;

namespace civiscope::widgets {

// The theme that a person chose for the program, remembered in the settings. GUI thread.
class ThemeChoice : public QObject {
    Q_OBJECT

public:
    explicit ThemeChoice(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] std::optional<carto::Theme> chosen() const;  // nullopt: as the system has it
    void choose(std::optional<carto::Theme> theme);            // remembers it, and gives the program its palette
    void restore();  // the palette of what was remembered

Q_SIGNALS:
    void changed();

private:
    QSettings &m_settings;
};

}  // namespace civiscope::widgets
