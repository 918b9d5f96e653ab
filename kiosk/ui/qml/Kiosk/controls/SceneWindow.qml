import QtQuick
import Kiosk

// A round-cornered window on the landscape, for a place that has nothing to show yet.
Item {
    id: pane

    // What the window is set in.
    property color wall: Theme.card
    property real radius: Theme.radius.card
    property string band: Theme.dark ? "night" : "day"
    property real sunAt: 0.5
    // Nothing clips round corners: a frame in the colour of the wall covers them.
    readonly property real frame: Math.ceil(radius / 2)

    visible: !Theme.contrast
    Accessible.ignored: true

    SceneHeader {
        anchors.fill: parent
        band: pane.band
        wide: true
        sunAt: pane.sunAt
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -pane.frame
        radius: pane.radius + pane.frame
        color: Theme.clear
        border.width: pane.frame
        border.color: pane.wall
    }
}
