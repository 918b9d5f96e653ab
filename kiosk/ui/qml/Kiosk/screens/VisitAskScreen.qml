pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Whom to see, how long, on which day and at which times.
ColumnLayout {
    id: screen

    required property VisitAskModel visitAsk
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide

    // The field stays in sight when the keyboard takes its room.
    function follow() {
        const place = Typist.place;
        if (!place || !page.content)
            return;
        const bottom = place.mapToItem(page.content, 0, 0).y + place.height + Theme.space.s;
        const seen = page.height - (page.scrolls ? page.foot + Theme.space.s : 0);
        page.contentY = Math.max(0, Math.min(page.tall - seen, bottom - seen));
    }
    Connections {
        target: Typist
        function onPlaceChanged() { Qt.callLater(screen.follow); }
    }

    spacing: Theme.space.s

    ScrollPage {
        id: page
        onHeightChanged: Qt.callLater(screen.follow)
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.l

            PageTitle {
                inBar: true
                text: qsTr("Ask for a visit")
            }
            AppText {
                Layout.fillWidth: true
                text: screen.visitAsk.rulesText
                color: Theme.color.inkSoft
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.visitAsk.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.visitAsk.error
            }
            SectionHeader {
                Layout.fillWidth: true
                text: qsTr("Who do you want to see?")
            }
            AppText {
                Layout.fillWidth: true
                visible: screen.visitAsk.people.length === 0
                text: qsTr("There is nobody yet whom you may see.")
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space.s
                Repeater {
                    model: screen.visitAsk.people
                    ChoiceChip {
                        required property var modelData
                        width: Math.min(implicitWidth, parent.width)
                        text: modelData.text
                        selected: modelData.selected
                        onActivated: screen.visitAsk.choosePerson(modelData.key)
                    }
                }
            }
            ChoiceGroup {
                visible: screen.visitAsk.lengths.length > 1
                title: qsTr("How long?")
                choices: screen.visitAsk.lengths
                current: screen.visitAsk.minutes
                onChosen: key => screen.visitAsk.chooseLength(key)
            }
            SectionHeader {
                Layout.fillWidth: true
                text: qsTr("Which day?")
            }
            AppText {
                Layout.fillWidth: true
                visible: screen.visitAsk.noDays
                text: qsTr("No time is free for now. Look again tomorrow.")
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space.s
                Repeater {
                    model: screen.visitAsk.days
                    ChoiceChip {
                        required property var modelData
                        width: Math.min(implicitWidth, parent.width)
                        text: modelData.text
                        selected: modelData.selected
                        onActivated: screen.visitAsk.chooseDay(modelData.key)
                    }
                }
            }
            SectionHeader {
                Layout.fillWidth: true
                visible: screen.visitAsk.times.length > 0
                text: qsTr("Which times would do? Choose up to three.")
            }
            Flow {
                Layout.fillWidth: true
                visible: screen.visitAsk.times.length > 0
                spacing: Theme.space.s
                Repeater {
                    model: screen.visitAsk.times
                    ChoiceChip {
                        required property var modelData
                        width: Math.min(implicitWidth, parent.width)
                        text: modelData.text
                        selected: modelData.selected
                        onActivated: screen.visitAsk.chooseTime(modelData.key)
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                visible: screen.visitAsk.chosen.length > 0
                implicitHeight: wishes.implicitHeight + 2 * pad
                ColumnLayout {
                    id: wishes
                    width: parent.width
                    spacing: Theme.space.s
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("You ask for one of these times")
                        weight: Theme.semibold
                    }
                    Repeater {
                        model: screen.visitAsk.chosen
                        RowLayout {
                            id: wish
                            required property var modelData
                            required property int index
                            Layout.fillWidth: true
                            spacing: Theme.space.m
                            AppText {
                                Layout.fillWidth: true
                                text: (wish.index + 1) + ". " + wish.modelData.text
                            }
                            AppButton {
                                kind: "quiet"
                                iconName: "x"
                                text: qsTr("Take away")
                                Accessible.description: wish.modelData.text
                                onActivated: screen.visitAsk.chooseTime(wish.modelData.key)
                            }
                        }
                    }
                }
            }
            TextField {
                Layout.fillWidth: true
                label: qsTr("A word to staff")
                hint: qsTr("You may leave this empty")
                text: screen.visitAsk.note
                maximumLength: screen.visitAsk.noteMost
                onEdited: text => screen.visitAsk.editNote(text)
            }
            Item { implicitHeight: Theme.space.m }
        }
    }
    AppButton {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        iconName: "send"
        text: qsTr("Ask for this visit")
        busy: screen.visitAsk.busy
        blocked: screen.visitAsk.blocked
        onActivated: screen.visitAsk.send()
        onExplained: why => screen.session.explain(why)
    }
}
