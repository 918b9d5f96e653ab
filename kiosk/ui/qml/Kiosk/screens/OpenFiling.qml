import QtQuick
import QtQuick.Layouts
import Kiosk

// Something that was filed and is not finished: what, since when, at which step.
Pressable {
    id: card

    required property string title
    required property string line
    required property string iconName
    required property string hue
    required property int step
    required property int steps
    required property string stepText
    required property string chip

    text: [title, chip, line, stepText].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.card
    leftPadding: Theme.space.cardPad
    rightPadding: Theme.space.cardPad
    topPadding: Theme.space.cardPad
    bottomPadding: Theme.space.cardPad

    background: Item {
        Shadow {}
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.card
            color: card.down ? Theme.color.surfaceSunken : Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
    }
    contentItem: ColumnLayout {
        spacing: Theme.space.m

        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest ? 1 : 3
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.s
            IconTile {
                name: card.iconName
                hue: card.hue
                side: Theme.size.tileSmall
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: card.title
                    kind: Theme.type.large
                    weight: Theme.bold
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    text: card.line
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    Accessible.ignored: true
                }
            }
            StatusChip {
                iconName: "bell"
                hue: "sky"
                text: card.chip
                Accessible.ignored: true
            }
        }
        ProgressParts {
            Layout.fillWidth: true
            visible: card.steps > 0
            count: card.steps
            current: card.step
            told: false
            Accessible.ignored: true
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: card.stepText
                weight: Theme.semibold
                Accessible.ignored: true
            }
            AppIcon {
                name: "chevron-right"
                tint: Theme.color.inkSoft
            }
        }
    }
}
