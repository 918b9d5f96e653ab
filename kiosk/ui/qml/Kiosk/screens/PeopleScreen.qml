pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Contacts: a list of people, and in a wide window the one that is open beside it.
Item {
    id: screen

    required property PeopleModel people
    required property PersonModel person
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.kiosk ? 44 : Theme.space.screenSide

    Component {
        id: everybody
        PeopleList {
            people: screen.people
            session: screen.session
            selected: screen.person.contactId
            onOpened: contact => screen.person.open(contact)
        }
    }
    Component {
        id: below
        PeopleFoot {
            people: screen.people
            onRequestsOpened: screen.navigator.go("blocked")
            onAsked: screen.navigator.go("ask-contact")
        }
    }
    Loader {
        anchors.fill: parent
        active: !Theme.twoPane
        sourceComponent: ColumnLayout {
            spacing: 0
            AppText {
                Layout.fillWidth: true
                Layout.leftMargin: screen.side
                Layout.rightMargin: screen.side
                Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s
                visible: Theme.docked
                text: qsTr("Contacts")
                kind: Theme.type.display
                Accessible.role: Accessible.Heading
            }
            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                sourceComponent: everybody
            }
            Loader {
                Layout.fillWidth: true
                Layout.leftMargin: screen.side
                Layout.rightMargin: screen.side
                Layout.topMargin: Theme.space.s
                Layout.bottomMargin: Theme.kiosk ? 28 : Theme.space.m
                sourceComponent: below
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: Theme.twoPane
        sourceComponent: TwoPane {
            detail: Item {
                anchors.fill: parent
                PersonView {
                    anchors.fill: parent
                    anchors.topMargin: Theme.space.l + Theme.space.s
                    visible: screen.person.contactId.length > 0
                    person: screen.person
                    session: screen.session
                }
                EmptyState {
                    anchors.centerIn: parent
                    width: Math.min(parent.width, Theme.size.dialogWidth)
                    visible: screen.person.contactId.length === 0 && screen.people.count > 0
                    iconName: "users"
                    title: qsTr("Choose a person")
                    line: qsTr("Touch a name at the left to see more.")
                }
            }
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.space.s
                Loader {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    sourceComponent: everybody
                }
                Loader {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space.m + Theme.space.s
                    sourceComponent: below
                }
            }
        }
    }
}
