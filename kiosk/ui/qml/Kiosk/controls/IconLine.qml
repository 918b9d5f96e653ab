import QtQuick
import Kiosk

// A short fact with its icon in front, in one of the hues.
Item {
    id: line

    property string iconName: ""
    property string hue: "slate"
    property string text: ""

    visible: text.length > 0
    implicitHeight: words.implicitHeight
    implicitWidth: icon.width + Theme.space.s + Math.ceil(words.implicitWidth)

    AppIcon {
        id: icon
        y: Math.round((words.lineHeight - side) / 2)
        name: line.iconName
        side: Theme.icon.chip * Theme.grow
        tint: Theme.hueInk(line.hue)
    }
    AppText {
        id: words
        anchors.left: icon.right
        anchors.leftMargin: Theme.space.s
        anchors.right: parent.right
        text: line.text
        kind: Theme.type.small
        weight: Theme.semibold
        color: Theme.hueInk(line.hue)
        Accessible.ignored: true
    }
}
