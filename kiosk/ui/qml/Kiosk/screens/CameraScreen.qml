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
    readonly property real side: Theme.size.pageSide
    readonly property bool filming: attach.kind === "video"
    readonly property bool recording: camera.state === "recording"
    readonly property bool taken: attach.stage === "taken"

    spacing: Theme.kiosk ? Theme.space.l : Theme.space.s

    ScrollPage {
        id: page
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: screen.spacing

            ColumnLayout {
                id: words
                Layout.fillWidth: true
                Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.xs
                spacing: screen.spacing
                AppText {
                    Layout.fillWidth: true
                    text: screen.taken ? screen.attach.takenText : screen.filming ? qsTr("Take a video") : qsTr("Take a photo")
                    kind: Theme.docked ? Theme.type.heading : Theme.type.title
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    visible: !(Theme.compact && Theme.textStep > 100)
                    text: screen.taken ? (screen.attach.costText.length > 0 ? qsTr("It uses %1").arg(screen.attach.costText) : qsTr("It goes with your form.")) : screen.filming ? qsTr("It ends by itself after 30 seconds.") : qsTr("Only you see this until you send it.")
                    color: Theme.color.inkSoft
                }
            }
            // All the room that the words leave, and never so little that nobody can see themselves.
            Item {
                id: place
                Layout.fillWidth: true
                implicitHeight: Math.floor(Math.max(Math.min(width / Theme.size.cameraAspect, Theme.size.cameraLeast), page.height - words.implicitHeight - words.Layout.topMargin - screen.spacing))

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
        }
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        columns: screen.taken && !(Theme.largest && Theme.docked) ? 2 : 1
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
