import QtQuick
import QtQuick.Layouts
import Kiosk

// A form that was begun and is saved here: go on with it, or throw it away.
Card {
    id: card

    required property string title
    required property string line
    required property string iconName
    required property string hue
    signal goOn
    signal dropped

    GridLayout {
        width: parent.width
        columns: Theme.largest ? 1 : Theme.docked && Theme.textStep > 100 ? 2 : 4
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m
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
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                text: card.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
        }
        AppButton {
            Layout.fillWidth: Theme.largest
            kind: "quiet"
            iconName: "trash-2"
            text: qsTr("Delete")
            Accessible.name: qsTr("Delete: %1").arg(card.title)
            onActivated: card.dropped()
        }
        AppButton {
            Layout.fillWidth: Theme.largest
            kind: "tonal"
            iconName: "pencil"
            text: qsTr("Go on")
            Accessible.name: qsTr("Go on: %1").arg(card.title)
            onActivated: card.goOn()
        }
    }
}
