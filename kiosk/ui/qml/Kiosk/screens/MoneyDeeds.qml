import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What money is mostly here for: stamps, and credits to buy them with.
GridLayout {
    id: deeds

    required property MoneyModel money
    required property TransferModel transfer
    required property SessionModel session
    required property Navigator navigator

    columnSpacing: Theme.space.l
    rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m
    uniformCellWidths: true

    AppButton {
        Layout.fillWidth: true
        Layout.fillHeight: true
        iconName: "postage"
        text: qsTr("Buy stamps")
        blocked: deeds.money.buyBlocked
        onActivated: deeds.navigator.go("buy-stamps")
        onExplained: why => deeds.session.explain(why)
    }
    AppButton {
        Layout.fillWidth: true
        Layout.fillHeight: true
        kind: "tonal"
        iconName: "arrow-right-left"
        text: qsTr("Move to credits")
        blocked: deeds.money.moveBlocked
        onActivated: deeds.transfer.moveMoney()
        onExplained: why => deeds.session.explain(why)
    }
}
