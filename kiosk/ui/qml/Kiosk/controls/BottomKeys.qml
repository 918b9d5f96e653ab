pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The last row: other keys, language, space, stops and a new line (which is never Send).
Row {
    id: row

    required property Keyboard board
    readonly property bool spanish: board.page === "es"

    KeyCap {
        width: row.board.keyWidth * 1.12
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        text: row.board.letters ? "#+=" : qsTr("abc")
        Accessible.name: row.board.letters ? qsTr("Signs") : qsTr("Letters")
        onActivated: row.board.act("symbols")
    }
    KeyCap {
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
        visible: row.spanish
        width: row.board.keyWidth * 0.86
        height: row.board.keyHeight
        gap: row.board.gap
        text: "´"
        lit: row.board.accentNext
        Accessible.name: qsTr("Accent on the next letter")
        onActivated: row.board.act("accent")
    }
    KeyCap {
        id: space
        width: row.width - row.board.keyWidth * (1.12 * 2 + 0.86 * (row.spanish ? 4 : 3) + 1.64)
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
            width: row.board.keyWidth * 0.86
            height: row.board.keyHeight
            gap: row.board.gap
            text: stop.modelData
            onActivated: row.board.put(stop.modelData)
        }
    }
    KeyCap {
        width: row.board.keyWidth * 1.64
        height: row.board.keyHeight
        gap: row.board.gap
        modifier: true
        text: qsTr("New line")
        onActivated: row.board.put("\n")
    }
}
