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
    PageTitle {
        Layout.leftMargin: list.side
        Layout.rightMargin: list.side
        inBar: true
        text: qsTr("Write to someone")
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
