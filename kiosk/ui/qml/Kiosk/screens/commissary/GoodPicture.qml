import QtQuick
import Kiosk

// A good, drawn in the colour of its shelf.
Rectangle {
    id: picture

    property string iconName: ""
    property string hue: "honey"
    property bool faded: false

    radius: Theme.radius.control
    color: faded ? Theme.color.surfaceSunken : Theme.hueSoft(hue)
    border.width: Theme.contrast ? Theme.edge : 0
    border.color: Theme.hueInk(hue)
    Accessible.ignored: true

    AppIcon {
        anchors.centerIn: parent
        name: picture.iconName
        side: Math.round(Math.min(parent.width, parent.height) * Theme.size.goodIconShare)
        tint: picture.faded ? Theme.color.inkSoft : Theme.hueInk(picture.hue)
    }
}
