import QtQuick
import Kiosk
import Kiosk.Models

// Somebody calls now. Without an answer it stops by itself.
Dialog {
    id: dialog

    required property CallModel call

    title: qsTr("%1 is calling").arg(call.ringName)
    line: call.ringText
    mainText: qsTr("Answer")
    mainIcon: "phone"
    otherText: qsTr("Not now")
    otherIcon: "phone-off"
    onMain: call.accept()
    onOther: call.decline()
    head: Avatar {
        initial: dialog.call.ringInitial
        hue: dialog.call.ringHue
        side: Theme.size.avatarLarge
    }
}
