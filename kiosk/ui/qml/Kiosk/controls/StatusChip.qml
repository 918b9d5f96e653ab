import QtQuick
import Kiosk

// A small fact: icon and word in one of the hues. `solid` is for "New".
Rectangle {
    id: chip

    property string text: ""
    property string iconName: ""
    property string hue: "slate"
    property bool solid: false
    property bool onTint: false

    visible: text.length > 0
    implicitHeight: Math.max(Theme.size.chip, words.implicitHeight + Theme.space.s)
    implicitWidth: row.implicitWidth + 2 * Theme.size.chipPad
    radius: height / 2
    color: solid ? Theme.color.primary : onTint ? Theme.color.surface : Theme.hueSoft(hue)
    border.width: Theme.contrast && !solid ? Theme.border.control : 0
    border.color: Theme.hueInk(hue)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space.xs

        AppIcon {
            anchors.verticalCenter: parent.verticalCenter
            name: chip.iconName
            side: Theme.icon.chip * Theme.grow
            tint: words.color
        }
        AppText {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            kind: Theme.type.caption
            weight: Theme.semibold
            wrapMode: Text.NoWrap
            color: chip.solid ? Theme.color.inkOnPrimary : Theme.hueInk(chip.hue)
            Accessible.ignored: true
        }
    }
}
