pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Big keys 1 to 9, then erase, 0 and go. `keys` may be mixed up.
Grid {
    id: pad

    property var keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    readonly property int last: 9
    property bool busy: false
    // Without a key to go, two zeros stand in its place (amounts).
    property bool going: true
    property string goText: qsTr("Go")
    property string blocked: ""
    property real keyHeight: Theme.size.pinKey
    signal digit(string value)
    signal erase
    signal go
    signal explained(string why)

    readonly property real keyWidth: Math.floor((width - 2 * spacing) / 3)
    // In a narrow pad with large words the word alone says it.
    readonly property bool pictured: Math.ceil(word.advanceWidth) + Theme.icon.button * Theme.grow + Theme.space.m + 2 * Theme.space.s <= keyWidth

    columns: 3
    spacing: Theme.size.pinKeyGap

    TextMetrics {
        id: word
        text: pad.goText
        font.family: Theme.family
        font.weight: Theme.semibold
        font.pixelSize: Theme.kiosk && !Theme.largest ? Math.round(Theme.type.large.size * 1.06) : Theme.type.button.size
    }
    Repeater {
        model: pad.keys.slice(0, pad.last)
        NumberKey {
            required property string modelData
            text: modelData
            width: pad.keyWidth
            height: pad.keyHeight
            onActivated: pad.digit(text)
        }
    }
    ToolWord {
        iconName: "delete"
        side: Theme.icon.button
        text: qsTr("Erase")
        width: pad.keyWidth
        height: pad.keyHeight
        onActivated: pad.erase()
    }
    NumberKey {
        text: pad.keys[pad.last] ?? "0"
        width: pad.keyWidth
        height: pad.keyHeight
        onActivated: pad.digit(text)
    }
    NumberKey {
        visible: !pad.going
        text: "00"
        width: pad.keyWidth
        height: pad.keyHeight
        onActivated: pad.digit(text)
    }
    AppButton {
        visible: pad.going
        iconName: pad.pictured ? "arrow-right" : ""
        leftPadding: Theme.space.xs
        rightPadding: Theme.space.xs
        words: Theme.largest && Theme.compact ? Theme.type.caption : Theme.type.button
        text: pad.goText
        busy: pad.busy
        blocked: pad.blocked
        width: pad.keyWidth
        height: pad.keyHeight
        onActivated: pad.go()
        onExplained: why => pad.explained(why)
    }
}
