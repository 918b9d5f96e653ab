pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The board. Tab comes to what can be moved, and then to where it can go; arrows go over all squares.
Item {
    id: board

    required property ChessModel chess
    // Of one square, in whole pixels.
    required property real field
    readonly property int across: Theme.size.gameFields
    readonly property real edge: Theme.size.boardLabel

    implicitWidth: field * across + 2 * edge
    implicitHeight: implicitWidth
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Chess board")

    function lead(index: int, along: int, up: int) {
        const column = index % across + along;
        const row = Math.floor(index / across) + up;
        if (column >= 0 && column < across && row >= 0 && row < across)
            (squares.itemAt(row * across + column) as ChessSquare).forceActiveFocus(Qt.TabFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.size.boxRadius
        color: Theme.card
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    Repeater {
        model: board.chess.files
        AppText {
            required property int index
            required property string modelData
            x: board.edge + index * board.field
            y: board.edge + board.across * board.field
            width: board.field
            height: board.edge
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            text: modelData
            font.pixelSize: board.edge * Theme.size.letterShare
            lineHeight: board.edge
            weight: Theme.semibold
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
    Repeater {
        model: board.chess.ranks
        AppText {
            required property int index
            required property string modelData
            y: board.edge + index * board.field + (board.field - board.edge) / 2
            width: board.edge
            height: board.edge
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            text: modelData
            font.pixelSize: board.edge * Theme.size.letterShare
            lineHeight: board.edge
            weight: Theme.semibold
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
    Rectangle {
        x: board.edge - border.width
        y: board.edge - border.width
        width: board.field * board.across + 2 * border.width
        height: width
        color: Theme.color.bg
        border.width: Theme.edge
        border.color: Theme.color.lineStrong
    }
    Item {
        x: board.edge
        y: board.edge

        Repeater {
            id: squares
            model: board.chess.board
            ChessSquare {
                id: square
                x: (index % board.across) * board.field
                y: Math.floor(index / board.across) * board.field
                width: board.field
                height: board.field
                onActivated: board.chess.press(index)
                onLed: (along, up) => board.lead(square.index, along, up)
            }
        }
    }
}
