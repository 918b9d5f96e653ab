import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What can still be done with a purchase: undo it while there is time, print its receipt again.
ColumnLayout {
    id: choices

    required property BoughtModel titleBought

    spacing: Theme.space.m

    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: choices.titleBought.undoText
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space.m
        AppButton {
            visible: choices.titleBought.canPrintAgain
            kind: "secondary"
            iconName: "printer"
            text: choices.titleBought.printAgainText
            onActivated: choices.titleBought.printAgain()
        }
        AppButton {
            visible: choices.titleBought.canUndo
            kind: "secondary"
            iconName: "undo-2"
            text: qsTr("Undo")
            busy: choices.titleBought.busy
            onActivated: choices.titleBought.undo()
        }
    }
}
