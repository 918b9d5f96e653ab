pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The last row: other keys, language or emoji, space, stops, and a new line (which is never Send) or the end of the writing.
KeyRow {
    id: row

    required property Keyboard board
    readonly property bool spanish: board.language === "es"
    readonly property bool dead: spanish && board.letters
    readonly property int narrow: dead ? 4 : 3

    label: qsTr("Row of keys")

    KeyCap {
        width: row.board.keyWidth * 1.12
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        text: row.board.letters ? "#+=" : qsTr("abc")
        Accessible.name: row.board.letters ? qsTr("Signs") : qsTr("Letters")
        onActivated: row.board.act(row.board.letters ? "symbols" : "letters")
    }
    KeyCap {
        visible: row.board.letters
        width: row.board.keyWidth * 1.12
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        iconName: "languages"
        hint: row.spanish ? "en" : "ñ"
        Accessible.name: row.spanish ? qsTr("English keys") : qsTr("Spanish keys")
        onActivated: row.board.act("language")
    }
    KeyCap {
        visible: !row.board.letters
        width: row.board.keyWidth * 1.12
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        iconName: row.board.page === "emoji" ? "" : "smile"
        text: row.board.page === "emoji" ? "#+=" : ""
        Accessible.name: row.board.page === "emoji" ? qsTr("Signs") : qsTr("Emoji")
        onActivated: row.board.act(row.board.page === "emoji" ? "symbols" : "emoji")
    }
    KeyCap {
        visible: row.dead
        width: row.board.keyWidth * 0.86
        height: row.board.keyHeight
        gap: row.board.gap
        text: "´"
        lit: row.board.accentNext
        Accessible.name: qsTr("Accent on the next letter")
        onActivated: row.board.act("accent")
    }
    KeyCap {
        width: row.width - row.board.keyWidth * (1.12 * 2 + 0.86 * row.narrow + 1.64)
        height: row.board.keyHeight
        gap: row.board.gap
        text: qsTr("space")
        onActivated: row.board.put(" ")
    }
    Repeater {
        model: [".", ",", "?"]
        KeyCap {
            id: stop
            required property string modelData
            readonly property string others: row.board.layouts.accents[modelData] ?? ""
            width: row.board.keyWidth * 0.86
            height: row.board.keyHeight
            gap: row.board.gap
            text: stop.modelData
            onActivated: row.board.put(stop.modelData)
            onHeld: if (others.length > 0) row.held(stop, others.split(""))
        }
    }
    KeyCap {
        width: row.board.keyWidth * 1.64
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        text: row.board.place.oneLine ? row.board.place.doneText : qsTr("New line")
        onActivated: row.board.place.oneLine ? row.board.place.finish() : row.board.put("\n")
    }
    signal held(key: KeyCap, others: var)
}
