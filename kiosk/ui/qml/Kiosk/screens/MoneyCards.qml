pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What can be done with money, what is paused, what waits, where something is set aside, what is owed.
ColumnLayout {
    id: cards

    required property MoneyModel money
    required property BuyModel buy
    required property TransferModel transfer
    required property SessionModel session
    required property Navigator navigator

    spacing: Theme.space.betweenCards

    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: Theme.largest || Theme.form === "compactPortrait" || Theme.form === "tablet" && Theme.textStep === 100 ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m
        uniformCellWidths: true
        AppButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            iconName: "postage"
            text: qsTr("Buy stamps")
            blocked: cards.money.buyBlocked
            onActivated: cards.navigator.go("buy-stamps")
            onExplained: why => cards.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            kind: "tonal"
            iconName: "arrow-right-left"
            text: qsTr("Move to credits")
            blocked: cards.money.moveBlocked
            onActivated: cards.transfer.moveMoney()
            onExplained: why => cards.session.explain(why)
        }
    }
    LinkCard {
        visible: cards.money.undoText.length > 0
        iconName: "undo-2"
        hue: "sky"
        title: cards.money.undoText
        onActivated: cards.buy.showLast()
    }
    LinkCard {
        visible: cards.money.waitingText.length > 0
        iconName: "clock"
        title: cards.money.waitingText
        line: qsTr("Saved here and safe")
        onActivated: cards.navigator.go("waiting")
    }
    Repeater {
        model: cards.money.holds
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
                        weight: Theme.semibold
                        color: Theme.color.slateInk
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: hold.modelData.line
                        kind: Theme.type.small
                        color: Theme.color.slateInk
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: hold.modelData.end
                        kind: Theme.type.small
                        weight: Theme.semibold
                        color: Theme.color.slateInk
                    }
                }
            }
        }
    }
    Card {
        Layout.fillWidth: true
        visible: cards.money.aside.length > 0
        ColumnLayout {
            width: parent.width
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: qsTr("Set aside")
                kind: Theme.type.large
                weight: Theme.bold
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: qsTr("You can spend this without a connection. What is left comes back by itself.")
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
            Repeater {
                model: cards.money.aside
                ColumnLayout {
                    id: part
                    required property var modelData
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: part.modelData.title
                        weight: Theme.semibold
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: part.modelData.line
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                    }
                }
            }
        }
    }
    Repeater {
        model: cards.money.obligations
        Card {
            id: owed
            required property var modelData
            Layout.fillWidth: true
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.s
                AppText {
                    Layout.fillWidth: true
                    text: owed.modelData.title
                    kind: Theme.type.large
                    weight: Theme.bold
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: owed.modelData.kind + " · " + owed.modelData.paid
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
                ProgressBar {
                    Layout.fillWidth: true
                    fraction: owed.modelData.fraction
                    text: owed.modelData.paid
                }
                AppText {
                    Layout.fillWidth: true
                    text: owed.modelData.left
                    weight: Theme.semibold
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: owed.modelData.note
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
                AppButton {
                    Layout.fillWidth: true
                    visible: owed.modelData.canPay
                    kind: "secondary"
                    iconName: "scale"
                    text: qsTr("Pay some of it")
                    onActivated: cards.transfer.pay(owed.modelData.key)
                }
            }
        }
    }
}
