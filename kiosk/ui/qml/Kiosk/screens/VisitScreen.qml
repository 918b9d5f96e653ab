pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One visit, and what can be done about it.
ColumnLayout {
    id: screen

    required property VisitModel visit
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide
    readonly property bool asked: visit.asking.length > 0

    spacing: Theme.space.s

    ScrollPage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.l

            EmptyState {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                visible: screen.visit.gone
                iconName: "video"
                hue: "slate"
                title: qsTr("This visit is not here any more")
                line: qsTr("Nothing was lost. Look in Visits.")
                action: qsTr("Go back")
                onActivated: screen.navigator.back()
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                visible: !screen.visit.gone
                spacing: Theme.space.l
                Avatar {
                    visible: !Theme.largest || !Theme.compact
                    initial: screen.visit.initial
                    hue: screen.visit.hue
                    side: Theme.size.avatarLarge
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.xs
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("Video visit with %1").arg(screen.visit.name)
                        kind: Theme.type.heading
                        Accessible.role: Accessible.Heading
                    }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.space.s
                        Repeater {
                            model: screen.visit.chip
                            StatusChip {
                                required property var modelData
                                text: modelData.text
                                iconName: modelData.icon
                                hue: modelData.hue
                            }
                        }
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: !screen.visit.gone
                text: screen.visit.whenText
                kind: Theme.type.title
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.visit.stateText.length > 0 && !screen.visit.gone
                hue: screen.visit.toAnswer ? "honey" : "sky"
                iconName: screen.visit.toAnswer ? "calendar-clock" : "clock"
                title: screen.visit.stateText
            }
            FactCard {
                Layout.fillWidth: true
                visible: !screen.visit.gone
                facts: screen.visit.facts
            }
            Card {
                Layout.fillWidth: true
                visible: screen.visit.note.length > 0
                implicitHeight: note.implicitHeight + 2 * pad
                AppText {
                    id: note
                    width: parent.width
                    text: screen.visit.note
                }
            }
            IconLine {
                Layout.fillWidth: true
                visible: !screen.visit.gone && screen.visit.recordedText.length > 0
                iconName: "film"
                text: screen.visit.recordedText
            }
            AppButton {
                Layout.fillWidth: true
                visible: screen.visit.certain && !screen.asked
                kind: "secondary"
                iconName: "mic"
                text: qsTr("Check picture and sound")
                onActivated: screen.navigator.go("visit-check")
            }
            AppButton {
                Layout.fillWidth: true
                visible: screen.visit.canCancel && !screen.asked
                kind: "care"
                iconName: "x"
                text: qsTr("Call it off")
                implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
                onActivated: screen.visit.ask("cancel")
            }
            Item { implicitHeight: Theme.space.m }
        }
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: screen.asked
        text: screen.visit.asking === "cancel" ? qsTr("Call this visit off? %1 will be told.").arg(screen.visit.name) : qsTr("Say no to this visit? %1 will be told.").arg(screen.visit.name)
        kind: Theme.type.large
        weight: Theme.semibold
        Accessible.role: Accessible.AlertMessage
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.fillHeight: false
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: !screen.visit.gone
        columns: Theme.largest ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.m
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.asked
            kind: "secondary"
            text: qsTr("Keep the visit")
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: screen.visit.keep()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.asked
            kind: "care"
            iconName: "x"
            text: screen.visit.asking === "cancel" ? qsTr("Call it off") : qsTr("Say no")
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: screen.visit.confirm()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.visit.toAnswer && !screen.asked
            kind: "secondary"
            iconName: "x"
            text: qsTr("Say no")
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: screen.visit.ask("decline")
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            visible: screen.visit.toAnswer && !screen.asked
            iconName: "check"
            text: screen.visit.moved ? qsTr("The new time is good") : qsTr("Say yes")
            busy: screen.visit.busy
            onActivated: screen.visit.accept()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.columnSpan: Theme.largest ? 1 : 2
            visible: screen.visit.certain && !screen.visit.toAnswer && !screen.asked
            iconName: "video"
            text: qsTr("Join the visit")
            blocked: screen.visit.closed
            onActivated: screen.visit.join(screen.visit.visitId)
            onExplained: why => screen.session.explain(why)
        }
    }
}
