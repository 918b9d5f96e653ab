import QtQuick
import Kiosk
import Kiosk.Models

// Blocking is asked once, in the same words wherever it is begun.
Dialog {
    id: dialog

    required property PersonModel person

    title: person.askTitle
    line: person.askLine
    mainText: person.blockText
    mainKind: "care"
    mainIcon: "hand"
    otherText: qsTr("Not now")
    onMain: person.block()
    onOther: person.cancelBlock()
}
