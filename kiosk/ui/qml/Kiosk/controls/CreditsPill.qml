import QtQuick
import Kiosk

// What one has to spend, beside what costs something.
Item {
    id: pill

    property string amount: ""

    visible: amount.length > 0
    implicitWidth: row.implicitWidth + 2 * Theme.space.l
    implicitHeight: Math.max(Theme.size.tileSmall, Theme.touch.minimum, row.implicitHeight + Theme.space.m)
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Credits %1").arg(amount)

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
        AppIcon {
            anchors.verticalCenter: parent.verticalCenter
            name: "ticket"
            side: Theme.icon.inline * Theme.grow
            tint: Theme.color.plumInk
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Credits")
            kind: Theme.type.small
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            text: pill.amount
            weight: Theme.bold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
