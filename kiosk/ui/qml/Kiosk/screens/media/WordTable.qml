pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The grid of tries over the keys. Letters of a real keyboard work too.
FocusScope {
    id: game

    required property WordGameModel words
    required property SessionModel session
    readonly property bool beside: !Theme.docked
    readonly property real air: Theme.kiosk ? Theme.size.pageSide : Theme.space.l
    readonly property real gap: Theme.kiosk ? Theme.space.m : Theme.space.xs
    // Ten keys in a row need this much beside the grid.
    readonly property int keysAcross: 10
    readonly property real keysLeast: keysAcross * Theme.bareTouch.minimum + Theme.space.xs
    // Six rows of tiles take the height that the rest leaves.
    readonly property real room: beside ? height - 2 * Theme.space.s : page.height * 0.68
    readonly property real tile: Math.max(Theme.bareTouch.minimum * 0.8, Math.min(Theme.size.letterTile, (room - 5 * gap) / 6, (beside ? width - 4 * air - keysLeast : width - 2 * air) / 5 - gap))

    focus: true
    Component.onCompleted: forceActiveFocus(Qt.OtherFocusReason)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            words.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            words.enter();
        else if (event.text.length === 1 && event.text > " ")
            words.type(event.text);
        else
            return;
        event.accepted = true;
    }

    component Tiles: Item {
        implicitWidth: 5 * game.tile + 4 * game.gap
        implicitHeight: 6 * game.tile + 5 * game.gap
        Repeater {
            model: game.words.tiles
            LetterTile {
                required property int index
                required property string name
                required letter
                required mark
                required now
                required hinted
                x: (index % 5) * (game.tile + game.gap)
                y: Math.floor(index / 5) * (game.tile + game.gap)
                side: game.tile
                spoken: name
            }
        }
    }
    component Side: ColumnLayout {
        spacing: Theme.space.m
        GameStatus {
            Layout.fillWidth: true
            title: game.words.over ? game.words.endTitle : game.words.roundTitle
            line: game.words.over ? game.words.endLine : game.words.statusText
            hue: game.words.solved ? "leaf" : game.words.over ? "slate" : "primary"
        }
        AppButton {
            Layout.fillWidth: true
            visible: game.words.over
            text: game.words.isDaily ? qsTr("Play any word") : qsTr("Next word")
            onActivated: game.words.playNext()
        }
        GameKeys {
            Layout.fillWidth: true
            columns: Theme.largest && !Theme.kiosk ? 1 : 2
            keys: game.words.keys
            onChosen: key => game.words.act(key)
            onExplained: why => game.session.explain(why)
        }
    }

    Item {
        id: page
        anchors.top: parent.top
        anchors.bottom: keys.visible ? keys.top : parent.bottom
        anchors.bottomMargin: Theme.space.s
        width: parent.width

        ScrollPage {
            anchors.fill: parent
            visible: !game.beside
            side: game.air
            content: ColumnLayout {
                spacing: Theme.space.m
                Tiles {
                    Layout.alignment: Qt.AlignHCenter
                    Layout.topMargin: Theme.space.l
                }
                Side { Layout.fillWidth: true }
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: game.beside
        sourceComponent: Item {
            Tiles {
                id: grid
                x: game.air
                y: Math.max(Theme.space.s, (parent.height - height) / 2)
            }
            ScrollPage {
                x: grid.x + grid.implicitWidth + game.air * 2
                width: parent.width - x - game.air
                height: parent.height - sideKeys.height - Theme.space.m
                content: Side {}
            }
            LetterKeys {
                id: sideKeys
                x: grid.x + grid.implicitWidth + game.air * 2
                width: parent.width - x - game.air
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.space.s
                visible: !game.words.over
                height: visible ? implicitHeight : 0
                words: game.words
            }
        }
    }
    LetterKeys {
        id: keys
        visible: !game.beside && !game.words.over
        x: Theme.space.s
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.s
        words: game.words
    }
}
