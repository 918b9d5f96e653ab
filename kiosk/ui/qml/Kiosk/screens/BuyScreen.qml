pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Spend with open eyes: price, price each, fees, what is left after; nobody is pushed.
Item {
    id: screen

    required property BuyModel buy
    required property TransferModel transfer
    required property SessionModel session
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    // A tall window with room for the sum beside the main button.
    readonly property bool roomy: Theme.kiosk && Theme.textStep === 100
    readonly property real side: Theme.space.screenSide

    component BuyButton: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.s
        PriceSummary {
            Layout.fillWidth: true
            visible: (screen.beside || screen.roomy) && screen.buy.lines.length > 0
            lines: screen.buy.lines
        }
        AppButton {
            Layout.fillWidth: true
            text: screen.buy.buyText
            busy: screen.buy.busy
            blocked: screen.buy.blocked
            onActivated: screen.buy.buy()
            onExplained: why => screen.session.explain(why)
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            topPadding: Theme.kiosk ? Theme.space.xs : 0
            // Where the words are largest, what matters most has the room.
            text: [screen.buy.note, Theme.largest ? screen.buy.receiptWarning : screen.buy.receiptLine].filter(part => part.length > 0).join(" ")
            kind: Theme.type.small
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }

    ScrollPage {
        width: parent.width
        height: foot.visible ? foot.y - Theme.space.s : parent.height
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.kiosk ? Theme.space.l : 0
                visible: Theme.docked
                text: qsTr("Buy stamps")
                kind: Theme.type.display
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.docked ? 0 : Theme.space.s
                text: screen.buy.intro
                kind: Theme.type.body
                weight: Theme.regular
                color: Theme.color.inkSoft
            }
            RowLayout {
                Layout.fillWidth: true
                visible: screen.buy.freeText.length > 0
                spacing: Theme.space.s
                AppIcon {
                    Layout.alignment: Qt.AlignTop
                    name: "gift"
                    side: Theme.icon.inline
                    tint: Theme.color.honeyInk
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.buy.freeText
                    color: Theme.color.honeyInk
                    kind: Theme.type.small
                    weight: Theme.semibold
                }
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.buy.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.buy.error
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.buy.books.length === 0
                iconName: "postage"
                hue: "honey"
                title: qsTr("No prices here yet")
                line: qsTr("Prices come with the next connection. Nothing is lost.")
            }
            GridLayout {
                Layout.fillWidth: true
                visible: screen.buy.books.length > 0
                columns: screen.beside ? 2 : 1
                columnSpacing: Theme.space.xl
                rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.size.mainShare
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space.m
                    Accessible.role: Accessible.Grouping
                    Accessible.name: qsTr("How many")
                    Repeater {
                        model: screen.buy.books
                        StampPack {
                            required property var modelData
                            Layout.fillWidth: true
                            title: modelData.title
                            line: modelData.line
                            price: modelData.price
                            full: modelData.full
                            missing: modelData.missing
                            stamps: modelData.stamps
                            selected: modelData.key === screen.buy.chosen
                            onActivated: screen.buy.choose(modelData.key)
                        }
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.size.asideShare
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space.m

                    SectionHeader {
                        Layout.fillWidth: true
                        text: qsTr("Pay with")
                        kind: Theme.type.title
                        color: Theme.color.ink
                    }
                    GridLayout {
                        Layout.fillWidth: true
                        columns: Theme.largest || screen.beside ? 1 : 2
                        columnSpacing: Theme.space.l
                        rowSpacing: Theme.space.m
                        uniformCellWidths: true
                        PaySource {
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            iconName: "ticket"
                            hue: "plum"
                            title: qsTr("Credits")
                            amount: screen.buy.creditsText
                            selected: true
                        }
                        PaySource {
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            iconName: "landmark"
                            hue: "leaf"
                            title: qsTr("Move from trust")
                            amount: screen.buy.trustText
                            onActivated: screen.transfer.moveMoney()
                        }
                    }
                    PriceSummary {
                        Layout.fillWidth: true
                        visible: !screen.beside && !screen.roomy && screen.buy.lines.length > 0
                        lines: screen.buy.lines
                    }
                    BuyButton {
                        Layout.fillWidth: true
                        visible: screen.beside
                    }
                }
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    // Where everything stands in one column, the one main button is always in sight.
    BuyButton {
        id: foot
        x: screen.side
        width: parent.width - 2 * x
        y: parent.height - implicitHeight - Theme.space.m
        visible: !screen.beside && screen.buy.buyText.length > 0
    }
}
