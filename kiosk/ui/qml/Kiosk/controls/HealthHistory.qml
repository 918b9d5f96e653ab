pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// What happened to the parts of the device, the latest first. events: [{text, when, icon, good}]
Card {
    id: card

    property var events: []
    property string title: qsTr("Last 7 days")
    property string emptyText: qsTr("Nothing happened to the parts.")

    implicitHeight: rows.implicitHeight + 2 * pad

    ColumnLayout {
        id: rows
        width: parent.width
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            text: card.title
            kind: Theme.type.title
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            visible: card.events.length === 0
            text: card.emptyText
            color: Theme.color.inkSoft
        }
        Repeater {
            model: card.events
            RowLayout {
                id: happened
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space.m

                AppIcon {
                    Layout.alignment: Qt.AlignTop
                    name: happened.modelData.icon
                    tint: happened.modelData.good ? Theme.color.leafInk : Theme.color.honeyInk
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest || Theme.oneColumn ? 1 : 2
                    columnSpacing: Theme.space.m
                    rowSpacing: 0

                    AppText {
                        Layout.fillWidth: true
                        text: happened.modelData.text
                    }
                    AppText {
                        text: happened.modelData.when
                        kind: Theme.type.caption
                        color: Theme.color.inkSoft
                    }
                }
            }
        }
    }
}
