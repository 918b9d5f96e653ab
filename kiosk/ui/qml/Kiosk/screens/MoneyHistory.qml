pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Every deposit and charge, newest first, and the receipts.
ColumnLayout {
    id: history

    required property MoneyModel money
    readonly property bool papers: money.tab === "receipts"
    readonly property bool bare: history.papers ? money.receiptCount === 0 : money.historyCount === 0 && !money.loading

    spacing: Theme.space.m

    AppText {
        Layout.fillWidth: true
        Layout.topMargin: Theme.docked ? Theme.space.s : 0
        text: qsTr("Every deposit and charge")
        kind: Theme.type.title
        Accessible.role: Accessible.Heading
    }
    SegmentedTabs {
        Layout.fillWidth: true
        parts: [{ key: "all", text: qsTr("All") }, { key: "in", text: qsTr("In") }, { key: "out", text: qsTr("Out") }, { key: "receipts", text: qsTr("Receipts") }]
        current: history.money.tab
        onChosen: key => history.money.showTab(key)
    }
    EmptyState {
        Layout.fillWidth: true
        visible: history.bare
        iconName: "receipt"
        hue: "leaf"
        title: history.papers ? qsTr("No receipts yet") : qsTr("Nothing here yet")
        line: history.papers ? qsTr("When you send or pay, the receipt is kept here.") : qsTr("Each deposit and each charge will stand here.")
    }
    Skeleton {
        Layout.fillWidth: true
        loading: history.money.loading
    }
    Column {
        Layout.fillWidth: true
        visible: !history.papers && !history.bare
        Repeater {
            id: lines
            model: history.money.history
            ListRow {
                id: row
                required property string entryId
                required property string amount
                required property string after
                required property string chip
                required property bool isIn
                required property int index
                required title
                required line
                required iconName
                required hue
                width: parent?.width ?? 0
                flat: false
                passive: true
                trailed: amount.length > 0
                first: index === 0
                last: index === lines.count - 1 && history.money.olderText.length === 0
                chips: chip.length > 0 ? [{ text: chip, icon: "undo-2", hue: "leaf" }] : []
                Column {
                    visible: row.amount.length > 0
                    AppText {
                        anchors.right: row.stacked ? undefined : parent.right
                        text: row.amount
                        kind: Theme.type.large
                        weight: Theme.bold
                        color: row.isIn ? Theme.color.leafInk : Theme.color.ink
                        wrapMode: Text.NoWrap
                    }
                    AppText {
                        anchors.right: row.stacked ? undefined : parent.right
                        visible: text.length > 0
                        text: row.after
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        OlderButton {
            width: parent.width
            flat: false
            text: history.money.olderText
            onActivated: history.money.showOlder()
        }
    }
    Column {
        Layout.fillWidth: true
        visible: history.papers && !history.bare
        Repeater {
            id: sheets
            model: history.papers ? history.money.receipts : null
            ListRow {
                id: receipt
                required property string receiptId
                required property string dateLine
                required property string stateText
                required property bool canPrintAgain
                required property int index
                required title
                width: parent?.width ?? 0
                flat: false
                passive: true
                trailed: canPrintAgain
                first: index === 0
                last: index === sheets.count - 1
                iconName: "receipt"
                hue: "slate"
                subject: dateLine
                line: stateText
                AppButton {
                    visible: receipt.canPrintAgain
                    kind: "secondary"
                    iconName: "printer"
                    text: qsTr("Print again")
                    onActivated: history.money.printAgain(receipt.receiptId)
                }
            }
        }
    }
}
