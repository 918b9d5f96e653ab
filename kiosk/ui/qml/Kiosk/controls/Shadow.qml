import QtQuick
import Kiosk

// The soft shadow of a card, from a 9-patch picture made by resources/shadows/build.py.
BorderImage {
    id: shadow

    property bool floating: false
    property real radius: Theme.radius.card

    readonly property real margin: floating ? 64 : 32
    readonly property real reach: floating ? 44 : 20
    readonly property real drawn: radius >= 56 && floating ? 56 : radius >= 32 ? 32 : radius >= 22 ? 22 : radius >= 20 ? 20 : 14

    visible: !Theme.contrast && (floating || !Theme.dark)
    anchors.fill: parent
    anchors.margins: -margin
    border {
        left: shadow.margin + shadow.drawn + shadow.reach
        right: shadow.margin + shadow.drawn + shadow.reach
        top: shadow.margin + shadow.drawn + shadow.reach
        bottom: shadow.margin + shadow.drawn + shadow.reach
    }
    source: Theme.resource("shadows/" + (floating ? "floating-" : "card-") + drawn + (floating && Theme.dark ? "-dark" : "") + ".png")
    Accessible.ignored: true
}
