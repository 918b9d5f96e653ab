import QtQuick
import Kiosk

// This picture is a clip.
Rectangle {
    id: mark

    property real side: Theme.size.playMark

    width: side
    height: side
    radius: side / 2
    color: Theme.overScene
    border.width: Theme.cardEdge
    border.color: Theme.color.line
    Accessible.ignored: true

    AppIcon {
        anchors.centerIn: parent
        name: "play"
        side: mark.side * Theme.size.playMarkIcon
        stroke: Theme.stroke.emphasis
    }
}
