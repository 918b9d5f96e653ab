import QtQuick
import Kiosk

// A small key with an icon; its word is read aloud.
Pressable {
    id: key

    property string iconName: "chevron-right"

    implicitWidth: Theme.touch.minimum
    implicitHeight: Theme.touch.minimum
    ringRadius: back.radius
    background: Rectangle {
        id: back
        radius: Theme.radius.key
        color: key.down ? Theme.color.surfaceSunken : Theme.clear
        border.width: Theme.contrast ? Theme.edge : 0
        border.color: Theme.color.line
    }
    contentItem: Item {
        AppIcon {
            anchors.centerIn: parent
            name: key.iconName
            side: Theme.icon.button
            tint: key.blocked.length > 0 ? Theme.color.lineStrong : Theme.color.primaryInk
        }
    }
}
