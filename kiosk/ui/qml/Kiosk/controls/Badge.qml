import QtQuick
import Kiosk

// A count in a filled circle.
Rectangle {
    id: badge

    property int count: 0
    property bool inverted: false

    visible: count > 0
    implicitHeight: Math.max(Theme.size.badge, words.implicitHeight)
    implicitWidth: Math.max(implicitHeight, words.implicitWidth + Theme.space.s)
    radius: height / 2
    color: inverted ? Theme.color.bg : Theme.color.primary
    Accessible.ignored: true

    AppText {
        id: words
        anchors.centerIn: parent
        text: badge.count
        kind: Theme.type.caption
        weight: Theme.bold
        wrapMode: Text.NoWrap
        color: badge.inverted ? Theme.color.primary : Theme.color.inkOnPrimary
        Accessible.ignored: true
    }
}
