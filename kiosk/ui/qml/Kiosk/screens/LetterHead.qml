import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Who wrote, when, and what about.
ColumnLayout {
    id: head

    required property MessageModel message
    required property SessionModel session
    readonly property bool letter: Theme.docked

    spacing: Theme.space.l

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.largest ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.l
            Avatar {
                initial: head.message.initial
                hue: head.message.hue
                side: Theme.size.avatarLarge
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: head.letter ? head.message.sender : head.message.subject
                    kind: Theme.type.title
                    Accessible.role: head.letter ? Accessible.StaticText : Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: head.letter ? head.message.sentLine : head.message.fromLine
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
        }
        AppButton {
            kind: "tonal"
            iconName: head.session.reading ? "circle-stop" : "volume-2"
            text: head.session.reading ? qsTr("Stop") : qsTr("Listen")
            blocked: head.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onActivated: head.session.reading ? head.session.stopReading() : head.session.readAloud()
            onExplained: why => head.session.explain(why)
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: head.letter && text.length > 0
        text: head.message.subject
        kind: Theme.type.heading
        font.pixelSize: Theme.kiosk ? (Theme.type.heading.size + Theme.type.title.size) / 2 * 1.08 : Theme.type.title.size
        lineHeight: font.pixelSize * 1.15
        Accessible.role: Accessible.Heading
    }
}
