import QtQuick
import Kiosk

// The soft shadow of a card, from a 9-patch picture made by resources/shadows/build.py.
BorderImage {
    id: shadow

    property bool floating: false
    property real radius: Theme.radius.card

    readonly property real margin: floating ? Theme.size.shadowMarginFloating : Theme.size.shadowMargin
    readonly property real reach: floating ? Theme.size.shadowReachFloating : Theme.size.shadowReach
    readonly property real drawn: (floating ? Theme.size.shadowRadiiFloating : Theme.size.shadowRadii).find(one => one <= radius) ?? Theme.size.shadowRadiusLeast

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
