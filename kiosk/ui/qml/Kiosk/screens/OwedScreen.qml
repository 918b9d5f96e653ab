pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What is owed, how much of it is paid, and each payment as it happened.
ScrollPage {
    id: screen

    required property MoneyModel money
    required property TransferModel transfer

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            text: screen.money.owedText
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.docked || Theme.textStep > 100 || owed.count < 2 ? 1 : 2
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards
            uniformCellWidths: true
            Repeater {
                id: owed
                model: screen.money.obligations
                Card {
                    id: one
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.space.s
                        AppText {
                            Layout.fillWidth: true
                            text: one.modelData.title
                            kind: Theme.type.title
                            Accessible.role: Accessible.Heading
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: one.modelData.kind + " · " + one.modelData.paid
                            color: Theme.color.inkSoft
                        }
                        ProgressBar {
                            Layout.fillWidth: true
                            Layout.topMargin: Theme.space.xs
                            fraction: one.modelData.fraction
                            text: one.modelData.paid
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: one.modelData.left
                            kind: Theme.type.large
                            weight: Theme.semibold
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: one.modelData.note
                            color: Theme.color.inkSoft
                        }
                        AppButton {
                            Layout.fillWidth: true
                            Layout.topMargin: Theme.space.s
                            visible: one.modelData.canPay
                            kind: "tonal"
                            iconName: "scale"
                            text: qsTr("Pay some of it")
                            onActivated: screen.transfer.pay(one.modelData.key)
                        }
                    }
                }
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            visible: payments.count > 0
            text: qsTr("What was paid")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: payments
                model: screen.money.payments
                ListRow {
                    id: row
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    first: index === 0
                    last: index === payments.count - 1
                    iconName: "scale"
                    hue: "sky"
                    title: modelData.title
                    line: modelData.line
                    text: [title, modelData.amount, line].join(". ")
                    AppText {
                        text: row.modelData.amount
                        kind: Theme.type.large
                        weight: Theme.bold
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
