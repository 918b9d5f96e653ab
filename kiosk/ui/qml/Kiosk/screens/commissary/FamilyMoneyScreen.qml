pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The money that family gave for the commissary: what is left, who gave it, what was paid with it, what comes again.
ScrollPage {
    id: screen

    required property OrdersModel orders

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        PageTitle {
            inBar: true
            text: qsTr("Family money")
        }
        Card {
            Layout.fillWidth: true
            ColumnLayout {
                width: parent.width
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: screen.orders.familyText
                    kind: Theme.type.display
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.orders.familyLine
                    color: Theme.color.inkSoft
                }
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            visible: screen.orders.promised.length > 0
            text: qsTr("Comes again")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: gifts
                model: screen.orders.promised
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    iconName: "calendar-days"
                    hue: "plum"
                    title: modelData.title
                    line: modelData.line
                    first: index === 0
                    last: index === gifts.count - 1
                }
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            visible: screen.orders.familyLines.length > 0
            text: qsTr("What came and went")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: lines
                model: screen.orders.familyLines
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.title
                    line: modelData.line
                    timeText: modelData.amount
                    first: index === 0
                    last: index === lines.count - 1
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
