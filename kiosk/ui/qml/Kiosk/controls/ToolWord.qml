import QtQuick
import Kiosk

// A tool in plain ink: icon and word beside each other, no edge.
Pressable {
    id: tool

    property string iconName: ""
    property real side: Theme.icon.inline
    property color ink: blocked.length > 0 ? Theme.color.inkSoft : Theme.color.ink

    leftPadding: Theme.kiosk ? Theme.space.s : Theme.space.xs
    rightPadding: leftPadding
    implicitHeight: Math.max(Theme.kiosk ? Theme.size.pill : Theme.touch.minimum, implicitContentHeight + Theme.space.s)

    background: Rectangle {
        radius: Theme.radius.control
        color: tool.down ? Theme.color.surfaceSunken : "transparent"
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space.s
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: tool.iconName
                side: tool.side * Theme.grow
                tint: tool.ink
                stroke: Theme.stroke.emphasis
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: tool.text
                kind: tool.side > Theme.icon.inline ? Theme.type.button : Theme.type.small
                weight: Theme.semibold
                wrapMode: Text.NoWrap
                color: tool.ink
                Accessible.ignored: true
            }
        }
    }
}
