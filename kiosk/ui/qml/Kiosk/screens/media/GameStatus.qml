import QtQuick
import QtQuick.Layouts
import Kiosk

// How the game stands: one line that is large, one that says more.
Rectangle {
    id: status

    property string title: ""
    property string line: ""
    property string hue: "primary"
    property bool busy: false

    implicitWidth: Theme.size.usualWidth
    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    radius: Theme.size.boxRadius
    color: Theme.contrast ? Theme.color.surface : Theme.hueSoft(hue)
    border.width: Theme.contrast ? Theme.edge : 0
    border.color: Theme.hueInk(hue)

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.space.l
        spacing: Theme.space.xs

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: status.title
                kind: Theme.type.large
                weight: Theme.bold
                color: Theme.color.ink
                Accessible.role: Accessible.Heading
            }
            BusyRing {
                visible: status.busy
                side: Theme.icon.inline * Theme.grow
                tint: Theme.hueInk(status.hue)
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: status.line
            kind: Theme.type.body
            color: Theme.color.ink
        }
    }
}
