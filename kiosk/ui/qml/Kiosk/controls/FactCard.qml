pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Names and values, one below the other. facts: [{name, value}]
Card {
    id: card

    property var facts: []

    implicitHeight: rows.implicitHeight + 2 * pad

    ColumnLayout {
        id: rows
        width: parent.width
        spacing: Theme.space.m

        Repeater {
            model: card.facts
            GridLayout {
                id: fact
                required property var modelData
                Layout.fillWidth: true
                columns: Theme.largest || Theme.docked && Theme.textStep > 100 ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: 0

                AppText {
                    Layout.fillWidth: true
                    text: fact.modelData.name
                    color: Theme.color.inkSoft
                }
                AppText {
                    Layout.fillWidth: fact.columns === 1
                    text: fact.modelData.value
                    weight: Theme.semibold
                }
            }
        }
    }
}
