import QtQuick
import Kiosk
import Kiosk.Models

Rectangle {
    id: who

    required property SessionModel session
    property bool overScene: false
    // The initial alone, where the bar is crowded.
    property bool nameless: false
    readonly property real wide: face.width + row.spacing + name.implicitWidth + pads
    readonly property real pads: overScene ? Theme.space.s + Theme.space.m : 0

    implicitHeight: Math.max(Theme.size.pill, name.implicitHeight + Theme.space.s)
    implicitWidth: row.implicitWidth + pads
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
            id: face
            anchors.verticalCenter: parent.verticalCenter
            initial: who.session.initial
            filled: true
            side: Theme.size.avatarSmall * (Theme.largest && Theme.kiosk ? 1.6 : 1)
        }
        AppText {
            id: name
            visible: !who.nameless && (Theme.kiosk || !Theme.largest)
            anchors.verticalCenter: parent.verticalCenter
            text: who.session.firstName
            kind: Theme.kiosk ? Theme.type.small : Theme.type.small
            weight: Theme.bold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
