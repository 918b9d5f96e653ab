import QtQuick
import Kiosk

// The dot at the shoulder of a sender or a notice that is new. It lies over its parent's upper right corner.
Rectangle {
    property color around: Theme.card

    width: Theme.size.newMark
    height: width
    radius: width / 2
    x: parent.width - width * 0.86
    y: -width * 0.16
    color: Theme.color.primary
    border.width: Theme.size.newMarkEdge
    border.color: around
}
