pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The drawing of a receipt coming out of its slot.
Item {
    id: paper

    property bool out: false

    implicitWidth: Theme.size.paperWidth + 44
    implicitHeight: 330
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A receipt comes out of the slot")

    Rectangle {
        x: 22
        y: 13
        width: Theme.size.paperWidth
        height: parent.height - 13
        color: Theme.tokens.light.surface
        border.width: Theme.border.separator
        border.color: Theme.tokens.light.line

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 38
            spacing: 20
            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 54
                height: 54
                sourceSize: Qt.size(54, 54)
                source: Theme.resource("illustrations/mark.svg")
            }
            Repeater {
                model: [0.5, 0.36, 0, 0.78, 0.66, 0, 0.72]
                Rectangle {
                    required property real modelData
                    anchors.horizontalCenter: parent?.horizontalCenter
                    width: Theme.size.paperWidth * (modelData > 0 ? modelData : 0.84)
                    height: modelData > 0 ? 12 : 2
                    radius: height / 2
                    color: modelData > 0 ? Theme.tokens.light.surfaceSunken : Theme.tokens.light.lineStrong
                }
            }
        }
    }
    Rectangle {
        width: parent.width
        height: 26
        radius: 13
        color: Theme.fixed.toast
        border.width: Theme.contrast ? Theme.edge : 0
        border.color: Theme.color.line
    }
}
