pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Everybody one knows, by name. Touching somebody opens their page, or (`choosing`) begins a message to them.
MailList {
    id: list

    required property PeopleModel people
    required property SessionModel session
    property bool choosing: false
    property string selected: ""
    readonly property real inset: flat ? 0 : Theme.docked ? side : Theme.space.screenSide
    signal opened(string contact)
    signal asked

    footSide: inset
    topMargin: flat ? 0 : Theme.space.l
    model: people.people
    Accessible.name: qsTr("People")

    header: EmptyState {
        visible: list.people.count === 0 && !list.people.loading
        height: visible ? implicitHeight : 0
        x: list.inset
        width: list.width - 2 * x
        iconName: "users"
        hue: "honey"
        title: qsTr("No people yet")
        line: qsTr("Your list comes from the facility. You can ask to add someone.")
        action: list.choosing ? qsTr("Ask to add someone") : ""
        onActivated: list.asked()
    }
    delegate: Item {
        id: holder
        required property string contactId
        required property string name
        required property string initial
        required property string hue
        required property string line
        required property bool canWrite
        required property var chips
        required property int index

        width: list.width
        height: row.height
        ListRow {
            id: row
            x: list.inset
            width: parent.width - 2 * x
            flat: list.flat
            first: holder.index === 0
            last: holder.index === list.count - 1
            initial: holder.initial
            hue: holder.hue
            title: holder.name
            line: list.choosing ? holder.line : ""
            chips: list.choosing && holder.canWrite ? [] : holder.chips
            chevron: !list.flat
            selected: list.flat && holder.contactId === list.selected
            blocked: list.choosing && !holder.canWrite ? holder.line : ""
            onActivated: list.choosing ? list.people.write(holder.contactId) : list.opened(holder.contactId)
            onExplained: why => list.session.explain(why)
        }
    }
    footer: Item { height: Theme.space.xl }
}
