import QtQuick
import Kiosk
import Kiosk.Models

// Only the scene. A touch asks for the PIN, which brings everything back.
Pressable {
    id: screen

    required property SessionModel session
    required property ClockModel clock

    text: qsTr("The screen is covered. Touch to type your PIN.")
    ringed: false
    onActivated: session.liftCover()
    background: Rectangle {
        color: Theme.color.bg
        SceneHeader {
            anchors.fill: parent
            band: screen.clock.band
            from: Theme.docked ? 0 : 0.33
        }
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.xxl * 2
        width: hint.implicitWidth + 2 * Theme.space.xl
        height: hint.implicitHeight + 2 * Theme.space.m
        radius: Theme.radius.control
        color: Theme.overScene
        border.width: Theme.cardEdge
        border.color: Theme.color.line
        AppText {
            id: hint
            anchors.centerIn: parent
            text: qsTr("Touch to come back")
            weight: Theme.semibold
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
