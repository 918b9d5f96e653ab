pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A footnote over the foot of the page.
Card {
    id: note

    property string text: ""
    property real most: 0
    signal closed

    floating: true
    onVisibleChanged: if (visible) close.forceActiveFocus()

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m
        ScrollPage {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(words.implicitHeight, note.most * 0.6)
            content: AppText {
                id: words
                text: note.text
                kind: Theme.type.body
            }
        }
        AppButton {
            id: close
            Layout.alignment: Qt.AlignRight
            kind: "secondary"
            iconName: "x"
            text: qsTr("Close the note")
            onActivated: note.closed()
        }
    }
}
