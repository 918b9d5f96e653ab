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

    side: Theme.kiosk ? 44 : Theme.space.screenSide
    content: ColumnLayout {
        spacing: 0

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s
            visible: Theme.docked
            text: qsTr("Requests and blocked")
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        SectionHeader {
            Layout.topMargin: Theme.space.l
            Layout.bottomMargin: Theme.space.s
            text: qsTr("People you asked for")
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.people.wishCount === 0
            text: qsTr("You have not asked for anybody.")
            color: Theme.color.inkSoft
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
            Layout.topMargin: Theme.space.xl
            Layout.bottomMargin: Theme.space.s
            text: qsTr("Blocked people")
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.people.blockedCount === 0
            text: qsTr("Nobody is blocked.")
            color: Theme.color.inkSoft
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
