import QtQuick
import Kiosk

// Shows or hides the words of a clip. On while it is filled.
DarkKey {
    property bool on: true

    iconName: "captions"
    text: qsTr("Captions")
    chosen: on
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on
}
