import QtQuick
import Kiosk
import Kiosk.Models

// Somebody else's card was shown. Names nobody; without an answer the person stays.
Dialog {
    id: dialog

    required property OtherCardModel otherCard

    title: qsTr("Do you want to sign out?")
    line: otherCard.line
    mainText: qsTr("Stay signed in")
    mainIcon: "hand"
    otherText: qsTr("Sign out now")
    otherIcon: "log-out"
    onMain: otherCard.stay()
    onOther: otherCard.signOut()
}
