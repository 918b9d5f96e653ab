pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The clip on the whole screen. Close is at the bottom left, the time left beside it.
FocusScope {
    id: viewer

    required property VideoModel video
    property string timeText: ""
    signal closed

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Video")
    Keys.onEscapePressed: closed()
    Keys.onLeftPressed: video.back()
    Keys.onRightPressed: video.forward()
    Component.onCompleted: closeButton.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.fixed.toast
        MouseArea { anchors.fill: parent }
    }
    VideoStage {
        id: stage
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: bar.top
        video: viewer.video
        blob: viewer.video.clip
        corner: 0
        around: Theme.fixed.toast
    }
    PlayerBar {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: tools.top
        anchors.margins: Theme.space.m
        video: viewer.video
        onPlayed: stage.toggle()
        onWidened: viewer.closed()
    }
    Rectangle {
        id: tools
        anchors.bottom: parent.bottom
        width: parent.width
        height: row.implicitHeight + 2 * Theme.space.l
        color: Theme.card

        Flow {
            id: row
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.space.screenSide
            anchors.rightMargin: Theme.space.screenSide
            spacing: Theme.space.m

            AppButton {
                id: closeButton
                kind: "secondary"
                iconName: "arrow-left"
                text: qsTr("Close")
                onActivated: viewer.closed()
            }
            AppText {
                visible: text.length > 0
                height: closeButton.height
                verticalAlignment: Text.AlignVCenter
                text: viewer.timeText
                kind: Theme.type.small
                weight: Theme.semibold
            }
        }
    }
}
