import QtQuick
import Kiosk
import Kiosk.Models

// Connected or offline; a touch shows what waits to be sent.
Pressable {
    id: link

    required property SessionModel session
    property bool wordless: false
    property bool overScene: false

    text: session.connectionText
    implicitWidth: Math.max(Theme.touch.minimum, face.implicitWidth)
    implicitHeight: face.implicitHeight
    ringRadius: face.radius
    Accessible.description: qsTr("Shows what waits to be sent")

    background: Pill {
        id: face
        overScene: link.overScene
        iconName: link.session.connected ? "wifi" : "wifi-off"
        text: link.wordless ? "" : link.session.connectionText
        tint: link.session.connected ? Theme.color.leaf : Theme.color.honeyInk
        ink: link.session.connected ? Theme.color.ink : Theme.color.honeyInk
        fill: link.down ? Theme.color.surfaceSunken : link.session.connected ? (overScene ? Theme.overScene : Theme.clear) : Theme.color.honeySoft
        Accessible.ignored: true
    }
}
