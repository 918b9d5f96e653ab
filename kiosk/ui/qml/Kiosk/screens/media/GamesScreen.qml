pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The shelf of games that somebody has, with "Go on" where one is saved.
Item {
    id: screen

    required property GamesModel games
    required property Navigator navigator

    Skeleton {
        x: Theme.size.pageSide
        width: parent.width - 2 * x
        loading: screen.games.loading
        onGoBack: screen.navigator.back()
    }
    ScrollPage {
        anchors.fill: parent
        visible: !screen.games.loading
        side: Theme.size.pageSide
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                Layout.fillWidth: true
                inBar: true
                text: qsTr("Games")
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.games.games.length === 0
                iconName: "gamepad-2"
                hue: "plum"
                title: qsTr("No games yet")
                line: qsTr("The store has games. Some are free.")
                action: qsTr("Go to the store")
                onActivated: screen.navigator.go("media")
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.form === "tablet" && Theme.textStep === 100 ? 2 : 1
                columnSpacing: Theme.space.l
                rowSpacing: Theme.space.m
                uniformCellWidths: true
                Repeater {
                    model: screen.games.games
                    Card {
                        id: game
                        required property var modelData
                        Layout.fillWidth: true
                        GridLayout {
                            width: parent.width
                            columns: Theme.largest && !Theme.kiosk ? 1 : 2
                            columnSpacing: Theme.space.l
                            rowSpacing: Theme.space.m
                            Cover {
                                Layout.preferredWidth: Theme.size.gameCover
                                Layout.preferredHeight: implicitHeight
                                Layout.alignment: Qt.AlignTop
                                ratio: 1
                                picture: game.modelData.picture
                                title: game.modelData.name
                                figure: "blocks"
                                Accessible.ignored: true
                            }
                            ColumnLayout {
                                Layout.fillWidth: true
                                spacing: Theme.space.s
                                AppText {
                                    Layout.fillWidth: true
                                    text: game.modelData.name
                                    kind: Theme.type.title
                                    Accessible.role: Accessible.Heading
                                }
                                AppText {
                                    Layout.fillWidth: true
                                    visible: text.length > 0
                                    text: game.modelData.about
                                    kind: Theme.type.small
                                    color: Theme.color.inkSoft
                                }
                                StatusChip {
                                    text: game.modelData.line
                                    hue: game.modelData.goesOn ? "leaf" : "slate"
                                    iconName: game.modelData.goesOn ? "bookmark" : ""
                                }
                                AppButton {
                                    Layout.fillWidth: true
                                    kind: game.modelData.goesOn ? "primary" : "secondary"
                                    big: false
                                    iconName: "play"
                                    text: game.modelData.action
                                    Accessible.name: game.modelData.action + ", " + game.modelData.name
                                    onActivated: screen.games.play(game.modelData.key)
                                }
                            }
                        }
                    }
                }
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
}
