import QtQuick
import Kiosk

// A count in a filled circle.
Rectangle {
    id: badge

    property int count: 0
    property bool inverted: false
    // No letters larger than this: beside a small icon a large badge would hide it.
    property real most: 999

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
        font.pixelSize: Math.min(kind.size, badge.most)
        lineHeight: font.pixelSize * 1.3
        weight: Theme.bold
        wrapMode: Text.NoWrap
        color: badge.inverted ? Theme.color.primary : Theme.color.inkOnPrimary
        Accessible.ignored: true
    }
}
