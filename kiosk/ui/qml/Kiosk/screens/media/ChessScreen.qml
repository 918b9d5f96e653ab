pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Chess: the choices before a game, or the game.
Item {
    id: screen

    required property ChessModel chess
    required property SessionModel session

    Loader {
        anchors.fill: parent
        sourceComponent: screen.chess.stage === "play" ? table : start
    }
    Component {
        id: start
        ChessStart { chess: screen.chess; session: screen.session }
    }
    Component {
        id: table
        ChessTable { chess: screen.chess; session: screen.session }
    }
}
