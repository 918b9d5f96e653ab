import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The receipt of a sent message, and printing it again.
Card {
    id: card

    required property SentModel sent

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m
        PrintedReceipt {
            Layout.fillWidth: true
            progress: card.sent.receiptState
            title: card.sent.receiptTitle
            line: card.sent.receiptLine
        }
        AppButton {
            visible: card.sent.canPrintAgain
            kind: "secondary"
            iconName: "printer"
            text: card.sent.printAgainText
            onActivated: card.sent.printAgain()
        }
    }
}
