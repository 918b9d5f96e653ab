import QtQuick
import Kiosk
import Kiosk.Models

// The main button of asking for somebody.
AppButton {
    required property AskContactModel askContact
    required property SessionModel session

    iconName: "send"
    text: qsTr("Ask staff")
    busy: askContact.busy
    blocked: askContact.blocked
    onActivated: askContact.send()
    onExplained: why => session.explain(why)
}
