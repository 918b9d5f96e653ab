import QtQuick
import Kiosk
import Kiosk.Models

Rectangle {
    id: who

    required property SessionModel session
    property bool overScene: false

    implicitHeight: Math.max(Theme.size.pill, name.implicitHeight + Theme.space.s)
    implicitWidth: row.implicitWidth + (overScene ? Theme.space.s + Theme.space.m : 0)
    radius: Theme.size.pillRadius
    color: overScene ? Theme.overScene : "transparent"
    border.width: Theme.contrast && overScene ? Theme.edge : 0
    border.color: Theme.color.line
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Signed in: %1").arg(session.firstName)

    Row {
        id: row
        x: who.overScene ? (Theme.space.s) : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.s
        Avatar {
            anchors.verticalCenter: parent.verticalCenter
            initial: who.session.initial
            filled: true
            side: Theme.size.avatarSmall * (Theme.largest && Theme.kiosk ? 1.6 : 1)
        }
        AppText {
            id: name
            visible: Theme.kiosk || !Theme.largest
            anchors.verticalCenter: parent.verticalCenter
            text: who.session.firstName
            kind: Theme.kiosk ? Theme.type.small : Theme.type.small
            weight: Theme.bold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
