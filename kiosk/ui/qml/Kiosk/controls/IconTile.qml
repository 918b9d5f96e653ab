import QtQuick
import Kiosk

// The icon of a section in the section's soft colour, or filled for the leading one.
Rectangle {
    id: tile

    required property string name
    property string hue: "primary"
    property bool filled: false
    property real side: Theme.size.tile
    property bool round: false

    width: side
    height: side
    radius: round ? side / 2 : side * 0.3
    color: filled ? Theme.hue(hue) : Theme.hueSoft(hue)
    border.width: Theme.contrast && !filled ? Theme.edge : 0
    border.color: Theme.hueInk(hue)

    AppIcon {
        anchors.centerIn: parent
        name: tile.name
        side: Math.round(tile.side * 0.54)
        tint: tile.filled ? (tile.hue === "honey" ? Theme.fixed.heroInk : Theme.color.inkOnPrimary) : Theme.hueInk(tile.hue)
    }
}
