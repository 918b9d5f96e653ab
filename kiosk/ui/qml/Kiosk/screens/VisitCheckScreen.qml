import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Before a visit: the camera, the microphone, the loudspeaker, each with what to do when it does not work.
ScrollPage {
    id: screen

    required property VisitCheckModel visitCheck
    required property SessionModel session
    required property Navigator navigator
    readonly property bool wide: !Theme.docked && !Theme.compact && Theme.textStep < 200

    side: Theme.size.pageSide
    Component.onCompleted: visitCheck.open()

    content: ColumnLayout {
        spacing: Theme.space.l

        PageTitle {
            inBar: true
            text: qsTr("Check picture and sound")
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("Only you see this. Nothing is recorded.")
            color: Theme.color.inkSoft
        }
        EmptyState {
            Layout.fillWidth: true
            visible: !screen.visitCheck.available
            iconName: "video"
            hue: "slate"
            title: qsTr("Video visits do not work on this device")
            line: qsTr("Please use another one.")
            action: qsTr("Go back")
            onActivated: screen.navigator.back()
        }
        GridLayout {
            Layout.fillWidth: true
            visible: screen.visitCheck.available
            columns: screen.wide ? 2 : 1
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.l
            uniformCellWidths: screen.wide

            Item {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                implicitHeight: Math.floor(width / Theme.size.cameraAspect)
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("What the camera sees")
                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius.card
                    color: Theme.fixed.toast
                }
                PictureItem {
                    width: Math.floor(parent.width)
                    height: Math.floor(parent.height)
                    visible: screen.visitCheck.hasPicture
                    source: screen.visitCheck.picture
                    mirrored: true
                    corner: Theme.radius.card
                    around: Theme.color.bg
                    behind: Theme.fixed.toast
                }
                BusyRing {
                    anchors.centerIn: parent
                    visible: screen.visitCheck.state === "open" && !screen.visitCheck.hasPicture
                    side: Theme.size.playMark * Theme.size.playMarkIcon
                    tint: Theme.tokens.light.surface
                }
                AppButton {
                    anchors.centerIn: parent
                    visible: screen.visitCheck.state === "failed"
                    kind: "secondary"
                    iconName: "refresh-cw"
                    text: qsTr("Try again")
                    onActivated: screen.visitCheck.open()
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.m

                VisitCheckPart {
                    iconName: "camera"
                    title: qsTr("Camera")
                    line: screen.visitCheck.cameraText
                    standing: screen.visitCheck.cameraState
                }
                VisitCheckPart {
                    iconName: "mic"
                    title: qsTr("Microphone")
                    line: screen.visitCheck.microphoneText
                    standing: screen.visitCheck.microphoneState
                    level: screen.visitCheck.level
                    showsLevel: true
                }
                VisitCheckPart {
                    iconName: "volume-2"
                    title: qsTr("Speaker")
                    line: screen.visitCheck.speakerText
                    standing: screen.visitCheck.speakerState
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    columnSpacing: Theme.space.m
                    rowSpacing: Theme.space.m
                    AppButton {
                        Layout.fillWidth: true
                        Layout.columnSpan: Theme.largest ? 1 : 2
                        visible: !screen.visitCheck.toned
                        kind: "secondary"
                        iconName: "volume-2"
                        text: qsTr("Play a sound")
                        onActivated: screen.visitCheck.playTone()
                    }
                    AppButton {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        visible: screen.visitCheck.toned
                        kind: "secondary"
                        text: qsTr("No")
                        onActivated: screen.visitCheck.heardTone(false)
                    }
                    AppButton {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        visible: screen.visitCheck.toned
                        kind: "tonal"
                        text: qsTr("Yes, I heard it")
                        onActivated: screen.visitCheck.heardTone(true)
                    }
                }
            }
        }
        Item { implicitHeight: Theme.space.m }
    }
}
