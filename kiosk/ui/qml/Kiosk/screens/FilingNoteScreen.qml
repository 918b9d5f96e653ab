import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Words about a request: a note, that it got worse, why it shall be opened again.
ColumnLayout {
    id: screen

    required property FilingNoteModel note
    required property SessionModel session
    readonly property real side: Theme.size.pageSide
    // The keyboard of a low window leaves room for the words and the button alone.
    readonly property bool low: !Theme.docked && Theme.compact || Theme.largest

    spacing: Theme.space.m
    Component.onCompleted: paper.enter()

    PageTitle {
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: Theme.kiosk && !Theme.largest
        text: screen.note.title
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: !screen.low
        text: Theme.kiosk ? screen.note.aboutText : screen.note.title + " · " + screen.note.aboutText
        kind: Theme.type.large
        weight: Theme.semibold
    }
    Banner {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: screen.note.error.length > 0
        hue: "rose"
        iconName: "circle-alert"
        title: screen.note.error
    }
    TextArea {
        id: paper
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.minimumHeight: Math.ceil(Theme.type.reading.line * 1.1) + Theme.space.l
        focus: true
        label: screen.note.title
        hint: screen.note.hint
        maximumLength: screen.note.most
        text: screen.note.text
        onEdited: words => screen.note.edit(words)
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: !screen.low
        spacing: Theme.space.l
        AppText {
            Layout.fillWidth: true
            text: screen.note.readersText
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        AppText {
            visible: text.length > 0
            text: screen.note.leftText || screen.note.savedText
            kind: Theme.type.small
            weight: Theme.semibold
            color: Theme.color.inkSoft
        }
    }
    AppButton {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        iconName: "send"
        text: screen.note.sendText
        busy: screen.note.busy
        blocked: screen.note.blocked
        onActivated: screen.note.send()
        onExplained: why => screen.session.explain(why)
    }
}
