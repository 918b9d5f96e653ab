import QtQuick
import Kiosk

Pressable {
    id: key

    ringRadius: Theme.radius.button

    background: Rectangle {
        radius: Theme.radius.button
        color: key.down ? Theme.color.primarySoft : Theme.contrast ? Theme.color.surface : Theme.color.bg
        border.width: Theme.edge
        border.color: Theme.contrast || Theme.dark ? Theme.color.lineStrong : Theme.color.line
    }
    contentItem: Text {
        text: key.text
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        font.family: Theme.family
        font.weight: Theme.semibold
        font.pixelSize: Math.min(key.height * 0.6, Theme.type.heading.size * 1.1)
        font.hintingPreference: Font.PreferNoHinting
        color: Theme.color.ink
        Accessible.ignored: true
    }
}
