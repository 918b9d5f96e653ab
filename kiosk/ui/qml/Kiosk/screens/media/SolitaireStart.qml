import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Before a game: how many cards are turned over, which deals, how cards are moved.
Item {
    id: start

    required property SolitaireModel solitaire

    ScrollPage {
        width: parent.width
        height: foot.y - Theme.space.s
        side: Theme.size.pageSide
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                Layout.fillWidth: true
                inBar: true
                text: start.solitaire.titleName
            }
            GameRules {
                Layout.fillWidth: true
                text: start.solitaire.howTo
            }
            ChoiceGroup {
                title: qsTr("Cards turned over at once")
                choices: [{ key: "1", text: qsTr("1 card, easier") }, { key: "3", text: qsTr("3 cards, harder") }]
                current: start.solitaire.draw.toString()
                onChosen: key => start.solitaire.chooseDraw(parseInt(key))
            }
            SettingCard {
                raised: true
                iconName: "circle-check"
                title: qsTr("Only deals that can be won")
                line: qsTr("Each of them was tried out.")
                Toggle {
                    text: qsTr("Only deals that can be won")
                    on: start.solitaire.sure
                    onActivated: start.solitaire.toggleSure()
                }
            }
            SettingCard {
                raised: true
                iconName: "hand"
                title: qsTr("I choose where cards go")
                line: qsTr("Else a touch moves a card to its best place.")
                Toggle {
                    text: qsTr("I choose where cards go")
                    on: start.solitaire.choose
                    onActivated: start.solitaire.toggleChoose()
                }
            }
            Card {
                Layout.fillWidth: true
                visible: start.solitaire.scoreLines.length > 0
                ColumnLayout {
                    width: parent.width
                    spacing: Theme.space.s
                    Repeater {
                        model: start.solitaire.scoreLines
                        RowLayout {
                            required property var modelData
                            Layout.fillWidth: true
                            AppText {
                                Layout.fillWidth: true
                                text: parent.modelData.text
                                color: Theme.color.inkSoft
                            }
                            AppText {
                                text: parent.modelData.value
                                weight: Theme.semibold
                                wrapMode: Text.NoWrap
                            }
                        }
                    }
                }
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    GameFoot {
        id: foot
        goesOn: start.solitaire.goesOn
        startText: qsTr("Deal the cards")
        onGoOn: start.solitaire.goOn()
        onStart: start.solitaire.start()
    }
}
