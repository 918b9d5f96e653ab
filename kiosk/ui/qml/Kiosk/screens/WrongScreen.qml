pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What to do when a line looks wrong: which one, its number in large letters, a ticket about it, and a paper for it.
ScrollPage {
    id: screen

    required property EntryModel entry
    required property SessionModel session
    required property Navigator navigator
    readonly property bool asked: entry.entryId.length === 0
    // Whether there is a help desk to ask.
    readonly property bool helpful: entry.supportText.length > 0

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            text: screen.asked ? qsTr("Which line looks wrong?") : qsTr("This looks wrong")
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.asked
            text: qsTr("Touch it here. You can also find it with Search.")
            color: Theme.color.inkSoft
        }
        Column {
            Layout.fillWidth: true
            visible: screen.asked && screen.entry.choiceCount > 0
            Repeater {
                id: lines
                model: screen.asked ? screen.entry.choices : null
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
                    first: index === 0
                    last: index === lines.count - 1
                    onActivated: screen.entry.chooseWrong(entryId)
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.asked && screen.entry.choiceCount === 0 && !screen.entry.loading
            iconName: "receipt"
            hue: "leaf"
            title: qsTr("Nothing here yet")
            line: qsTr("You will see each deposit and each charge here.")
        }
        AppButton {
            Layout.fillWidth: Theme.docked
            visible: screen.asked
            kind: "secondary"
            iconName: "search"
            text: qsTr("Search")
            onActivated: screen.navigator.go("money-search")
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.asked
            ColumnLayout {
                width: parent.width
                spacing: Theme.kiosk ? Theme.space.l : Theme.space.m
                AppText {
                    Layout.fillWidth: true
                    text: [screen.entry.title, screen.entry.amountText].filter(part => part.length > 0).join(Theme.largest ? "\n" : " · ")
                    kind: Theme.type.large
                    weight: Theme.semibold
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.helpful ? qsTr("This number goes with your ticket") : qsTr("Show this number to staff")
                    color: Theme.color.inkSoft
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.entry.number
                    kind: Theme.type.display
                    font.family: Theme.codeFamily
                    Accessible.name: qsTr("Reference: %1").arg(text)
                }
            }
        }
        Repeater {
            model: screen.asked ? [] : screen.helpful ? [
                { icon: "wrench", hue: "sky", title: qsTr("Support looks at it"), line: screen.entry.supportText },
                { icon: "shield", hue: "leaf", title: qsTr("Your money is safe"), line: qsTr("It stays as it is until staff look.") }
            ] : [
                { icon: "users", hue: "sky", title: qsTr("Tell your unit staff"), line: qsTr("They can look this number up.") },
                { icon: "shield", hue: "leaf", title: qsTr("Nothing is sent from here"), line: qsTr("Your money stays as it is until staff look.") }
            ]
            HelpCard {
                required property var modelData
                iconName: modelData.icon
                hue: modelData.hue
                title: modelData.title
                line: modelData.line
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.entry.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.entry.error
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.asked && screen.entry.slipState.length > 0
            PrintedReceipt {
                width: parent.width
                progress: screen.entry.slipState
                title: screen.entry.slipTitle
                line: screen.entry.slipLine
            }
        }
        AppButton {
            Layout.fillWidth: true
            visible: !screen.asked && screen.helpful
            iconName: "message-circle"
            text: qsTr("Ask support about it")
            onActivated: screen.entry.askSupport()
        }
        AppButton {
            Layout.fillWidth: true
            visible: !screen.asked
            kind: screen.helpful ? "secondary" : "primary"
            iconName: "printer"
            text: ["printed", "unknown", "not_printed"].includes(screen.entry.slipState) ? screen.entry.slipAgainText : qsTr("Print this for staff")
            busy: screen.entry.busy
            blocked: screen.entry.printBlocked
            onActivated: screen.entry.printSlip()
            onExplained: why => screen.session.explain(why)
        }
        AppText {
            Layout.fillWidth: true
            visible: !screen.asked && text.length > 0
            text: screen.entry.printBlocked || screen.entry.paperNote
            kind: Theme.type.small
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        Item { implicitHeight: Theme.space.l }
    }
}
