import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// To whom to write.
ColumnLayout {
    id: screen

    required property PeopleModel people
    required property SessionModel session
    required property Navigator navigator

    spacing: 0
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: list.side
        Layout.rightMargin: list.side
        Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s
        visible: Theme.docked
        text: qsTr("Write to someone")
        kind: Theme.type.display
        Accessible.role: Accessible.Heading
    }
    PeopleList {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        flat: false
        people: screen.people
        session: screen.session
        choosing: true
        onAsked: screen.navigator.go("ask-contact")
    }
}
