import QtQuick
import Kiosk

// How many stamps you own, with the stamp itself, and the way to more.
Item {
    id: pill

    property string text: ""
    property bool sells: false
    signal bought

    visible: text.length > 0
    implicitWidth: row.implicitWidth + Theme.space.m + (sells ? row.y : Theme.space.m)
    implicitHeight: Math.max(Theme.size.tileSmall, row.implicitHeight + Theme.space.m)

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
        x: Theme.space.m
        y: Math.round((parent.height - height) / 2)
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
        }
        AppButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: pill.sells
            kind: "tonal"
            text: qsTr("Buy")
            leftPadding: Theme.space.l
            rightPadding: Theme.space.l
            implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + Theme.space.s)
            Accessible.name: qsTr("Buy stamps")
            onActivated: pill.bought()
        }
    }
}
