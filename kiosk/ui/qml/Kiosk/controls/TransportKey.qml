import QtQuick
import Kiosk

// A key of a player: an icon; the main one is round and filled.
Pressable {
    id: key

    property string iconName: ""
    property bool main: false
    property color ink: Theme.color.ink
    readonly property real picture: (Theme.kiosk ? Theme.icon.dock : Theme.icon.rail) * Theme.grow
    readonly property real side: main ? Theme.size.playKey : Theme.touch.recommended

    implicitWidth: side
    implicitHeight: side
    ringRadius: main ? side / 2 : Theme.radius.control

    background: Rectangle {
        radius: key.main ? width / 2 : Theme.radius.control
        color: key.main ? (key.down ? Theme.color.primaryPressed : Theme.color.primary) : key.down ? Theme.color.surfaceSunken : Theme.clear
    }
    contentItem: Item {
        AppIcon {
            anchors.centerIn: parent
            visible: !key.busy
            name: key.iconName
            side: key.main ? key.picture * Theme.size.playIcon : key.picture
            stroke: Theme.stroke.emphasis
            tint: key.blocked.length > 0 ? Theme.color.inkSoft : key.main ? Theme.color.inkOnPrimary : key.ink
        }
        BusyRing {
            anchors.centerIn: parent
            visible: key.busy
            side: key.picture
            tint: key.main ? Theme.color.inkOnPrimary : key.ink
        }
    }
}
