import QtQuick
import Kiosk

// Darkens what is behind a dialog and keeps every touch away from it.
Rectangle {
    anchors.fill: parent
    color: Theme.color.scrim
    opacity: Theme.contrast ? 0.8 : 1
    Accessible.ignored: true

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        onWheel: wheel => wheel.accepted = true
    }
}
