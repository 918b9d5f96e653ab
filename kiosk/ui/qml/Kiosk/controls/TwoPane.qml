import QtQuick
import Kiosk

// A list at the left and one thing from it at the right, on paper of its own.
Item {
    id: panes

    default property alias list: left.data
    property alias detail: right.data

    Item {
        id: left
        x: Theme.space.l + Theme.space.s
        width: Theme.pane
        height: parent.height
    }
    Item {
        anchors.left: left.right
        anchors.leftMargin: Theme.space.m
        anchors.right: parent.right
        height: parent.height

        Item {
            anchors.fill: parent
            anchors.margins: -Theme.size.shadowRoom
            anchors.rightMargin: 0
            anchors.bottomMargin: 0
            clip: true
            Item {
                anchors.fill: parent
                anchors.margins: Theme.size.shadowRoom
                anchors.rightMargin: -1.5 * Theme.size.shadowRoom
                anchors.bottomMargin: -1.5 * Theme.size.shadowRoom
                Shadow { radius: Theme.radius.sheet }
            }
        }
        Rectangle {
            anchors.fill: parent
            color: Theme.card
            topLeftRadius: Theme.radius.sheet
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        Item {
            id: right
            anchors.fill: parent
            anchors.leftMargin: Theme.space.xxl
            anchors.rightMargin: Theme.space.xxl
        }
    }
}
