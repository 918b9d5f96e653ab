pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Take a photo or a clip, look at it, keep it or take it again.
ColumnLayout {
    id: screen

    required property AttachModel attach
    required property CameraModel camera
    required property SessionModel session
    readonly property real side: Theme.kiosk ? 44 : Theme.space.screenSide
    readonly property bool filming: attach.kind === "video"
    readonly property bool recording: camera.state === "recording"
    readonly property bool taken: attach.stage === "taken"

    spacing: Theme.kiosk ? Theme.space.l : Theme.space.s

    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.xs
        text: screen.taken ? screen.attach.takenText : screen.filming ? qsTr("Take a video") : qsTr("Take a photo")
        kind: Theme.docked ? Theme.type.heading : Theme.type.title
        Accessible.role: Accessible.Heading
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: !(Theme.compact && Theme.textStep > 100)
        text: screen.taken ? qsTr("It takes: %1").arg(screen.attach.costText) : screen.filming ? qsTr("It ends by itself after 30 seconds.") : qsTr("Only you see this until you send it.")
        color: Theme.color.inkSoft
    }
    Item {
        id: place
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side

        Loader {
            id: live
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height * Theme.size.cameraAspect)
            active: !screen.taken
            sourceComponent: CameraView {
                camera: screen.camera
                around: Theme.color.bg
            }
        }
        PictureItem {
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height * Theme.size.cameraAspect)
            height: width / Theme.size.cameraAspect
            visible: screen.taken
            source: screen.attach.picture
            corner: Theme.radius.card
            around: Theme.color.bg
            behind: Theme.fixed.toast
            Accessible.role: Accessible.Graphic
            Accessible.name: screen.attach.takenText
        }
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.kiosk ? 28 : Theme.space.m
        columns: Theme.largest && Theme.docked ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.m
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.taken
            kind: "secondary"
            iconName: "refresh-cw"
            text: qsTr("Take it again")
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: screen.attach.again()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.taken
            iconName: "check"
            text: qsTr("Keep it")
            onActivated: screen.attach.keep()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.columnSpan: screen.taken ? 1 : 2
            visible: !screen.taken
            iconName: screen.recording ? "circle-stop" : screen.filming ? "video" : "camera"
            text: screen.recording ? qsTr("Stop") : screen.filming ? qsTr("Start the video") : qsTr("Take the photo")
            busy: screen.camera.state === "finishing"
            blocked: screen.camera.state === "ready" || screen.recording || screen.camera.state === "finishing" ? "" : qsTr("The camera is not ready yet.")
            onActivated: screen.attach.shoot()
            onExplained: why => screen.session.explain(why)
        }
    }
}
