pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A question within the game: what a pawn becomes, or whether to give up.
Card {
    id: ask

    required property ChessModel chess
    property bool asked: true
    readonly property bool promotes: chess.asking === "promotion"

    visible: asked && chess.asking.length > 0
    onVisibleChanged: if (visible) heading.forceActiveFocus(Qt.OtherFocusReason)

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        AppText {
            id: heading
            Layout.fillWidth: true
            text: ask.promotes ? qsTr("What does your pawn become?") : qsTr("Give up this game?")
            kind: Theme.type.title
            Accessible.role: Accessible.Heading
        }
        GridLayout {
            Layout.fillWidth: true
            visible: ask.promotes
            columns: Theme.kiosk ? (Theme.textStep > 100 ? 2 : 4) : Theme.textStep > 100 || Theme.form === "compact" ? 1 : 2
            columnSpacing: Theme.space.s
            rowSpacing: Theme.space.s
            uniformCellWidths: true
            Repeater {
                model: ask.promotes ? ask.chess.promotions : []
                Pressable {
                    id: choice
                    required property var modelData
                    Layout.fillWidth: true
                    text: modelData.text
                    leftPadding: Theme.space.s
                    rightPadding: Theme.space.s
                    ringRadius: Theme.size.boxRadius
                    onActivated: ask.chess.promote(modelData.key)
                    background: Rectangle {
                        radius: Theme.size.boxRadius
                        color: choice.down ? Theme.color.line : Theme.color.surfaceSunken
                        border.width: Theme.edge
                        border.color: Theme.color.lineStrong
                    }
                    contentItem: RowLayout {
                        spacing: Theme.space.s
                        Image {
                            Layout.preferredWidth: Theme.size.avatarSmall
                            Layout.preferredHeight: Theme.size.avatarSmall
                            sourceSize: Qt.size(Theme.size.avatarSmall, Theme.size.avatarSmall)
                            source: Theme.resource("games/chess/" + choice.modelData.man + ".svg")
                            Accessible.ignored: true
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: choice.text
                            weight: Theme.semibold
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        AppButton {
            Layout.fillWidth: true
            visible: !ask.promotes
            kind: "care"
            iconName: "flag"
            text: qsTr("Give up")
            onActivated: ask.chess.resign()
        }
        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            text: ask.promotes ? qsTr("Another move") : qsTr("Keep playing")
            onActivated: ask.chess.cancel()
        }
    }
}
