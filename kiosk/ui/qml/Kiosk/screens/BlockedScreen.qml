pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Whom one asked for and where that stands; and whom one blocked.
ScrollPage {
    id: screen

    required property PeopleModel people
    required property PersonModel person
    required property SessionModel session
    required property Navigator navigator
    readonly property bool asked: people.wishCount > 0
    readonly property bool blocking: people.blockedCount > 0

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: 0

        PageTitle {
            text: qsTr("Requests and blocked")
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.l
            visible: !screen.asked && !screen.blocking && !screen.people.loading
            iconName: "users"
            hue: "honey"
            title: qsTr("Nothing asked, nobody blocked")
            line: qsTr("People you ask for stand here. So do people you block.")
            action: qsTr("Ask to add someone")
            onActivated: screen.navigator.go("ask-contact")
        }
        SectionHeader {
            Layout.topMargin: Theme.space.l
            Layout.bottomMargin: Theme.space.s
            visible: screen.asked
            text: qsTr("People you asked for")
        }
        Repeater {
            model: screen.people.wishes
            Item {
                id: wish
                required property string name
                required property string line
                required property string reason
                required property var chip
                required property int index
                Layout.fillWidth: true
                implicitHeight: asked.implicitHeight
                ListRow {
                    id: asked
                    width: parent.width
                    flat: false
                    passive: true
                    iconName: "users"
                    hue: "honey"
                    first: wish.index === 0
                    last: wish.index === screen.people.wishCount - 1
                    title: wish.name
                    subject: wish.line
                    line: wish.reason
                    chips: [wish.chip]
                }
            }
        }
        SectionHeader {
            Layout.topMargin: screen.asked ? Theme.space.xl : Theme.space.l
            Layout.bottomMargin: Theme.space.s
            visible: screen.blocking
            text: qsTr("Blocked people")
        }
        Repeater {
            model: screen.people.blocked
            Item {
                id: holder
                required property string contactId
                required property string name
                required property string initial
                required property string hue
                required property string line
                required property int index
                Layout.fillWidth: true
                implicitHeight: row.implicitHeight
                ListRow {
                    id: row
                    width: parent.width
                    flat: false
                    first: holder.index === 0
                    last: holder.index === screen.people.blockedCount - 1
                    initial: holder.initial
                    hue: holder.hue
                    title: holder.name
                    line: holder.line
                    chevron: true
                    onActivated: screen.person.open(holder.contactId)
                }
            }
        }
        Item { implicitHeight: Theme.space.xl }
    }
}
