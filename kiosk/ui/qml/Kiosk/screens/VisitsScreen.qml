pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The next visit, what waits for an answer, what is asked for; and the ways to more.
ColumnLayout {
    id: screen

    required property VisitsModel visits
    required property VisitModel visit
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide

    spacing: Theme.space.s

    Skeleton {
        Layout.fillWidth: true
        Layout.margins: screen.side
        visible: screen.visits.loading
        loading: screen.visits.loading
        onGoBack: screen.navigator.back()
    }
    ScrollPage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: !screen.visits.loading
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                inBar: true
                text: qsTr("Visits")
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.visits.pausedText.length > 0
                hue: "slate"
                iconName: "circle-pause"
                title: screen.visits.pausedText
                line: screen.visits.pausedLine
            }
            EmptyState {
                Layout.fillWidth: true
                visible: !screen.visits.offered && screen.visits.count === 0 && screen.visits.nextId.length === 0
                iconName: "video"
                hue: "slate"
                title: qsTr("Video visits are not used here")
                line: qsTr("You can write to your people. Mail works as always.")
                action: qsTr("Write to someone")
                onActivated: screen.navigator.go("write-to")
            }
            NextVisit {
                Layout.fillWidth: true
                visible: screen.visits.nextId.length > 0
                visits: screen.visits
                visit: screen.visit
                session: screen.session
                navigator: screen.navigator
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.visits.offered && screen.visits.nextId.length === 0 && screen.visits.count === 0
                iconName: "video"
                hue: "sky"
                title: qsTr("No visit is planned")
                line: qsTr("Ask for one. Your people can propose one too.")
            }
            SectionHeader {
                Layout.fillWidth: true
                visible: screen.visits.count > 0
                text: screen.visits.nextId.length > 0 ? qsTr("More visits") : qsTr("Your visits")
            }
            ColumnLayout {
                Layout.fillWidth: true
                visible: screen.visits.count > 0
                spacing: 0
                Repeater {
                    model: screen.visits.rows
                    VisitRow {
                        Layout.fillWidth: true
                        count: screen.visits.count
                        onChosen: id => screen.visit.open(id)
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                AppButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    kind: "secondary"
                    iconName: "calendar-days"
                    text: qsTr("Past visits")
                    implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
                    onActivated: screen.navigator.go("visits-past")
                }
                AppButton {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    visible: screen.visits.nextId.length === 0
                    kind: "secondary"
                    iconName: "mic"
                    text: qsTr("Check picture and sound")
                    implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
                    onActivated: screen.navigator.go("visit-check")
                }
            }
            Item { implicitHeight: Theme.space.m }
        }
    }
    AppButton {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: screen.visits.offered && !screen.visits.loading
        kind: screen.visits.nextId.length > 0 ? "tonal" : "primary"
        iconName: "plus"
        text: qsTr("Ask for a visit")
        onActivated: screen.navigator.go("visit-ask")
        onExplained: why => screen.session.explain(why)
    }
}
