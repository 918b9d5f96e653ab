import QtQuick
import Kiosk

// A letter and what is known of it, by colour, shape and sign.
Rectangle {
    id: tile

    property string letter: ""
    property string mark: ""
    property bool now: false
    property bool hinted: false
    property string spoken: ""
    property real side: Theme.size.letterTile
    readonly property color ink: mark === "here" ? Theme.color.inkOnPrimary : mark === "elsewhere" ? (Theme.contrast ? Theme.color.honeyInk : Theme.fixed.heroInk) : mark === "absent" || hinted ? Theme.color.inkSoft : Theme.color.ink

    width: side
    height: side
    implicitWidth: side
    implicitHeight: side
    // Right: a square. Elsewhere: round. Not in the word: flat and crossed out by a dash.
    radius: mark === "elsewhere" ? side / 2 : side * 0.16
    color: mark === "here" ? Theme.color.primary : mark === "elsewhere" ? (Theme.contrast ? Theme.color.surface : Theme.color.honey) : mark === "absent" ? Theme.color.surfaceSunken : Theme.card
    border.width: mark === "here" || mark === "absent" && !Theme.contrast ? 0 : now ? Theme.edge * 1.5 : Theme.edge
    border.color: mark === "elsewhere" ? Theme.color.honeyInk : now ? Theme.color.primary : Theme.contrast || now ? Theme.color.lineStrong : Theme.color.line
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken
    Accessible.ignored: spoken.length === 0

    AppText {
        anchors.horizontalCenter: parent.horizontalCenter
        y: tile.mark.length > 0 ? tile.side * 0.06 : (parent.height - height) / 2
        text: tile.letter
        font.pixelSize: Math.round(tile.side * 0.56)
        lineHeight: Math.round(tile.side * 0.66)
        weight: tile.hinted ? Theme.regular : Theme.bold
        wrapMode: Text.NoWrap
        color: tile.ink
        Accessible.ignored: true
    }
    AppIcon {
        visible: tile.mark.length > 0
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: tile.side * 0.08
        name: tile.mark === "here" ? "check" : tile.mark === "elsewhere" ? "arrow-left-right" : "minus"
        side: tile.side * 0.24
        stroke: Theme.stroke.check
        tint: tile.ink
    }
}
