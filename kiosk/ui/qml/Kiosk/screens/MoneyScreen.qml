pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Three balances, each with its date, and every receipt.
ScrollPage {
    id: screen

    required property MoneyModel money
    required property SessionModel session

    side: Theme.kiosk ? 44 : Theme.space.screenSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? 34 : 0
            visible: Theme.docked
            text: qsTr("Money")
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? 0 : Theme.space.m
            columns: Theme.docked || Theme.textStep > 100 ? 1 : 3
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.betweenCards
            uniformCellWidths: true
            BalanceCard {
                iconName: "landmark"
                hue: "leaf"
                title: qsTr("Trust account")
                amount: screen.money.trustText
                note: screen.money.trustDateText
            }
            BalanceCard {
                iconName: "ticket"
                hue: "plum"
                title: qsTr("Credits")
                amount: screen.money.creditsText
                note: screen.money.creditsNote
            }
            BalanceCard {
                iconName: "postage"
                hue: "honey"
                title: qsTr("Stamps")
                amount: screen.money.stampsText
                note: screen.money.stampsNote
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            text: qsTr("Your receipts")
            kind: Theme.type.title
            color: Theme.color.ink
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.money.receiptCount === 0
            iconName: "receipt"
            hue: "leaf"
            title: qsTr("No receipts yet")
            line: qsTr("When you send or pay, the receipt is kept here.")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: receipts
                model: screen.money.receipts
                ListRow {
                    id: receipt
                    required property string receiptId
                    required property string dateLine
                    required property string stateText
                    required property bool canPrintAgain
                    required property int index
                    required title
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    trailed: canPrintAgain
                    first: index === 0
                    last: index === receipts.count - 1
                    iconName: "receipt"
                    hue: "slate"
                    subject: dateLine
                    line: stateText
                    AppButton {
                        visible: receipt.canPrintAgain
                        kind: "secondary"
                        iconName: "printer"
                        text: qsTr("Print again")
                        onActivated: screen.money.printAgain(receipt.receiptId)
                    }
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
