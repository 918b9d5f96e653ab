pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Requests: what is open first, then what can be asked, reported or complained about. An emergency is nobody's form.
ColumnLayout {
    id: screen

    required property RequestsModel requests
    required property Navigator navigator

    readonly property real side: Theme.size.pageSide
    // How many of what is open stand here; all are one touch away.
    readonly property int cards: Theme.docked || Theme.compact || Theme.textStep > 100 ? 1 : 2

    spacing: Theme.space.s
    ScrollPage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.betweenCards

            PageTitle {
                inBar: true
                text: qsTr("Requests")
            }
            Banner {
                Layout.fillWidth: true
                visible: Theme.largest
                hue: "rose"
                iconName: "siren"
                title: qsTr("Is this an emergency?")
                line: qsTr("Tell any officer now. Do not wait for an answer here.")
            }
            Skeleton {
                Layout.fillWidth: true
                visible: screen.requests.loading
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.docked ? 0 : Theme.space.m
                visible: screen.requests.openCount > 0
                columns: Theme.largest ? 1 : 2
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("Open now")
                    kind: Theme.type.title
                    Accessible.role: Accessible.Heading
                }
                AppButton {
                    visible: screen.requests.allText.length > 0
                    kind: "quiet"
                    text: screen.requests.allText
                    onActivated: screen.navigator.go("requests-all")
                }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: screen.requests.openCount > 0
                columns: Math.max(1, Math.min(screen.cards, screen.requests.openCount))
                columnSpacing: Theme.space.betweenCards
                rowSpacing: Theme.space.betweenCards
                uniformCellWidths: true
                Repeater {
                    model: screen.requests.open
                    OpenFiling {
                        required property string filingId
                        required property int index
                        visible: index < screen.cards
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onActivated: screen.requests.track(filingId)
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: screen.requests.draftCount > 0
                text: qsTr("Not filed yet")
                kind: Theme.type.title
                Accessible.role: Accessible.Heading
            }
            Repeater {
                model: screen.requests.drafts
                BegunFiling {
                    required property string draftId
                    Layout.fillWidth: true
                    onGoOn: screen.requests.goOn(draftId)
                    onDropped: screen.requests.drop(draftId)
                }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: !screen.requests.loading && !screen.requests.empty
                columns: Theme.largest ? 1 : 2
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("What do you need?")
                    kind: Theme.type.title
                    Accessible.role: Accessible.Heading
                }
                AppButton {
                    visible: screen.requests.openCount === 0 && screen.requests.allText.length > 0
                    kind: "quiet"
                    text: screen.requests.allText
                    onActivated: screen.navigator.go("requests-all")
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest || (Theme.docked && Theme.textStep > 100) ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 4
                columnSpacing: Theme.space.betweenCards
                rowSpacing: Theme.space.betweenCards
                uniformCellWidths: true
                Repeater {
                    model: screen.requests.tiles
                    RequestTile {
                        required property var modelData
                        iconName: modelData.icon
                        hue: modelData.hue
                        title: modelData.title
                        line: modelData.line
                        onActivated: screen.requests.choose(modelData.key)
                    }
                }
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.requests.empty && !screen.requests.loading
                iconName: "clipboard-list"
                hue: "sky"
                title: qsTr("No forms are here yet")
                line: qsTr("They come with the next connection. Ask any officer for a paper form.")
            }
            Item { implicitHeight: Theme.space.xs }
        }
    }
    // Always in sight, but where large words need the room for the page.
    Banner {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: !Theme.largest
        folded: Theme.compact
        hue: "rose"
        iconName: "siren"
        title: Theme.compact ? qsTr("Is this an emergency? Tell any officer now.") : qsTr("Is this an emergency?")
        line: qsTr("Tell any officer now. Do not wait for an answer here.")
    }
}
