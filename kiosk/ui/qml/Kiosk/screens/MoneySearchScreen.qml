pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Looking for a line of the history, as it is typed.
Item {
    id: screen

    required property MoneyModel money
    required property EntryModel entry
    readonly property real side: Theme.kiosk ? 44 : Theme.space.screenSide

    Component.onCompleted: field.enter()

    TextField {
        id: field
        x: screen.side
        y: Theme.kiosk ? Theme.space.xl : Theme.space.s
        width: parent.width - 2 * x
        search: true
        label: qsTr("Search in Money")
        hint: qsTr("A name, an amount, a number")
        maximumLength: 80
        text: screen.money.searchText
        onEdited: words => screen.money.search(words)
    }
    ScrollPage {
        anchors.top: field.bottom
        anchors.topMargin: Theme.space.m
        anchors.bottom: parent.bottom
        width: parent.width
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                text: screen.money.foundText.length > 0 ? screen.money.foundText : qsTr("Try a name, $25, online, or a reference.")
                color: Theme.color.inkSoft
                Accessible.role: Accessible.StaticText
            }
            Column {
                Layout.fillWidth: true
                Repeater {
                    id: lines
                    model: screen.money.found
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
                        last: index === lines.count - 1 && screen.money.foundOlderText.length === 0
                        onActivated: screen.entry.open(entryId)
                    }
                }
                OlderButton {
                    width: parent.width
                    flat: false
                    text: screen.money.foundOlderText
                    onActivated: screen.money.showMoreFound()
                }
            }
            Item { implicitHeight: Theme.space.l }
        }
    }
}
