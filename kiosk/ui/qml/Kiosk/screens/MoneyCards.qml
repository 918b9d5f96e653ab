pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The month at a glance, what is owed and set aside, papers, and what to do when a line looks wrong.
ColumnLayout {
    id: cards

    required property MoneyModel money
    required property EntryModel entry
    required property TransferModel transfer
    required property SessionModel session
    required property Navigator navigator
    // A narrow column beside the history.
    property bool pane: false
    readonly property bool pairs: !pane && !Theme.largest && Theme.form !== "compactPortrait"

    spacing: Theme.space.betweenCards

    Card {
        Layout.fillWidth: true
        visible: !cards.money.loading
        MonthAtAGlance {
            width: parent.width
            wide: cards.pairs
            money: cards.money
        }
    }
    MoneyDeeds {
        Layout.fillWidth: true
        visible: cards.pane
        columns: 1
        money: cards.money
        transfer: cards.transfer
        session: cards.session
        navigator: cards.navigator
    }
    GridLayout {
        Layout.fillWidth: true
        columns: cards.pairs ? 2 : 1
        columnSpacing: Theme.space.l
        rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m
        uniformCellWidths: true
        AppButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            kind: "secondary"
            iconName: "receipt"
            text: qsTr("Print a statement")
            onActivated: cards.navigator.go("statement")
        }
        AppButton {
            Layout.fillWidth: true
            Layout.fillHeight: true
            kind: "secondary"
            iconName: "circle-help"
            text: qsTr("This looks wrong")
            onActivated: cards.entry.whichLooksWrong()
        }
    }
    GridLayout {
        Layout.fillWidth: true
        visible: cards.money.owedText.length > 0 || cards.money.asideText.length > 0
        columns: cards.pairs && cards.money.owedText.length > 0 && cards.money.asideText.length > 0 ? 2 : 1
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m
        uniformCellWidths: true
        LinkCard {
            visible: cards.money.owedText.length > 0
            Layout.fillHeight: true
            iconName: "scale"
            hue: "sky"
            title: cards.money.owedText
            line: cards.money.owedLine
            onActivated: cards.navigator.go("owed")
        }
        LinkCard {
            visible: cards.money.asideText.length > 0
            Layout.fillHeight: true
            iconName: "tablet-smartphone"
            hue: "leaf"
            title: cards.money.asideText
            line: qsTr("To use while offline")
            onActivated: cards.navigator.go("set-aside")
        }
    }
}
