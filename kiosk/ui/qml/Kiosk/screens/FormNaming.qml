pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// With the person's name, or without it. Nobody is pushed either way.
ColumnLayout {
    id: naming

    required property FormModel form

    spacing: Theme.space.m

    ChoiceCard {
        Layout.fillWidth: true
        iconName: "users"
        hue: "sky"
        text: qsTr("With my name")
        line: qsTr("Staff can help you and answer you. You can follow it here.")
        selected: naming.form.naming === "named"
        onActivated: naming.form.chooseName(true)
    }
    ChoiceCard {
        Layout.fillWidth: true
        iconName: "eye-off"
        hue: "slate"
        text: qsTr("Without my name")
        line: qsTr("Nobody here can see who wrote it. Nothing stays on this screen. Staff cannot answer you.")
        selected: naming.form.naming === "unnamed"
        onActivated: naming.form.chooseName(false)
    }
}
