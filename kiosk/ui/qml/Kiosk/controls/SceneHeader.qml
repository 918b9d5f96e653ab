import QtQuick
import Kiosk

// A window on the landscape: the part of the drawn scene that starts at `from` (0 top, 1 bottom).
Item {
    id: scene

    property string band: "day"
    property bool wide: false
    property real from: 0
    // Where the sun stands in the drawing, and where it should stand in this window.
    readonly property real sun: wide ? 0.56 : 0.73
    property real sunAt: wide ? 0.82 : 0.73
    readonly property real aspect: wide ? 266 / 1172 : 1320 / 1080
    readonly property real drawnWidth: Math.ceil(Math.max(width, height / ((1 - from) * aspect)))

    clip: true
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        color: Theme.contrast ? Theme.color.bg : Theme.color.primarySoft
    }
    Image {
        visible: !Theme.contrast
        width: scene.drawnWidth
        height: Math.ceil(width * scene.aspect)
        x: -Math.max(0, Math.min(width - scene.width, width * scene.sun - scene.width * scene.sunAt))
        y: -Math.min(height - scene.height, height * scene.from)
        sourceSize: Qt.size(width, height)
        source: scene.width > 0 && !Theme.contrast ? "image://scene/" + scene.band + "-" + (scene.wide ? "wide" : "portrait") : ""
    }
    // White words at dusk and night stand on a shade.
    Rectangle {
        visible: !Theme.contrast && (scene.band === "dusk" || scene.band === "night")
        anchors.fill: parent
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: Theme.fixed.duskShadeFrom }
            GradientStop { position: 0.75; color: Theme.fixed.duskShadeTo }
        }
    }
}
