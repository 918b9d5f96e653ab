pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The call of a visit over the whole screen: the other side large, oneself small, and the keys always in sight.
FocusScope {
    id: screen

    required property CallModel call
    required property SessionModel session
    readonly property bool over: call.state === "over"
    // Words stand in the middle while there is nobody to see.
    readonly property bool telling: call.state !== "on" || !call.hasTheirs

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: call.title
    Component.onCompleted: keys.leaveKey.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.fixed.toast
    }
    PictureItem {
        anchors.top: head.bottom
        anchors.bottom: keys.top
        width: parent.width
        visible: screen.call.hasTheirs && screen.call.state === "on"
        source: screen.call.theirs
        behind: Theme.fixed.toast
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of %1").arg(screen.call.name)
    }
    CallHead {
        id: head
        width: parent.width
        call: screen.call
    }
    CallWords {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space.xl, Theme.size.dialogWidth)
        visible: screen.telling
        call: screen.call
        onClosed: screen.call.done()
    }
    Item {
        id: mirror
        anchors.right: parent.right
        anchors.bottom: keys.top
        anchors.margins: Theme.space.l
        width: Theme.size.callOwn
        height: Math.round(width / Theme.size.cameraAspect)
        visible: screen.call.hasOwn && !screen.over
        PictureItem {
            anchors.fill: parent
            source: screen.call.own
            mirrored: true
            corner: Theme.radius.control
            around: Theme.fixed.toast
            behind: Theme.fixed.toast
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Your own picture")
        }
        Rectangle {
            anchors.fill: parent
            color: Theme.clear
            radius: Theme.radius.control
            border.width: Theme.border.control
            border.color: Qt.alpha(Theme.tokens.light.surface, Theme.size.playerTrackOpacity)
        }
    }
    CallKeys {
        id: keys
        anchors.bottom: parent.bottom
        width: parent.width
        call: screen.call
    }
}
