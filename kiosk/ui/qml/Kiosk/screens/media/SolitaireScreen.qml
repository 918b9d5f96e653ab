pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Solitaire: the choices before a game, or the table.
Item {
    id: screen

    required property SolitaireModel solitaire
    required property SessionModel session

    Loader {
        anchors.fill: parent
        sourceComponent: screen.solitaire.stage === "play" ? table : start
    }
    Component {
        id: start
        SolitaireStart { solitaire: screen.solitaire }
    }
    Component {
        id: table
        SolitaireTable { solitaire: screen.solitaire; session: screen.session }
    }
}
