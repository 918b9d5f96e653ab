import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Mute and leave: large, in words, at the foot of the call.
Rectangle {
    id: bar

    required property CallModel call
    property alias leaveKey: leave
    readonly property bool over: call.state === "over"

    implicitHeight: over ? 0 : row.implicitHeight + 2 * Theme.space.m
    visible: !over
    color: Theme.fixed.toast

    GridLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.l
        columns: Theme.largest && Theme.docked ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.m

        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            kind: "secondary"
            iconName: bar.call.muted ? "mic-off" : "mic"
            text: bar.call.muted ? qsTr("You are muted. Speak again") : qsTr("Mute me")
            Accessible.checkable: true
            Accessible.checked: bar.call.muted
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: bar.call.toggleMute()
        }
        AppButton {
            id: leave
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            kind: "care"
            iconName: "phone-off"
            text: qsTr("Leave the call")
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: bar.call.leave()
        }
    }
}
