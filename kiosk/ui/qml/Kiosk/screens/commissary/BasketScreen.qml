pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What lies in the basket, what it costs, and what pays it.
Item {
    id: screen

    required property BasketModel basket
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide
    readonly property bool empty: basket.count === 0 && !basket.loading

    ScrollPage {
        width: parent.width
        height: foot.visible ? foot.y - Theme.space.s : parent.height
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            PageTitle {
                inBar: true
                text: qsTr("Basket")
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.basket.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.basket.error
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.empty
                iconName: "shopping-basket"
                hue: "honey"
                title: qsTr("Your basket is empty")
                line: qsTr("What you put in stays, also when you sign out.")
                action: qsTr("See the shelves")
                onActivated: screen.navigator.go("commissary")
            }
            Card {
                Layout.fillWidth: true
                visible: !screen.empty
                ColumnLayout {
                    width: parent.width
                    spacing: Theme.space.m
                    Repeater {
                        id: rows
                        model: screen.basket.rows
                        BasketRow {
                            required property int index
                            Layout.fillWidth: true
                            first: index === 0
                            onCounted: count => screen.basket.take(line.key, count)
                            onExplained: why => screen.session.explain(why)
                        }
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                visible: !screen.empty
                WindowCard {
                    width: parent.width
                    open: screen.basket.windowOpen
                    title: screen.basket.windowTitle
                    line: screen.basket.windowLine
                }
            }
            SectionHeader {
                Layout.fillWidth: true
                visible: !screen.empty
                text: qsTr("Pay with")
                kind: Theme.type.title
                color: Theme.color.ink
            }
            GridLayout {
                Layout.fillWidth: true
                visible: !screen.empty
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.l
                rowSpacing: Theme.space.m
                uniformCellWidths: true
                Repeater {
                    model: screen.basket.pays
                    PaySource {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        iconName: modelData.icon
                        hue: modelData.hue
                        title: modelData.title
                        amount: modelData.amount
                        selected: modelData.key === screen.basket.pay
                        onActivated: screen.basket.choosePay(modelData.key)
                    }
                }
            }
            PriceSummary {
                Layout.fillWidth: true
                visible: screen.basket.lines.length > 0
                lines: screen.basket.lines
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    ColumnLayout {
        id: foot
        x: screen.side
        width: parent.width - 2 * x
        y: parent.height - implicitHeight - Theme.space.m
        visible: !screen.empty
        AppButton {
            Layout.fillWidth: true
            text: screen.basket.reviewText
            blocked: screen.basket.blocked
            onActivated: screen.basket.review()
            onExplained: why => screen.session.explain(why)
        }
    }
}
