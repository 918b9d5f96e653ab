pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Everything that was filed: in parts, and searched.
ScrollPage {
    id: screen

    required property FilingsModel filings
    required property Navigator navigator
    readonly property bool looking: filings.typed.length > 0

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.l

        PageTitle {
            inBar: true
            text: qsTr("All requests")
        }
        TextField {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? 0 : Theme.space.s
            search: true
            label: qsTr("Search your requests")
            hint: qsTr("A word or a number")
            maximumLength: 80
            text: screen.filings.typed
            onEdited: words => screen.filings.search(words)
        }
        SegmentedTabs {
            Layout.fillWidth: true
            visible: !screen.looking && screen.filings.parts.length > 0
            parts: screen.filings.parts
            current: screen.filings.part
            onChosen: key => screen.filings.choose(key)
        }
        Skeleton {
            Layout.fillWidth: true
            visible: screen.filings.loading
            loading: screen.filings.loading
            onGoBack: screen.navigator.back()
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.looking && text.length > 0
            text: screen.filings.foundText
            color: Theme.color.inkSoft
        }
        EmptyState {
            Layout.fillWidth: true
            visible: !screen.looking && !screen.filings.loading && screen.filings.count === 0
            iconName: "clipboard-list"
            hue: "sky"
            title: screen.filings.part === "all" ? qsTr("You have filed nothing yet") : qsTr("Nothing in this part")
            line: qsTr("When you file something, you can follow it here.")
            action: qsTr("See what you can ask")
            onActivated: screen.navigator.go("requests")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: lines
                model: screen.looking ? screen.filings.found : screen.filings.rows
                ListRow {
                    required property string filingId
                    required property int index
                    required property bool isNew
                    required title
                    required subject
                    required line
                    required iconName
                    required hue
                    required chips
                    width: parent?.width ?? 0
                    flat: false
                    first: index === 0
                    last: index === lines.count - 1 && !older.visible
                    strong: isNew
                    chevron: true
                    onActivated: screen.filings.open(filingId)
                }
            }
            OlderButton {
                id: older
                width: parent.width
                flat: false
                text: screen.looking ? "" : screen.filings.olderText
                onActivated: screen.filings.showOlder()
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
