pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What stands beside or below the board: how it stands, questions, keys, the moves in words.
ColumnLayout {
    id: side

    required property ChessModel chess
    required property SessionModel session
    // The names stand here where the board takes the whole height.
    property bool named: false
    property bool wide: false
    property bool asks: true

    // A narrow column with large words has room for the words alone.
    readonly property bool bare: !Theme.kiosk && Theme.textStep > 100

    spacing: Theme.space.m

    ChessPlayer {
        Layout.fillWidth: true
        visible: side.named
        name: side.chess.topName
        white: side.chess.topWhite
        moves: side.chess.topTurn && !side.chess.over
        taken: side.chess.topTaken
        takenText: side.chess.topTakenText
    }
    ChessPlayer {
        Layout.fillWidth: true
        visible: side.named
        name: side.chess.bottomName
        white: !side.chess.topWhite
        moves: !side.chess.topTurn && !side.chess.over
        taken: side.chess.bottomTaken
        takenText: side.chess.bottomTakenText
    }
    GameStatus {
        Layout.fillWidth: true
        visible: side.chess.asking.length === 0
        title: side.chess.statusTitle
        line: side.chess.statusLine
        hue: side.chess.statusHue
        busy: side.chess.thinking
    }
    Banner {
        Layout.fillWidth: true
        visible: side.chess.trouble.length > 0
        hue: "rose"
        iconName: "circle-alert"
        title: side.chess.trouble
    }
    AppButton {
        Layout.fillWidth: true
        visible: side.chess.trouble.length > 0
        kind: "secondary"
        iconName: "refresh-cw"
        text: qsTr("Try again")
        onActivated: side.chess.retry()
    }
    ChessAsk {
        Layout.fillWidth: true
        chess: side.chess
        asked: side.asks
    }
    AppButton {
        Layout.fillWidth: true
        visible: side.chess.over
        text: qsTr("New game")
        onActivated: side.chess.newGame()
    }
    GameKeys {
        Layout.fillWidth: true
        visible: side.chess.asking.length === 0
        columns: !side.wide ? (Theme.largest || (Theme.compact && side.bare) ? 1 : 2) : Theme.textStep === 100 ? 5 : Theme.largest || Theme.compact ? 2 : 3
        keys: side.chess.keys
        onChosen: key => side.chess.act(key)
        onExplained: why => side.session.explain(why)
    }
    Card {
        Layout.fillWidth: true
        visible: side.chess.moves.length > 0 && side.chess.asking.length === 0

        ColumnLayout {
            width: parent.width
            spacing: Theme.space.s

            SectionHeader {
                Layout.fillWidth: true
                text: qsTr("Moves")
                kind: Theme.type.title
                color: Theme.color.ink
            }
            Repeater {
                model: side.chess.moves
                RowLayout {
                    id: line
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: Theme.space.s
                    AppText {
                        visible: !side.bare
                        Layout.alignment: Qt.AlignTop
                        Layout.preferredWidth: Theme.type.body.size * 2.4
                        text: line.modelData.number
                        kind: Theme.type.body
                        color: Theme.color.inkSoft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                    Image {
                        visible: !side.bare
                        Layout.alignment: Qt.AlignTop
                        Layout.preferredWidth: Theme.type.body.line
                        Layout.preferredHeight: Theme.type.body.line
                        sourceSize: Qt.size(Theme.type.body.line, Theme.type.body.line)
                        source: Theme.resource("games/chess/" + line.modelData.man + ".svg")
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: side.bare ? line.modelData.number + " " + line.modelData.text : line.modelData.text
                        Accessible.name: line.modelData.spoken + line.modelData.text
                    }
                }
            }
            AppButton {
                Layout.fillWidth: true
                visible: text.length > 0
                kind: "tonal"
                words: Theme.type.small
                text: side.chess.moreMovesText
                onActivated: side.chess.showAllMoves()
            }
        }
    }
    Item { implicitHeight: Theme.space.s }
}
