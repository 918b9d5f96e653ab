import QtQuick
import Kiosk
import Kiosk.Models

// Blocking is asked once.
Dialog {
    id: dialog

    required property PersonModel person

    title: person.askTitle
    line: qsTr("You get no mail from them, and they get none from you. They are not told. You can unblock them at any time.")
    mainText: qsTr("Block")
    mainIcon: "hand"
    otherText: qsTr("Not now")
    onMain: person.block()
    onOther: person.cancelBlock()
}
