import QtQuick
import Kiosk

// The ring around the part that a keyboard or a switch is on.
Rectangle {
    objectName: "focusRing"
    property real around: Theme.radius.control

    anchors.fill: parent
    anchors.margins: -(Theme.border.focusOffset + border.width)
    radius: around + Theme.border.focusOffset + border.width
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.color.focus
    z: 10
}
