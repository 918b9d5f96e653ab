import QtQuick
import Kiosk

// A line icon, recoloured when loaded. Always beside a word, so silent for reading aloud.
Image {
    id: icon

    required property string name
    property color tint: Theme.color.ink
    property real side: Theme.icon.inline
    property real stroke: Theme.stroke.normal

    visible: name.length > 0
    width: Math.round(side)
    height: Math.round(side)
    sourceSize: Qt.size(Math.round(side), Math.round(side))
    source: name.length > 0 ? Theme.iconSource(name, tint, stroke) : ""
    mirror: LayoutMirroring.enabled && (name === "arrow-left" || name === "arrow-right" || name === "chevron-right")
    Accessible.ignored: true
}
