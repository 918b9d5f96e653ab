pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The order once more, before it is made: what, for how much, from where, when it comes, how it can be cancelled.
Item {
    id: screen

    required property BasketModel basket
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide

    ScrollPage {
        width: parent.width
        height: foot.y - Theme.space.s
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            PageTitle {
                inBar: true
                text: qsTr("Check your order")
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.basket.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.basket.error
            }
            Card {
                Layout.fillWidth: true
                ColumnLayout {
                    width: parent.width
                    spacing: Theme.space.m
                    Repeater {
                        model: screen.basket.rows
                        OrderLineRow {
                            required property var line
                            Layout.fillWidth: true
                            name: line.counted
                            price: line.total
                            note: line.problem
                        }
                    }
                }
            }
            PriceSummary {
                Layout.fillWidth: true
                visible: screen.basket.lines.length > 0
                lines: screen.basket.lines
            }
            Card {
                Layout.fillWidth: true
                WindowCard {
                    width: parent.width
                    open: screen.basket.windowOpen
                    title: screen.basket.windowTitle
                    line: screen.basket.windowLine
                    more: screen.basket.cancelText
                }
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    ColumnLayout {
        id: foot
        x: screen.side
        width: parent.width - 2 * x
        y: parent.height - implicitHeight - Theme.space.m
        spacing: Theme.space.s
        AppButton {
            Layout.fillWidth: true
            text: screen.basket.orderText
            busy: screen.basket.busy
            blocked: screen.basket.blocked
            onActivated: screen.basket.order()
            onExplained: why => screen.session.explain(why)
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: [screen.basket.note, screen.basket.receiptLine].filter(part => part.length > 0).join(" ")
            kind: Theme.type.small
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
