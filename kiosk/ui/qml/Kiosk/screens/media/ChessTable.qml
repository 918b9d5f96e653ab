pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The game: a board as large as fits, and the rest beside it or below.
Item {
    id: table

    required property ChessModel chess
    required property SessionModel session
    readonly property real air: Theme.kiosk ? Theme.size.pageSide : Theme.space.l
    readonly property real least: Theme.size.gameFields * Math.max(Theme.touch.minimum, 1)
    readonly property real rim: 2 * Theme.size.boardLabel
    readonly property real panel: Theme.size.gamePanel * (1 + (Theme.enlarged - 1) * 0.15)
    readonly property bool beside: !Theme.docked && width - panel - 3 * air - rim >= least && height - 2 * Theme.space.s - rim >= least
    readonly property real room: beside ? Math.min(height - 2 * Theme.space.s, width - panel - 3 * air) : Math.min(width - 2 * air, height - Theme.space.m)
    readonly property real field: Math.floor((Math.max(least, room - rim)) / Theme.size.gameFields)

    Loader {
        anchors.fill: parent
        sourceComponent: table.beside ? wide : tall
    }
    Component {
        id: wide
        Item {
            ChessBoard {
                id: board
                x: table.air
                y: Math.max(Theme.space.s, (parent.height - height) / 2)
                width: implicitWidth
                height: implicitHeight
                chess: table.chess
                field: table.field
            }
            ScrollPage {
                x: board.x + board.width + table.air
                width: parent.width - x - table.air
                height: parent.height
                side: 0
                content: ChessSide {
                    chess: table.chess
                    session: table.session
                    named: true
                }
            }
        }
    }
    Component {
        id: tall
        ScrollPage {
            side: Math.max(0, Math.min(table.air, (table.width - table.field * Theme.size.gameFields - table.rim) / 2))
            content: ColumnLayout {
                spacing: Theme.space.m
                // Large words, or a small window, leave no room for it below the board.
                ChessAsk {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.m
                    asked: Theme.largest || !Theme.kiosk
                    chess: table.chess
                }
                ChessPlayer {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.m
                    name: table.chess.topName
                    white: table.chess.topWhite
                    moves: table.chess.topTurn && !table.chess.over
                    taken: table.chess.topTaken
                    takenText: table.chess.topTakenText
                }
                ChessBoard {
                    Layout.alignment: Qt.AlignHCenter
                    chess: table.chess
                    field: table.field
                }
                ChessPlayer {
                    Layout.fillWidth: true
                    name: table.chess.bottomName
                    white: !table.chess.topWhite
                    moves: !table.chess.topTurn && !table.chess.over
                    taken: table.chess.bottomTaken
                    takenText: table.chess.bottomTakenText
                }
                ChessSide {
                    Layout.fillWidth: true
                    chess: table.chess
                    session: table.session
                    wide: Theme.kiosk
                    asks: Theme.kiosk && !Theme.largest
                }
            }
        }
    }
}
