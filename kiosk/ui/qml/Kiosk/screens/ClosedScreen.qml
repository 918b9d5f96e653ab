pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Home while the rest is closed: when it opens, and what is open at every hour.
ScrollPage {
    id: screen

    required property ClosedModel closed
    required property SessionModel session
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.size.pageTop
            iconName: screen.closed.iconName
            hue: "slate"
            title: screen.closed.title
            line: [screen.closed.line, screen.closed.opensText].filter(part => part.length > 0).join(" ")
        }
        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("Open at every hour")
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 4
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards
            uniformCellWidths: true

            HomeTile {
                iconName: "clipboard-list"
                hue: "leaf"
                title: qsTr("Requests")
                line: qsTr("Medical, grievance, safety")
                onActivated: screen.navigator.go("requests")
            }
            HomeTile {
                iconName: "wallet"
                hue: "honey"
                title: qsTr("Money")
                line: qsTr("See your balances")
                onActivated: screen.navigator.go("money")
            }
            HomeTile {
                iconName: "circle-help"
                hue: "sky"
                title: qsTr("Help")
                line: qsTr("Ask how something works")
                onActivated: screen.navigator.go("help")
            }
            HomeTile {
                iconName: "log-out"
                hue: "slate"
                title: qsTr("When you leave")
                line: qsTr("Your day, your copy")
                onActivated: screen.navigator.go("leaving")
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            visible: people.count > 0
            text: qsTr("Legal mail")
        }
        Column {
            Layout.fillWidth: true
            visible: people.count > 0
            Repeater {
                id: people
                model: screen.closed.legal
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    first: index === 0
                    last: index === people.count - 1
                    chevron: true
                    initial: modelData.initial
                    hue: modelData.hue
                    title: modelData.name
                    line: qsTr("Read and write")
                    onActivated: screen.closed.openLegal(modelData.key)
                }
            }
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("Your mail, drafts and downloads are safe. They wait for you.")
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        Item { implicitHeight: Theme.space.l }
    }
}
