pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The word game: the choice of a word, or the word.
FocusScope {
    id: screen

    required property WordGameModel words
    required property SessionModel session

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: screen.words.stage === "play" ? table : start
    }
    Component {
        id: start
        WordStart { words: screen.words }
    }
    Component {
        id: table
        WordTable { words: screen.words; session: screen.session }
    }
}
