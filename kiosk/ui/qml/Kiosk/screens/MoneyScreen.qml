pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What you have and where each part lies, what waits, the month at a glance, and every deposit and charge.
ScrollPage {
    id: screen

    required property MoneyModel money
    required property EntryModel entry
    required property BuyModel buy
    required property TransferModel transfer
    required property SessionModel session
    required property Navigator navigator
    readonly property bool upright: Theme.kiosk && Theme.textStep === 100
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            inBar: true
            text: qsTr("Money")
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? 0 : Theme.space.s
            columns: screen.upright || Theme.form === "tablet" && !Theme.largest ? 3 : Theme.docked || Theme.textStep > 100 ? 1 : 3
            columnSpacing: screen.upright ? Theme.space.m : Theme.space.l
            rowSpacing: Theme.space.betweenCards
            uniformCellWidths: true
            BalanceCard {
                iconName: "landmark"
                hue: "leaf"
                upright: screen.upright
                title: qsTr("Trust account")
                amount: screen.money.trustText
                note: screen.money.trustDateText
            }
            BalanceCard {
                iconName: "ticket"
                hue: "plum"
                upright: screen.upright
                title: qsTr("Credits")
                amount: screen.money.creditsText
                note: screen.money.creditsNote
            }
            BalanceCard {
                iconName: "postage"
                hue: "honey"
                upright: screen.upright
                title: qsTr("Stamps")
                amount: screen.money.stampsText
                note: screen.money.stampsNote
            }
        }
        MoneyAlerts {
            Layout.fillWidth: true
            money: screen.money
            buy: screen.buy
            navigator: screen.navigator
        }
        MoneyDeeds {
            Layout.fillWidth: true
            visible: !screen.beside
            columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : 2
            money: screen.money
            transfer: screen.transfer
            session: screen.session
            navigator: screen.navigator
        }
        GridLayout {
            Layout.fillWidth: true
            columns: screen.beside ? 2 : 1
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards
            MoneyHistory {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                money: screen.money
                entry: screen.entry
                navigator: screen.navigator
            }
            MoneyCards {
                Layout.fillWidth: !screen.beside
                Layout.preferredWidth: screen.beside ? Theme.size.moneyPane : -1
                Layout.alignment: Qt.AlignTop
                pane: screen.beside
                money: screen.money
                entry: screen.entry
                transfer: screen.transfer
                session: screen.session
                navigator: screen.navigator
            }
        }
        Item { implicitHeight: Theme.space.s }
    }
}
