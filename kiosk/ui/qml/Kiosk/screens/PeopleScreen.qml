pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Choose whom to write to.
ColumnLayout {
    id: screen

    required property PeopleModel people
    required property SessionModel session
    required property Navigator navigator

    spacing: 0

    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: list.side
        Layout.rightMargin: list.side
        Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s
        visible: Theme.docked
        text: qsTr("Write to someone")
        kind: Theme.type.display
        Accessible.role: Accessible.Heading
    }
    MailList {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        readonly property real inset: Theme.docked ? side : Theme.space.screenSide
        footSide: inset
        topMargin: Theme.space.l
        model: screen.people.people
        Accessible.name: qsTr("People")

        header: EmptyState {
            visible: screen.people.count === 0
            height: visible ? implicitHeight : 0
            x: list.inset
            width: list.width - 2 * x
            iconName: "users"
            hue: "honey"
            title: qsTr("No people yet")
            line: qsTr("Your list comes from the facility. Ask your unit staff to add someone.")
        }
        delegate: Item {
            id: holder
            required property string contactId
            required property string name
            required property string initial
            required property string hue
            required property string line
            required property bool canWrite
            required property int index

            width: list.width
            height: row.height
            ListRow {
                id: row
                x: list.inset
                width: parent.width - 2 * x
                flat: false
                first: holder.index === 0
                last: holder.index === list.count - 1
                initial: holder.initial
                hue: holder.hue
                title: holder.name
                line: holder.line
                chevron: holder.canWrite
                blocked: holder.canWrite ? "" : holder.line.length > 0 ? holder.line : qsTr("You cannot write to %1 now.").arg(holder.name)
                chips: holder.canWrite ? [] : [{ text: qsTr("Not now"), icon: "lock-keyhole", hue: "slate" }]
                onActivated: screen.people.write(holder.contactId)
                onExplained: why => screen.session.explain(why)
            }
        }
        footer: Item { height: Theme.space.xl }
    }
}
