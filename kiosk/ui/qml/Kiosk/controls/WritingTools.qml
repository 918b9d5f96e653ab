pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Below the page, for as long as one writes: the keyboard, or the look through the spelling in its stead.
Item {
    id: tools

    required property TypingModel typing
    required property SpellingModel spelling
    // The room that the page and this share.
    required property real room

    readonly property bool low: Theme.form === "compact" || (Theme.biggerButtons && !Theme.kiosk)
    // The smallest window has no room for words to choose beside the largest letters.
    readonly property bool suggests: (Typist.place?.suggests ?? false) && !(Theme.form === "compact" && Theme.largest)
    readonly property real bar: suggests ? Math.max(Theme.touch.minimum, Theme.size.wordBar) : 0
    readonly property real rows: (low ? 4 : 5) * Theme.touch.minimum
    // As high as the page allows, and never lower than fingers need.
    readonly property real most: Math.min(Theme.keyboard, room * (Theme.largest ? 0.36 : Theme.docked ? 0.46 : 0.42))
    readonly property bool open: Typist.place !== null || spelling.on

    height: open ? Math.max(rows + bar, most - (bar > 0 ? 0 : Theme.size.wordBar)) : 0

    Loader {
        anchors.fill: parent
        active: Typist.place !== null
        visible: !tools.spelling.on
        sourceComponent: Keyboard {
            place: Typist.place
            typing: tools.typing
            low: tools.low
            barHeight: tools.bar
        }
    }
    Loader {
        anchors.fill: parent
        active: tools.spelling.on
        sourceComponent: SpellingPanel {
            spelling: tools.spelling
        }
    }
}
