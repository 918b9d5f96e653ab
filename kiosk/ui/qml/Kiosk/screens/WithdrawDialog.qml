import QtQuick
import Kiosk
import Kiosk.Models

// Taking a request back is asked once.
Dialog {
    id: dialog

    required property TrackerModel tracker

    title: qsTr("Take this back?")
    line: qsTr("Nobody will answer it then. What you filed stays in your list.")
    mainText: qsTr("Keep it")
    otherText: qsTr("Take it back")
    otherIcon: "undo-2"
    onMain: tracker.keepIt()
    onOther: tracker.withdraw()
}
