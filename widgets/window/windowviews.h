// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "carto/symbology.h"
#include "widgets/map/colourpanel.h"
#include "widgets/map/gislayers.h"
#include "widgets/map/layerspanel.h"
#include "widgets/map/mappage.h"
#include "widgets/table/tablepage.h"
#include "widgets/timeline/timebar.h"
#include "widgets/window/centre.h"
#include "widgets/window/filterbar.h"
#include "widgets/window/findbox.h"
#include "widgets/window/inspector.h"
#include "widgets/window/messagebar.h"
#include "widgets/window/modebar.h"
#include "widgets/window/sourcespanel.h"
#include "widgets/window/statusline.h"
#include "widgets/window/welcomepage.h"

#include <memory>

class QSettings;

namespace civiscope::widgets {

// The views that the window has from the beginning. They belong to the window, which gives them their places. GUI
// thread.
struct WindowViews {
    WindowViews(workspace::Session &session, QSettings &settings, QWidget *window);

    std::shared_ptr<carto::Symbology> symbology;  // the marks of types, the same in every view
    GisLayers &layers;
    MapPage &map;
    TablePage &table;
    FilterBar &filter;
    TimeBar &time;
    SourcesPanel &sources;
    LayersPanel &layerList;  // under the sources, as are the colours
    ColourPanel &colours;
    Inspector &inspector;
    FindBox &find;
    StatusLine &status;
    ModeBar &modes;
    Centre &centre;
    MessageBar &messages;   // of the centre
    WelcomePage &welcome;   // of the centre
};

// What one view says, the others do.
void linkViews(const WindowViews &views);

}  // namespace civiscope::widgets
