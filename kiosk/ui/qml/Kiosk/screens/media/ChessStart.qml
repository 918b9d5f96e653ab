pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Before a game: against whom, which side, how strong.
Item {
    id: start

    required property ChessModel chess
    required property SessionModel session
    readonly property bool alone: chess.mode === "computer"

    ScrollPage {
        width: parent.width
        height: foot.y - Theme.space.s
        side: Theme.size.pageSide
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                Layout.fillWidth: true
                inBar: true
                text: start.chess.titleName
            }
            GameRules {
                Layout.fillWidth: true
                text: start.chess.howTo
            }
            ChoiceGroup {
                title: qsTr("Who plays?")
                choices: [{ key: "computer", text: qsTr("Me and the computer"), icon: "bot" }, { key: "two", text: qsTr("Two people here"), icon: "users" }]
                current: start.chess.mode
                onChosen: key => start.chess.chooseMode(key)
            }
            ChoiceGroup {
                visible: start.alone
                title: qsTr("Your men")
                choices: [{ key: "w", text: qsTr("White, I begin") }, { key: "b", text: qsTr("Black") }]
                current: start.chess.side
                onChosen: key => start.chess.chooseSide(key)
            }
            SectionHeader {
                Layout.fillWidth: true
                visible: start.alone
                text: qsTr("How strong is the computer?")
                kind: Theme.type.body
                color: Theme.color.ink
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: -Theme.space.s
                visible: start.alone
                columns: Theme.largest ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 5
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.s
                uniformCellWidths: true
                Repeater {
                    model: start.alone ? start.chess.levels : []
                    ChoiceButton {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        text: modelData.text
                        blocked: modelData.blocked
                        selected: modelData.key === start.chess.level
                        onActivated: start.chess.chooseLevel(modelData.key)
                        onExplained: why => start.session.explain(why)
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: start.alone && text.length > 0
                text: start.chess.levelNote
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
            AppText {
                Layout.fillWidth: true
                visible: start.alone && text.length > 0
                text: start.chess.scoreText
                color: Theme.color.inkSoft
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    GameFoot {
        id: foot
        goesOn: start.chess.goesOn
        startText: qsTr("Start a new game")
        onGoOn: start.chess.goOn()
        onStart: start.chess.start()
    }
}
