pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Every deposit and charge, newest first, and the receipts.
Column {
    id: history

    required property MoneyModel money
    required property EntryModel entry
    required property Navigator navigator
    readonly property bool papers: money.tab === "receipts"
    readonly property bool bare: history.papers ? money.receiptCount === 0 : money.historyCount === 0 && !money.loading
    readonly property bool folded: Theme.textStep > 100 || Theme.form === "compactPortrait"

    Item {
        width: parent.width
        height: head.implicitHeight + 2 * head.y
        CardSlice {
            anchors.fill: parent
            last: false
        }
        GridLayout {
            id: head
            x: Theme.size.rowSide
            y: Theme.kiosk ? Theme.space.l : Theme.space.m
            width: parent.width - 2 * x
            columns: history.folded ? 1 : 2
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: qsTr("Every deposit and charge")
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                Accessible.role: Accessible.Heading
            }
            AppButton {
                Layout.fillWidth: history.folded
                kind: "secondary"
                iconName: "search"
                text: qsTr("Search")
                onActivated: history.navigator.go("money-search")
            }
            SegmentedTabs {
                Layout.fillWidth: true
                Layout.columnSpan: history.folded ? 1 : 2
                parts: [{ key: "all", text: qsTr("All") }, { key: "in", text: Theme.textStep > 100 ? qsTr("In") : qsTr("Money in") }, { key: "out", text: qsTr("Out") }, { key: "receipts", text: qsTr("Receipts") }]
                current: history.money.tab
                onChosen: key => history.money.showTab(key)
            }
        }
    }
    Item {
        width: parent.width
        visible: history.bare
        height: visible ? none.implicitHeight + 2 * none.y : 0
        CardSlice {
            anchors.fill: parent
            first: false
        }
        RowLayout {
            id: none
            x: Theme.space.xl
            y: Theme.space.xl
            width: parent.width - 2 * x
            spacing: Theme.space.l
            IconTile {
                name: "receipt"
                hue: "leaf"
                side: Theme.size.tileSmall
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.xs
                AppText {
                    Layout.fillWidth: true
                    text: history.papers ? qsTr("No receipts yet") : history.money.tab === "all" ? qsTr("Nothing here yet") : qsTr("No such line yet")
                    kind: Theme.type.large
                    weight: Theme.semibold
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: history.papers ? qsTr("When you send or pay, the receipt is kept here.") : qsTr("You will see each deposit and each charge here.")
                    color: Theme.color.inkSoft
                }
            }
        }
    }
    Repeater {
        id: lines
        model: history.papers ? null : history.money.history
        LedgerRow {
            required property string entryId
            required property int index
            required title
            required line
            required iconName
            required hue
            required amount
            required after
            required chip
            required isIn
            width: parent?.width ?? 0
            first: false
            last: index === lines.count - 1 && history.money.olderText.length === 0
            onActivated: history.entry.open(entryId)
        }
    }
    OlderButton {
        width: parent.width
        visible: !history.papers && text.length > 0
        flat: false
        text: history.money.olderText
        onActivated: history.money.showOlder()
    }
    Repeater {
        id: sheets
        model: history.papers ? history.money.receipts : null
        ListRow {
            id: receipt
            required property string receiptId
            required property string dateLine
            required property string stateText
            required property bool canPrintAgain
            required property string printAgainText
            required property int index
            required title
            width: parent?.width ?? 0
            flat: false
            passive: true
            trailed: canPrintAgain
            first: false
            last: index === sheets.count - 1
            iconName: "receipt"
            hue: "slate"
            subject: dateLine
            line: stateText
            AppButton {
                visible: receipt.canPrintAgain
                kind: "secondary"
                iconName: "printer"
                text: receipt.printAgainText
                onActivated: history.money.printAgain(receipt.receiptId)
            }
        }
    }
}
