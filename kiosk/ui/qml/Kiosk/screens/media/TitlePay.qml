import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What it costs and what is left after.
ColumnLayout {
    id: part

    required property TitleModel titlePage
    required property TransferModel transfer

    spacing: Theme.space.xs
    visible: titlePage.leftText.length > 0 || standing.visible

    PayLine {
        Layout.fillWidth: true
        visible: part.titlePage.leftText.length > 0
        source: part.titlePage.paidText
        leftText: part.titlePage.leftText
        changes: part.titlePage.canMove
        onChange: part.transfer.moveMoney()
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: [part.titlePage.note, part.titlePage.receiptLine].filter(words => words.length > 0).join(" ")
        kind: Theme.type.small
        color: Theme.color.inkSoft
    }
    ColumnLayout {
        id: standing
        Layout.fillWidth: true
        visible: part.titlePage.standingText.length > 0
        spacing: Theme.space.xs
        AppText {
            Layout.fillWidth: true
            text: part.titlePage.standingText
            kind: Theme.type.small
            weight: Theme.semibold
        }
        ProgressBar {
            Layout.fillWidth: true
            visible: part.titlePage.standingShare >= 0
            fraction: part.titlePage.standingShare
            text: part.titlePage.standingText
        }
    }
}
