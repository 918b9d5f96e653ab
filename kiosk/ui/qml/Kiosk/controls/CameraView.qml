import QtQuick
import Kiosk
import Kiosk.Models

// What the camera sees, as in a mirror, with the time left of a clip. Opens the camera and lets it go with itself.
//
//   CameraView { camera: window.camera; around: Theme.color.bg }
//
// Give it a width; it knows its height. The page asks `camera` to takePhoto(), startClip(), stopClip(), looks at `camera.state`
// (closed, opening, ready, recording, finishing, failed), and its view model takes the bytes from the signals photoTaken and clipTaken.
// Offer the page only while `camera.available`.
Item {
    id: view

    required property CameraModel camera
    // What lies beside it, for its round corners.
    property color around: Theme.color.bg
    readonly property bool recording: camera.state === "recording"

    implicitHeight: Math.floor(width / Theme.size.cameraAspect)
    Component.onCompleted: camera.open()
    Component.onDestruction: camera.close()
    Accessible.role: Accessible.Graphic
    Accessible.name: recording ? qsTr("The camera records") : qsTr("What the camera sees")

    // Whole pixels: a part of one would show as a line at the edge.
    Rectangle {
        width: Math.floor(parent.width)
        height: Math.floor(parent.height)
        radius: Theme.radius.card
        color: Theme.fixed.toast
    }
    PictureItem {
        width: Math.floor(parent.width)
        height: Math.floor(parent.height)
        visible: view.camera.hasPicture
        source: view.camera.picture
        mirrored: true
        corner: Theme.radius.card
        around: view.around
        behind: Theme.fixed.toast
    }
    BusyRing {
        anchors.centerIn: parent
        visible: view.camera.state === "opening" || view.camera.state === "finishing"
        side: Theme.size.playMark * Theme.size.playMarkIcon
        tint: Theme.tokens.light.surface
    }
    Rectangle {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.space.m
        visible: view.recording
        width: left.width + 2 * Theme.space.m
        height: left.height + 2 * Theme.space.s
        radius: Theme.radius.control
        color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)
        Row {
            id: left
            anchors.centerIn: parent
            spacing: Theme.space.s
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.size.dot
                height: width
                radius: width / 2
                color: Theme.tokens.dark.rose
            }
            AppText {
                text: qsTr("%n second(s) left", "", view.camera.secondsLeft)
                kind: Theme.type.small
                weight: Theme.semibold
                color: Theme.tokens.light.surface
                wrapMode: Text.NoWrap
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space.xl
        spacing: Theme.space.m
        visible: view.camera.problem.length > 0
        Rectangle {
            width: parent.width
            height: words.height + 2 * Theme.space.m
            radius: Theme.radius.control
            color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)
            AppText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.space.m
                width: parent.width - 2 * Theme.space.m
                horizontalAlignment: Text.AlignHCenter
                text: view.camera.problem
                weight: Theme.medium
                color: Theme.tokens.light.surface
            }
        }
        AppButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: view.camera.state === "failed"
            kind: "secondary"
            iconName: "refresh-cw"
            text: qsTr("Try again")
            onActivated: view.camera.open()
        }
    }
}
