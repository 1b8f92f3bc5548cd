// SPDX-FileCopyrightText: Civiscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtLocation
import QtPositioning
import Civiscope.Widgets

// Base map below, entities above. The camera belongs to the controller; the map only follows it.
Item {
    id: scene

    required property MapController controller
    required property string tileHost       // ends in "/", empty: no base map
    required property string tileCache      // folder of this style's tiles only
    required property color ground

    Rectangle {
        anchors.fill: parent
        color: scene.ground
    }

    // A plugin keeps its parameters for life: another tile host makes another map.
    Loader {
        anchors.fill: parent
        active: scene.tileHost !== ""
        sourceComponent: Map {
            center: QtPositioning.coordinate(scene.controller.latitude, scene.controller.longitude)
            zoomLevel: scene.controller.zoom
            color: scene.ground
            copyrightsVisible: false  // the window shows the attribution of what is really drawn
            activeMapType: supportedMapTypes[supportedMapTypes.length - 1]
            plugin: Plugin {
                name: "osm"
                PluginParameter { name: "osm.mapping.custom.host"; value: scene.tileHost }
                PluginParameter { name: "osm.mapping.providersrepository.disabled"; value: true }
                PluginParameter { name: "osm.mapping.cache.directory"; value: scene.tileCache }
                PluginParameter { name: "osm.mapping.highdpi_tiles"; value: false }
            }
        }
    }

    EntityLayer {
        id: entities
        anchors.fill: parent
        controller: scene.controller
        focus: true
    }

    // The keyboard's place is always visible.
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        border.color: palette.highlight
        border.width: entities.activeFocus ? 1 : 0
    }
}
