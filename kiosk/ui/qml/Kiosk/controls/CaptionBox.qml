import QtQuick
import Kiosk

// What is said in a clip, readable on any picture.
Rectangle {
    id: box

    property string text: ""
    property TypeStyle kind: Theme.type.body

    visible: text.length > 0
    implicitWidth: words.width + 2 * Theme.space.m
    implicitHeight: words.height + 2 * Theme.space.xs
    radius: Theme.radius.key
    color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)

    AppText {
        id: words
        anchors.centerIn: parent
        width: Math.min(Math.ceil(implicitWidth), box.parent.width - 2 * Theme.space.l - 2 * Theme.space.m)
        horizontalAlignment: Text.AlignHCenter
        text: box.text
        kind: box.kind
        weight: Theme.medium
        color: Theme.tokens.light.surface
        preview: true
        maximumLineCount: 3
    }
}
