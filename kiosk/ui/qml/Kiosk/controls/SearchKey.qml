import QtQuick
import Kiosk

// The way to the search: a raised key beside the title.
Pressable {
    id: key

    text: qsTr("Search")
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    implicitHeight: Math.max(Theme.size.tileSmall, Theme.touch.minimum, implicitContentHeight + Theme.space.m)

    background: Item {
        Shadow { radius: Theme.radius.control }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.control
            color: key.down ? Theme.color.surfaceSunken : Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space.m
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                side: Theme.icon.inline * Theme.grow
                tint: Theme.color.primaryInk
                stroke: Theme.stroke.emphasis
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                text: key.text
                weight: Theme.semibold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
