pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The way between two steps: a bar behind you, dashes ahead.
Item {
    id: line

    property bool solid: false
    readonly property real thick: Theme.size.stepBar

    implicitHeight: thick
    Accessible.ignored: true

    Rectangle {
        visible: line.solid
        anchors.fill: parent
        radius: height / 2
        color: Theme.color.primary
    }
    Row {
        visible: !line.solid
        anchors.centerIn: parent
        spacing: line.thick * 1.33
        Repeater {
            model: line.solid ? 0 : Math.max(1, Math.floor((line.width + line.thick) / (line.thick * 2.66)))
            Rectangle {
                width: line.thick * 1.33
                height: line.thick
                color: Qt.alpha(Theme.color.lineStrong, Theme.contrast ? 1 : 0.55)
            }
        }
    }
}
