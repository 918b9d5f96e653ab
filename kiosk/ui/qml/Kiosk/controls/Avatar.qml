import QtQuick
import Kiosk

// First letter in a circle; a dot says that something is new.
Rectangle {
    id: avatar

    property string initial: ""
    property string hue: "sky"
    property bool filled: false
    property bool marked: false
    property color around: Theme.card
    property real side: Theme.size.avatar
    property bool onTint: false

    width: side
    height: side
    radius: side / 2
    color: filled ? Theme.color.primary : onTint ? Theme.color.surface : Theme.hueSoft(hue)
    border.width: Theme.contrast && !filled ? Theme.edge : 0
    border.color: Theme.hueInk(hue)
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        text: avatar.initial
        textFormat: Text.PlainText
        font.family: Theme.family
        font.weight: Theme.bold
        font.pixelSize: Math.round(avatar.side * 0.42)
        font.hintingPreference: Font.PreferNoHinting
        color: avatar.filled ? Theme.color.inkOnPrimary : Theme.hueInk(avatar.hue)
        Accessible.ignored: true
    }
    NewMark {
        visible: avatar.marked
        around: avatar.around
    }
}
