pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The shelves of the commissary: what is sold, until when, and what lies in the basket.
Item {
    id: screen

    required property CommissaryModel commissary
    required property SessionModel session
    required property Navigator navigator
    readonly property int columns: Theme.largest ? 1 : Theme.goods

    ScrollPage {
        width: parent.width
        height: bar.y
        side: Theme.size.pageSide
        content: ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            GridLayout {
                id: head
                readonly property bool crowded: heading.implicitWidth + look.implicitWidth + all.implicitWidth + 2 * columnSpacing > width
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                columns: Theme.largest ? 1 : Theme.docked && (Theme.textStep > 100 || !Theme.kiosk || crowded) ? 2 : 3
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.s
                AppText {
                    id: heading
                    Layout.fillWidth: true
                    // A line of its own where the keys beside it leave its word no room.
                    Layout.columnSpan: head.columns === 2 ? 2 : 1
                    visible: Theme.docked
                    text: qsTr("Commissary")
                    kind: Theme.type.display
                    Accessible.role: Accessible.Heading
                }
                SearchKey {
                    id: look
                    Layout.fillWidth: !Theme.docked || Theme.largest
                    visible: screen.commissary.state === "shelves"
                    onActivated: screen.commissary.beginSearch()
                }
                AppButton {
                    id: all
                    Layout.fillWidth: !Theme.docked || Theme.largest
                    kind: "secondary"
                    iconName: "clipboard-list"
                    text: screen.commissary.ordersText
                    Accessible.name: screen.commissary.ordersSpoken
                    visible: text.length > 0
                    onActivated: screen.navigator.go("orders")
                }
            }
            Skeleton {
                Layout.fillWidth: true
                loading: screen.commissary.loading
                onGoBack: screen.navigator.back()
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.commissary.state === "off"
                iconName: "store"
                hue: "slate"
                title: qsTr("The commissary is not open here")
                line: qsTr("Ask your unit staff how to order.")
                action: qsTr("Go back")
                onActivated: screen.navigator.back()
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.commissary.state === "empty" && !screen.commissary.loading
                iconName: "shopping-basket"
                hue: "honey"
                title: qsTr("Nothing on the shelves yet")
                line: qsTr("Goods come with the next connection.")
            }
            Card {
                Layout.fillWidth: true
                visible: screen.commissary.state === "shelves"
                GridLayout {
                    width: parent.width
                    columns: Theme.textStep > 100 || Theme.compact ? 1 : 2
                    columnSpacing: Theme.space.l
                    rowSpacing: Theme.space.s
                    WindowCard {
                        Layout.fillWidth: true
                        Layout.preferredWidth: Theme.size.mainShare
                        open: screen.commissary.windowOpen
                        title: screen.commissary.windowTitle
                        line: screen.commissary.windowLine
                        more: screen.commissary.spendingText
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.preferredWidth: Theme.size.asideShare
                        spacing: 0
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: screen.commissary.accountText
                            weight: Theme.semibold
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: screen.commissary.familyText
                            weight: Theme.semibold
                            color: Theme.color.plumInk
                        }
                    }
                }
            }
            CategoryBar {
                Layout.fillWidth: true
                visible: screen.commissary.state === "shelves" && screen.commissary.shelves.length > 1
                parts: screen.commissary.shelves
                current: screen.commissary.shelf
                onChosen: key => screen.commissary.choose(key)
            }
            GridLayout {
                Layout.fillWidth: true
                visible: screen.commissary.state === "shelves"
                columns: screen.columns
                columnSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m
                rowSpacing: columnSpacing
                uniformCellWidths: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Goods")
                Repeater {
                    model: screen.commissary.cards
                    GoodCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onOpened: screen.commissary.open(card.key)
                        onCounted: count => screen.commissary.take(card.key, count)
                        onExplained: why => screen.session.explain(why)
                    }
                }
            }
            Item { implicitHeight: Theme.space.l }
        }
    }
    BasketBar {
        id: bar
        y: parent.height - height
        width: parent.width
        commissary: screen.commissary
        navigator: screen.navigator
    }
}
