pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Where a request is: when an answer is due, its steps, what was said, its proof, and what can still be done.
ColumnLayout {
    id: screen

    required property TrackerModel tracker
    required property SessionModel session
    required property ReadingModel reading
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide
    readonly property bool wide: Theme.form === "tablet" && Theme.textStep === 100
    readonly property bool here: !tracker.gone && !tracker.loading

    spacing: Theme.space.s

    component Deeds: GridLayout {
        id: deeds
        required property var offered
        // Larger words stand below each other.
        columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 1 : Math.max(1, offered.length)
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m
        uniformCellWidths: true
        Repeater {
            model: deeds.offered
            AppButton {
                required property var modelData
                Layout.fillWidth: true
                kind: modelData.kind
                big: true
                iconName: modelData.icon
                text: modelData.text
                blocked: modelData.blocked
                onActivated: screen.tracker.do(modelData.key)
                onExplained: why => screen.session.explain(why)
            }
        }
    }
    component More: Column {
        spacing: Theme.space.m
        Repeater {
            model: screen.tracker.moreDeeds
            AppButton {
                required property var modelData
                width: parent?.width ?? 0
                kind: "secondary"
                leading: true
                iconName: modelData.icon
                text: modelData.text
                blocked: modelData.blocked
                onActivated: screen.tracker.do(modelData.key)
                onExplained: why => screen.session.explain(why)
            }
        }
    }

    ScrollPage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.betweenCards

            Skeleton {
                Layout.fillWidth: true
                visible: screen.tracker.loading
                loading: screen.tracker.loading
                onGoBack: screen.navigator.back()
            }
            EmptyState {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                visible: screen.tracker.gone
                iconName: "clipboard-list"
                hue: "sky"
                title: qsTr("This request is not here")
                line: qsTr("It may be on another device. It comes with the next connection.")
                action: qsTr("See all requests")
                onActivated: screen.navigator.go("requests-all")
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                visible: screen.here
                columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 1 : 3
                columnSpacing: Theme.space.l
                rowSpacing: Theme.space.m
                IconTile {
                    name: screen.tracker.iconName
                    hue: screen.tracker.hue
                    side: Theme.kiosk ? Theme.size.avatarLarge : Theme.size.tile
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: screen.tracker.title
                        kind: Theme.kiosk ? Theme.type.heading : Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.tracker.kindLine
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        font.family: Theme.codeFamily
                        wrapMode: Text.Wrap
                    }
                }
                AppButton {
                    kind: "secondary"
                    iconName: "printer"
                    text: screen.tracker.printText
                    busy: screen.tracker.printing
                    blocked: screen.tracker.printBlocked
                    onActivated: screen.tracker.printProof()
                    onExplained: why => screen.session.explain(why)
                }
            }
            DueCard {
                Layout.fillWidth: true
                visible: screen.here && screen.tracker.dueTitle.length > 0
                tracker: screen.tracker
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.here && screen.tracker.standingTitle.length > 0
                hue: screen.tracker.standingHue
                iconName: screen.tracker.standingIcon
                title: screen.tracker.standingTitle
                line: screen.tracker.standingLine
            }
            GridLayout {
                Layout.fillWidth: true
                visible: screen.here
                columns: screen.wide ? 2 : 1
                columnSpacing: Theme.space.betweenCards
                rowSpacing: Theme.space.betweenCards

                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.size.mainShare
                    Layout.alignment: Qt.AlignTop
                    FilingSteps {
                        width: parent.width
                        steps: screen.tracker.steps
                        mayWrite: [...screen.tracker.deeds, ...screen.tracker.moreDeeds].some(deed => deed.key === "note")
                        hears: screen.session.readAloudAvailable
                        onListen: card => screen.reading.readPart(card)
                        onWriteBack: screen.tracker.do("note")
                        onExplained: why => screen.session.explain(why)
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.size.asideShare
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space.betweenCards

                    RateCard {
                        Layout.fillWidth: true
                        visible: screen.tracker.mayRate
                        tracker: screen.tracker
                        session: screen.session
                    }
                    More {
                        Layout.fillWidth: true
                        visible: screen.tracker.moreDeeds.length > 0
                    }
                    Card {
                        Layout.fillWidth: true
                        FilingFacts {
                            width: parent.width
                            tracker: screen.tracker
                        }
                    }
                }
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    Deeds {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: screen.here && screen.tracker.deeds.length > 0
        offered: screen.tracker.deeds
    }
}
