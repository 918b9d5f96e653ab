pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The keys of the word game. For a switch each row is one stop.
Column {
    id: board

    required property WordGameModel words
    readonly property real gap: Theme.kiosk ? Theme.space.s : Theme.space.xs
    readonly property int across: 10
    readonly property real keyWidth: Math.floor(width / across)
    property real keyHeight: Theme.size.letterKey * (Theme.reach > 1 ? Theme.reach : 1)

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Keyboard")

    component KeyLine: KeyRow {
        id: row
        required property QtObject letters
        property bool last: false
        width: board.width
        height: board.keyHeight
        label: qsTr("Row of keys")

        LetterKey {
            visible: row.last
            width: board.keyWidth * 1.5
            height: board.keyHeight
            gap: board.gap
            iconName: "check"
            Accessible.name: qsTr("Try this word")
            onActivated: board.words.enter()
        }
        Repeater {
            model: row.letters
            LetterKey {
                required property string letter
                required property string name
                required mark
                width: board.keyWidth
                height: board.keyHeight
                gap: board.gap
                text: letter
                Accessible.name: name
                onActivated: board.words.type(letter)
            }
        }
        LetterKey {
            visible: row.last
            width: board.keyWidth * 1.5
            height: board.keyHeight
            gap: board.gap
            iconName: "delete"
            autoRepeat: true
            Accessible.name: qsTr("Erase")
            onActivated: board.words.erase()
        }
    }
    KeyLine { letters: board.words.upperKeys }
    KeyLine { letters: board.words.middleKeys }
    KeyLine { letters: board.words.lowerKeys; last: true }
}
