import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The next visit on a card of its own: with whom, when, how long until then, and the way into it.
Card {
    id: card

    required property VisitsModel visits
    required property VisitModel visit
    required property SessionModel session
    required property Navigator navigator
    readonly property bool stacked: Theme.docked || Theme.compact || Theme.textStep > 100

    implicitHeight: body.implicitHeight + 2 * pad

    ColumnLayout {
        id: body
        width: parent.width
        spacing: Theme.space.l

        Pressable {
            id: head
            Layout.fillWidth: true
            text: [card.visits.nextTitle, card.visits.nextCountdown, card.visits.nextWhen, card.visits.nextLine].join(". ")
            ringRadius: Theme.radius.control
            implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight)
            onActivated: card.visit.open(card.visits.nextId)

            background: Rectangle {
                anchors.fill: parent
                radius: Theme.radius.control
                color: head.down ? Theme.color.surfaceSunken : Theme.clear
            }
            contentItem: RowLayout {
                spacing: Theme.size.leadGap
                Avatar {
                    visible: !Theme.largest || !Theme.compact
                    initial: card.visits.nextInitial
                    hue: card.visits.nextHue
                    side: Theme.size.avatarLarge
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: card.visits.nextCountdown
                        kind: Theme.type.large
                        weight: Theme.semibold
                        color: card.visits.nextSoon ? Theme.color.leafInk : Theme.color.honeyInk
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: card.visits.nextTitle
                        kind: Theme.type.heading
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: card.visits.nextWhen
                        weight: Theme.medium
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: card.visits.nextLine
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
                AppIcon {
                    name: "chevron-right"
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: card.stacked ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                iconName: "video"
                text: qsTr("Join the visit")
                blocked: card.visits.nextClosed
                onActivated: card.visit.join(card.visits.nextId)
                onExplained: why => card.session.explain(why)
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "mic"
                text: qsTr("Check picture and sound")
                implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
                onActivated: card.navigator.go("visit-check")
            }
        }
    }
}
