import QtQuick
import Kiosk
import Kiosk.Models

Pill {
    required property SessionModel session
    property bool wordless: false

    iconName: session.connected ? "wifi" : "wifi-off"
    text: wordless ? "" : session.connectionText
    tint: session.connected ? Theme.color.leaf : Theme.color.honeyInk
    ink: session.connected ? Theme.color.ink : Theme.color.honeyInk
    fill: session.connected ? (overScene ? Theme.overScene : Theme.clear) : Theme.color.honeySoft
    Accessible.name: session.connectionText
}
