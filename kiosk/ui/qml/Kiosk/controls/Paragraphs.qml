pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Words from outside, one block a paragraph, so that each can be read aloud by itself.
Column {
    id: paragraphs

    property string text: ""
    // A line is 45 to 70 letters: so many times the height of one.
    readonly property int most: 40
    property TypeStyle kind: Theme.type.reading

    spacing: kind.size * 0.42

    Repeater {
        model: paragraphs.text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n+/).filter(part => part.trim().length > 0)
        AppText {
            required property string modelData
            width: Math.min(paragraphs.width, Theme.type.reading.size * paragraphs.most)
            text: modelData
            kind: paragraphs.kind
        }
    }
}
