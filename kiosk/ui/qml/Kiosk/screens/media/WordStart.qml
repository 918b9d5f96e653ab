pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Before a word: how it is played, what the signs mean, today's word or any.
ScrollPage {
    id: start

    required property WordGameModel words

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.l

        PageTitle {
            Layout.fillWidth: true
            inBar: true
            text: start.words.titleName
        }
        GameRules {
            Layout.fillWidth: true
            text: start.words.howTo
        }
        Card {
            Layout.fillWidth: true
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                Repeater {
                    model: start.words.signs
                    RowLayout {
                        id: sign
                        required property var modelData
                        Layout.fillWidth: true
                        spacing: Theme.space.l
                        LetterTile {
                            side: Theme.size.tileSmall
                            letter: sign.modelData.letter
                            mark: sign.modelData.mark
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: sign.modelData.text
                        }
                    }
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.form === "tablet" && Theme.textStep === 100 ? 2 : 1
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m
            uniformCellWidths: true
            WordChoice {
                Layout.fillWidth: true
                Layout.fillHeight: true
                iconName: "calendar-days"
                hue: "honey"
                title: start.words.dailyText
                line: start.words.dailyLine
                action: start.words.dailyAction
                onActivated: start.words.playDaily()
            }
            WordChoice {
                Layout.fillWidth: true
                Layout.fillHeight: true
                iconName: "shuffle"
                hue: "sky"
                title: start.words.freeText
                line: start.words.freeLine
                action: start.words.freeAction
                onActivated: start.words.playFree()
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: start.words.scoreText
            color: Theme.color.inkSoft
        }
        Item { implicitHeight: Theme.space.s }
    }
}
