import QtQuick
import Kiosk
import Kiosk.Models

// A card that is reported lost opens nothing any more, anywhere. Asked once.
Dialog {
    id: dialog

    required property MyCardModel myCard

    title: qsTr("Is your card lost?")
    line: qsTr("We block it on every device. You can sign in with your ID number and PIN. Staff can give you a new card.")
    mainText: qsTr("Block my card")
    mainKind: "care"
    mainIcon: "credit-card"
    otherText: qsTr("Not now")
    onMain: myCard.block()
    onOther: myCard.cancel()
}
