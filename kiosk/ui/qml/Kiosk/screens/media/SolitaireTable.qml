pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The game: cards, how it stands, and what else can be done.
Item {
    id: game

    required property SolitaireModel solitaire
    required property SessionModel session
    readonly property real air: Theme.kiosk ? Theme.size.pageSide : Theme.space.m
    readonly property bool beside: !Theme.docked
    // A tall window has room for the name of the game.
    readonly property bool headed: Theme.kiosk && !Theme.largest

    component Facts: AppText {
        text: game.solitaire.statusText + " · " + game.solitaire.timeText
        kind: Theme.type.small
        color: Theme.color.inkSoft
        wrapMode: Text.NoWrap
    }

    ScrollPage {
        width: parent.width
        height: foot.y - Theme.space.xs
        side: game.air
        content: ColumnLayout {
            spacing: Theme.space.m

            RowLayout {
                Layout.fillWidth: true
                visible: game.headed
                spacing: Theme.space.m
                PageTitle {
                    text: game.solitaire.titleName
                }
                Facts { Layout.topMargin: Theme.size.pageTop }
            }
            GameStatus {
                Layout.fillWidth: true
                Layout.topMargin: game.headed ? 0 : Theme.space.m
                visible: game.solitaire.won || game.solitaire.stuck
                hue: game.solitaire.won ? "leaf" : "honey"
                title: game.solitaire.won ? qsTr("You won.") : qsTr("No more moves")
                line: game.solitaire.won ? game.solitaire.wonLine : qsTr("You can undo some moves, or deal anew.")
            }
            SolitaireCards {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.s
                solitaire: game.solitaire
                beside: game.beside
                room: game.height
            }
            Item { implicitHeight: Theme.space.xs }
        }
    }
    ColumnLayout {
        id: foot
        x: game.air
        width: parent.width - 2 * x
        y: parent.height - implicitHeight - Theme.space.s
        spacing: Theme.space.s

        AppButton {
            Layout.fillWidth: true
            visible: game.solitaire.canFinish
            iconName: "circle-check"
            text: qsTr("Bring all cards home")
            onActivated: game.solitaire.finishGame()
        }
        AppButton {
            Layout.fillWidth: true
            visible: game.solitaire.won
            text: qsTr("New game")
            onActivated: game.solitaire.newGame()
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            Facts { visible: !game.headed && !Theme.largest && Theme.form !== "compactPortrait" }
            GameKeys {
                Layout.fillWidth: true
                columns: Theme.docked && (Theme.largest || !Theme.kiosk) ? 2 : 4
                keys: game.solitaire.keys
                onChosen: key => game.solitaire.act(key)
                onExplained: why => game.session.explain(why)
            }
        }
    }
}
