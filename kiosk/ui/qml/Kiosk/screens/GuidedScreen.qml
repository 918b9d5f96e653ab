pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One topic of support: the device looks by itself, then one step, one picture and one question at a time, at last a person.
ScrollPage {
    id: screen

    required property GuidedModel guided
    required property SessionModel session
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? Theme.size.pageTop : Theme.space.s
            text: [screen.guided.formName, screen.guided.topicName].join(" · ")
            kind: Theme.kiosk ? Theme.type.body : Theme.type.small
            weight: Theme.semibold
            color: Theme.color.primaryInk
        }
        AppText {
            Layout.fillWidth: true
            text: screen.guided.title
            kind: Theme.docked ? Theme.type.display : Theme.type.title
            Accessible.role: Accessible.Heading
        }
        ProgressParts {
            Layout.fillWidth: true
            visible: screen.guided.phase === "checking" || screen.guided.phase === "step"
            told: false
            count: screen.guided.count
            current: screen.guided.current
            words: qsTr("Step %1 of %2").arg(current).arg(count)
        }
        Loader {
            Layout.fillWidth: true
            sourceComponent: ({ "checking": checking, "step": asking, "person": person, "solved": solved })[screen.guided.phase] ?? null
        }
        Item { implicitHeight: Theme.space.s }
    }
    Connections {
        target: screen.guided
        function onStepTitleChanged() {
            screen.contentY = 0;
        }
    }
    Component {
        id: checking
        Card {
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.l
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("This device looks by itself. It takes a few seconds.")
                }
                GuidedChecks { Layout.fillWidth: true; checks: screen.guided.checks }
                AppButton {
                    Layout.fillWidth: Theme.docked
                    kind: "secondary"
                    iconName: "message-circle"
                    text: qsTr("Skip, ask a person")
                    onActivated: screen.guided.skip()
                }
            }
        }
    }
    Component {
        id: asking
        GuidedStep {
            count: screen.guided.count
            current: screen.guided.current
            picture: Theme.resource(screen.guided.picture)
            title: screen.guided.stepTitle
            line: screen.guided.stepLine
            question: screen.guided.question
            yesText: screen.guided.yesText
            note: [screen.guided.lookedText, screen.guided.triedText].filter(part => part.length > 0).join(" ")
            listenBlocked: screen.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onExplained: why => screen.session.explain(why)
            onYes: screen.guided.yes()
            onNo: screen.guided.no()
            onSkip: screen.guided.skip()
            onListen: screen.session.readAloud()
        }
    }
    Component {
        id: person
        Card {
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.l
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("Say what happens in your own words. It gets a number at once.")
                }
                LinkCard {
                    visible: screen.guided.ticketText.length > 0
                    iconName: "ticket"
                    title: screen.guided.ticketText
                    line: qsTr("You can add a note to it")
                    onActivated: screen.guided.openTicket()
                }
                AppText {
                    Layout.fillWidth: true
                    visible: along.count > 0
                    text: qsTr("This goes with it")
                    kind: Theme.type.large
                    weight: Theme.semibold
                    Accessible.role: Accessible.Heading
                }
                Repeater {
                    id: along
                    model: screen.guided.alongTexts
                    IconLine {
                        required property var modelData
                        Layout.fillWidth: true
                        iconName: modelData.icon
                        hue: modelData.hue
                        text: modelData.text
                        Accessible.role: Accessible.StaticText
                        Accessible.name: text
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: screen.guided.triedText
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
                AppButton {
                    Layout.fillWidth: true
                    iconName: "message-circle"
                    text: qsTr("Write to support")
                    onActivated: screen.guided.ask()
                }
            }
        }
    }
    Component {
        id: solved
        ColumnLayout {
            spacing: Theme.space.betweenCards
            EmptyState {
                Layout.fillWidth: true
                iconName: "circle-check"
                hue: "leaf"
                title: qsTr("Nothing was sent")
                line: qsTr("You can come back here at any time.")
            }
            AppButton {
                Layout.fillWidth: true
                iconName: "house"
                text: qsTr("Back to Home")
                onActivated: screen.navigator.home()
            }
            AppButton {
                Layout.fillWidth: true
                kind: "secondary"
                iconName: "rotate-ccw"
                text: qsTr("It stopped again")
                onActivated: screen.guided.again()
            }
        }
    }
}
