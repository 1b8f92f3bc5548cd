// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/windowviews.h"

#include "widgets/parts/theme.h"

#include <QCoreApplication>

namespace civiscope::widgets {

namespace {

struct Views {
    Q_DECLARE_TR_FUNCTIONS(WindowViews)
};

}  // namespace

WindowViews::WindowViews(workspace::Session &session, QSettings &settings, QWidget *window)
    : symbology(std::make_shared<carto::Symbology>())
    , layers(*new GisLayers(window))
    , map(*new MapPage(session, symbology, window))
    , table(*new TablePage(session, window))
    , filter(*new FilterBar(session, settings, window))
    , time(*new TimeBar(session, window))
    , sources(*new SourcesPanel(session, symbology, window))
    , layerList(*new LayersPanel(layers, window))
    , colours(*new ColourPanel(session, map.sessionMap().colours(), window))
    , inspector(*new Inspector(session, window))
    , find(*new FindBox(session, window))
    , status(*new StatusLine(session, window))
    , modes(*new ModeBar(window))
    , centre(*new Centre(&map, window))
    , messages(centre.messages())
    , welcome(centre.welcome())
{
    filter.setMapExtent([page = &map] { return page->view().controller().view().box(); });
    centre.setFilterBar(&filter);
    centre.setTimeBar(&time);
    centre.addBottomTab(&table, icon("view-list-details"), Views::tr("Table"));
    sources.addBelow(&layerList);
    sources.addBelow(&colours);
}

void linkViews(const WindowViews &views)
{
    SessionMap *map = &views.map.sessionMap();
    MapController *camera = &views.map.view().controller();
    TablePage *table = &views.table;
    QObject::connect(&views.sources, &SourcesPanel::tableChosen, table, &TablePage::showTable);
    QObject::connect(&views.sources, &SourcesPanel::zoomToSource, map, &SessionMap::zoomToSource);
    QObject::connect(&views.sources, &SourcesPanel::zoomToTable, map, &SessionMap::zoomToTable);
    QObject::connect(&views.inspector, &Inspector::zoomRequested, map, &SessionMap::zoomToSelection);
    QObject::connect(&views.inspector, &Inspector::followed, &views.centre, &Centre::revealCurrent);
    QObject::connect(camera, &MapController::clicked, &views.centre, &Centre::revealCurrent);
    QObject::connect(camera, &MapController::boxed, &views.centre, &Centre::revealCurrent);
    QObject::connect(camera, &MapController::viewChanged, &views.filter, &FilterBar::mapMoved);
    QObject::connect(&views.filter, &FilterBar::left, &views.map,
                     [page = &views.map] { page->setFocus(Qt::ShortcutFocusReason); });
    QObject::connect(&views.layers, &GisLayers::failed, &views.messages, qOverload<const QString &>(&MessageBar::say));
    QObject::connect(&views.layerList, &LayersPanel::zoomWanted, map, [map, camera](const GeoBox &box) {
        map->keepView();
        camera->fit(box);
    });
}

}  // namespace civiscope::widgets
