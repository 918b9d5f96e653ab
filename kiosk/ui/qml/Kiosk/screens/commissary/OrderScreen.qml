pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Where an order or a pack is, what is in it, what was paid and what came back.
ScrollPage {
    id: screen

    required property OrdersModel orders
    required property SessionModel session
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.xl
            visible: screen.orders.gone
            iconName: "package"
            hue: "slate"
            title: qsTr("This is not kept any more")
            line: qsTr("Money has every charge.")
            action: qsTr("Go back")
            onActivated: screen.navigator.back()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.m
            visible: !screen.orders.gone
            spacing: Theme.space.l
            IconTile {
                Layout.alignment: Qt.AlignTop
                visible: !Theme.largest
                name: screen.orders.icon
                hue: screen.orders.hue
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.xs
                AppText {
                    Layout.fillWidth: true
                    text: screen.orders.title
                    kind: Theme.largest ? Theme.type.title : Theme.type.heading
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.orders.line
                    color: Theme.color.inkSoft
                }
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.orders.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.orders.error
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.orders.reason.length > 0 && !screen.orders.gone
            hue: "rose"
            iconName: "circle-alert"
            title: screen.orders.reason
            line: qsTr("Nothing was charged.")
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.orders.gone
            StepTracker {
                width: parent.width
                steps: screen.orders.steps
                Accessible.name: qsTr("Where it is")
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.orders.note.length > 0 && !screen.orders.gone
            hue: "sky"
            iconName: "message-circle"
            title: screen.orders.note
        }
        PriceSummary {
            Layout.fillWidth: true
            visible: screen.orders.facts.length > 0 && !screen.orders.gone
            lines: screen.orders.facts
        }
        SectionHeader {
            Layout.fillWidth: true
            visible: screen.orders.goods.length > 0 && !screen.orders.gone
            text: qsTr("What is in it")
        }
        Card {
            Layout.fillWidth: true
            visible: screen.orders.goods.length > 0 && !screen.orders.gone
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                Repeater {
                    model: screen.orders.goods
                    OrderLineRow {
                        required property var modelData
                        Layout.fillWidth: true
                        name: modelData.name
                        price: modelData.price
                        note: modelData.note
                    }
                }
            }
        }
        PriceSummary {
            Layout.fillWidth: true
            visible: screen.orders.sums.length > 0 && !screen.orders.gone
            lines: screen.orders.sums
        }
        Card {
            Layout.fillWidth: true
            visible: screen.orders.asksCancel && screen.orders.canCancel
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("Cancel this order? All of the money comes back.")
                    weight: Theme.semibold
                    Accessible.role: Accessible.AlertMessage
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    columnSpacing: Theme.space.l
                    rowSpacing: Theme.space.m
                    uniformCellWidths: true
                    AppButton {
                        Layout.fillWidth: true
                        kind: "secondary"
                        text: qsTr("Keep the order")
                        onActivated: screen.orders.keepIt()
                    }
                    AppButton {
                        Layout.fillWidth: true
                        kind: "care"
                        text: qsTr("Cancel the order")
                        onActivated: screen.orders.cancel()
                    }
                }
            }
        }
        AppButton {
            Layout.fillWidth: Theme.largest
            visible: screen.orders.canCancel && !screen.orders.asksCancel && !screen.orders.gone
            kind: "secondary"
            iconName: "undo-2"
            text: qsTr("Cancel this order")
            busy: screen.orders.busy
            onActivated: screen.orders.askCancel()
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0 && screen.orders.canCancel && !screen.orders.gone
            text: screen.orders.cancelText
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        AppButton {
            Layout.fillWidth: Theme.largest
            visible: screen.orders.canPutBack && !screen.orders.gone
            iconName: "shopping-basket"
            text: qsTr("Put it in the basket again")
            onActivated: screen.orders.putBack()
        }
        AppButton {
            visible: screen.orders.justOrdered
            text: qsTr("Done")
            Layout.fillWidth: true
            onActivated: screen.navigator.home()
        }
        Item { implicitHeight: Theme.space.l }
    }
}
