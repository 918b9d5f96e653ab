pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What one must know before the rest: what is paused, what can be undone, what waits to be sent.
ColumnLayout {
    id: alerts

    required property MoneyModel money
    required property BuyModel buy
    required property Navigator navigator

    visible: money.holds.length > 0 || money.undoText.length > 0 || money.waitingText.length > 0
    spacing: Theme.space.betweenCards

    Repeater {
        model: alerts.money.holds
        Card {
            id: hold
            required property var modelData
            Layout.fillWidth: true
            color: Theme.color.slateSoft
            Accessible.role: Accessible.Grouping
            Accessible.name: modelData.title
            RowLayout {
                width: parent.width
                spacing: Theme.space.l
                AppIcon {
                    Layout.alignment: Qt.AlignTop
                    name: "hand"
                    side: Theme.icon.button
                    tint: Theme.color.slateInk
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.xs
                    AppText {
                        Layout.fillWidth: true
                        text: hold.modelData.title
                        kind: Theme.type.large
                        weight: Theme.semibold
                        color: Theme.color.slateInk
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: hold.modelData.line
                        color: Theme.color.slateInk
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: hold.modelData.end
                        weight: Theme.semibold
                        color: Theme.color.slateInk
                    }
                }
            }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        visible: alerts.money.undoText.length > 0 || alerts.money.waitingText.length > 0
        columns: Theme.docked || Theme.textStep > 100 ? 1 : 2
        columnSpacing: Theme.space.betweenCards
        rowSpacing: Theme.space.betweenCards
        LinkCard {
            visible: alerts.money.undoText.length > 0
            iconName: "undo-2"
            hue: "sky"
            title: alerts.money.undoText
            onActivated: alerts.buy.showLast()
        }
        LinkCard {
            visible: alerts.money.waitingText.length > 0
            iconName: "clock"
            title: alerts.money.waitingText
            line: qsTr("Saved here and safe")
            onActivated: alerts.navigator.go("waiting")
        }
    }
}
