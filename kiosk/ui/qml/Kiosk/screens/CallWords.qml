import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What happens while there is no picture: connecting, waiting, the line was lost, it is over.
ColumnLayout {
    id: words

    required property CallModel call
    readonly property bool over: call.state === "over"
    readonly property color ink: Theme.tokens.light.surface
    signal closed

    spacing: Theme.space.l

    Avatar {
        Layout.alignment: Qt.AlignHCenter
        visible: !(Theme.compact && Theme.textStep > 100)
        initial: words.call.initial
        hue: words.call.hue
        side: Theme.size.avatarLarge
        around: Theme.fixed.toast
    }
    BusyRing {
        Layout.alignment: Qt.AlignHCenter
        visible: words.call.state === "connecting" || words.call.state === "lost"
        side: Theme.icon.button
        tint: words.ink
    }
    AppText {
        Layout.fillWidth: true
        text: words.call.state === "on" ? qsTr("You hear %1. Their camera is off.").arg(words.call.name) : words.call.title
        kind: Theme.type.heading
        color: words.ink
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text + " " + line.text
    }
    AppText {
        id: line
        Layout.fillWidth: true
        visible: text.length > 0
        text: words.call.line
        color: words.ink
        horizontalAlignment: Text.AlignHCenter
    }
    AppButton {
        Layout.fillWidth: true
        visible: words.over && words.call.canRejoin
        iconName: "video"
        text: qsTr("Join again")
        onActivated: words.call.rejoin()
    }
    AppButton {
        Layout.fillWidth: true
        visible: words.over
        kind: "secondary"
        text: qsTr("Close")
        implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
        onActivated: words.closed()
    }
}
