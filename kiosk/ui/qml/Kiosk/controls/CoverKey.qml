pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A title on a shelf: its cover, name and price; where the words are largest, the cover stands beside them.
// card: { key, name, by, line, tone, spoken, picture, hue, figure, ratio, kind }
Pressable {
    id: key

    required property var card
    property bool wide: Theme.largest
    // Covers of different heights stand on one board.
    property real coverHeight: coverWidth * card.ratio
    readonly property real coverWidth: wide ? Theme.size.coverBeside : width
    readonly property color tint: card.tone === "free" ? Theme.color.leafInk : card.tone === "yours" ? Theme.color.plumInk : Theme.color.inkSoft

    text: card.spoken
    ringRadius: Theme.radius.control
    implicitHeight: Math.max(Theme.touch.minimum, wide ? Math.max(coverHeight, words.implicitHeight) : coverHeight + words.implicitHeight + words.y - coverHeight)

    background: null
    contentItem: Item {
        Cover {
            id: picture
            y: key.coverHeight - height
            width: key.coverWidth
            ratio: key.card.ratio
            picture: key.card.picture
            title: key.card.name
            hue: key.card.hue
            figure: key.card.figure
            spine: key.card.kind === "book"
            opacity: key.down ? Theme.size.pressedCover : 1
            Accessible.ignored: true
        }
        Column {
            id: words
            x: key.wide ? key.coverWidth + Theme.space.l : 0
            y: key.wide ? Math.max(0, (key.coverHeight - implicitHeight) / 2) : key.coverHeight + Theme.space.s
            width: parent.width - x

            AppText {
                width: parent.width
                text: key.card.name
                weight: Theme.bold
                preview: true
                maximumLineCount: key.wide ? 3 : 2
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: key.wide
                text: key.card.by
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
            AppText {
                width: parent.width
                visible: text.length > 0
                text: key.card.line
                kind: Theme.type.small
                weight: key.card.tone.length > 0 ? Theme.semibold : Theme.regular
                color: key.tint
                Accessible.ignored: true
            }
        }
    }
}
