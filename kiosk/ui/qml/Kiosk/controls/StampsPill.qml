import QtQuick
import Kiosk

// How many stamps you own, with the stamp itself.
Item {
    id: pill

    property string text: ""

    visible: text.length > 0
    implicitWidth: row.implicitWidth + 2 * Theme.space.m
    implicitHeight: Math.max(Theme.size.tileSmall, row.implicitHeight + Theme.space.m)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Shadow { radius: Theme.radius.control }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.control
        color: Theme.card
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space.m
        StampArt {
            anchors.verticalCenter: parent.verticalCenter
            side: Theme.icon.inline
            tilted: false
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.text
            kind: Theme.type.large
            weight: Theme.bold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
