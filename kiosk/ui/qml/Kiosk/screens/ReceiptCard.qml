import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Proof on paper: printing, printed, or safe in Money when it did not print.
Card {
    id: card

    required property SentModel sent
    readonly property bool printing: sent.receiptState === "printing" || sent.receiptState === "waiting"
    readonly property bool bad: sent.receiptState === "not_printed" || sent.receiptState === "unknown"

    GridLayout {
        width: parent.width
        columns: paper.visible ? 2 : 1
        columnSpacing: Theme.space.xl

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space.m

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.m
                IconTile {
                    name: card.bad ? "receipt" : "printer"
                    hue: card.bad ? "rose" : "sky"
                    side: Theme.size.tileSmall
                }
                AppText {
                    Layout.fillWidth: true
                    text: card.sent.receiptTitle
                    kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                    weight: Theme.bold
                    Accessible.role: Accessible.Heading
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.sent.receiptLine
                color: Theme.color.inkSoft
            }
            ProgressBar {
                Layout.fillWidth: true
                visible: card.printing
                text: card.sent.receiptTitle
            }
            AppButton {
                visible: card.sent.canPrintAgain
                kind: "secondary"
                iconName: "printer"
                text: qsTr("Print again")
                onActivated: card.sent.printAgain()
            }
        }
        ReceiptPaper {
            id: paper
            visible: Theme.kiosk && Theme.textStep === 100 && !card.bad
            Layout.rightMargin: Theme.space.l
            Layout.topMargin: 0
            Layout.bottomMargin: -Theme.space.cardPad
            out: card.sent.receiptState === "printed"
        }
    }
}
