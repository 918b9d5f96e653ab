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
    readonly property real side: Theme.size.pageSide

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
            PageTitle {
                Layout.leftMargin: screen.side
                Layout.rightMargin: screen.side
                inBar: true
                text: qsTr("Contacts")
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
                Layout.bottomMargin: Theme.size.pageFoot
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
                PaneRest {
                    anchors.fill: parent
                    visible: screen.person.contactId.length === 0
                    offered: screen.people.count > 0
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
