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
    readonly property real side: Theme.size.pageSide

    Component.onCompleted: field.enter()

    AppText {
        id: word
        x: screen.side
        y: Theme.size.pageTop
        width: parent.width - 2 * x
        visible: Theme.kiosk && !Theme.largest
        text: qsTr("Search in Money")
        kind: Theme.type.display
        Accessible.role: Accessible.Heading
    }
    TextField {
        id: field
        x: screen.side
        y: word.visible ? word.y + word.height + Theme.space.l : Theme.kiosk ? Theme.space.xl : Theme.space.s
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
                visible: lines.count > 0
                text: screen.money.foundText
                color: Theme.color.inkSoft
                Accessible.role: Accessible.StaticText
            }
            EmptyState {
                Layout.fillWidth: true
                visible: lines.count === 0
                drawn: false
                iconName: "search"
                hue: screen.money.foundText.length > 0 ? "honey" : "leaf"
                title: screen.money.foundText.length > 0 ? screen.money.foundText : qsTr("Look for a line")
                line: screen.money.foundText.length > 0 ? qsTr("You can also look for an amount, such as $25.") : qsTr("Try a name, $25, online, or a reference.")
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
