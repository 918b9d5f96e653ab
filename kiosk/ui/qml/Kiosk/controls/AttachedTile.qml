import QtQuick
import Kiosk

// Something that goes with a message, small: a photo or card by its picture, else by its icon.
//   attached  { title, line, picture, icon, hue }
Pressable {
    id: tile

    required property var attached
    property bool passive: false
    property real side: Theme.size.attached

    text: [attached.title, attached.line].filter(part => part.length > 0).join(", ")
    focusPolicy: passive ? Qt.NoFocus : Qt.StrongFocus
    activeFocusOnTab: !passive
    Accessible.role: passive ? Accessible.Graphic : Accessible.Button
    implicitWidth: Math.max(passive ? 0 : Theme.touch.minimum, side)
    implicitHeight: implicitWidth
    ringRadius: Theme.radius.control

    background: Item {
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.control
            color: Theme.hueSoft(tile.attached.hue)
            border.width: Theme.cardEdge
            border.color: Theme.hueInk(tile.attached.hue)
        }
        Image {
            anchors.fill: parent
            visible: status === Image.Ready
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
            source: tile.attached.picture.length > 0 && width > 0 ? tile.attached.picture + "?cover=1&r=" + Theme.radius.control : ""
            Accessible.ignored: true
        }
        AppIcon {
            anchors.centerIn: parent
            visible: tile.attached.picture.length === 0
            name: tile.attached.icon
            side: Theme.icon.button
            tint: Theme.hueInk(tile.attached.hue)
        }
    }
    contentItem: Item {}
}
