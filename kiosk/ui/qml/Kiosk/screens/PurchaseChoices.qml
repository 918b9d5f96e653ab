import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What can still be done with a purchase: undo it while there is time, print its receipt again.
ColumnLayout {
    id: choices

    required property BuyModel buy

    spacing: Theme.space.m

    AppText {
        Layout.fillWidth: true
        visible: choices.buy.canUndo
        text: choices.buy.undoText
    }
    GridLayout {
        columns: Theme.largest ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s
        AppButton {
            visible: choices.buy.canPrintAgain
            kind: "secondary"
            iconName: "printer"
            text: choices.buy.printAgainText
            onActivated: choices.buy.printAgain()
        }
        AppButton {
            visible: choices.buy.canUndo
            kind: "secondary"
            iconName: "undo-2"
            text: qsTr("Undo")
            busy: choices.buy.busy
            onActivated: choices.buy.undo()
        }
    }
}
