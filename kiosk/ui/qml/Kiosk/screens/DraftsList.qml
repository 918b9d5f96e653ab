pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Letters that are not finished, and those that came back, with the reason.
MailList {
    id: list

    required property DraftsModel drafts

    flat: false
    model: drafts.drafts
    topMargin: flat ? 0 : Theme.space.m
    Accessible.name: qsTr("Drafts")

    header: EmptyState {
        visible: list.drafts.count === 0
        height: visible ? implicitHeight : 0
        x: list.side
        width: list.width - 2 * x
        iconName: "pencil"
        hue: "plum"
        title: qsTr("No drafts")
        line: qsTr("Everything you write is saved here until you send it.")
    }
    delegate: Item {
        id: holder
        required property string draftId
        required property string name
        required property string initial
        required property string hue
        required property string line
        required property string timeText
        required property string reason
        required property var extras
        required property int index

        width: list.width
        height: row.height
        ListRow {
            id: row
            x: list.side
            width: parent.width - 2 * x
            flat: false
            first: holder.index === 0
            last: holder.index === list.count - 1
            initial: holder.initial
            hue: holder.hue
            title: holder.name
            subject: holder.line
            note: holder.reason
            timeText: holder.timeText
            chips: holder.extras
            onActivated: list.drafts.open(holder.draftId)

            AppButton {
                kind: "quiet"
                iconName: "trash-2"
                text: qsTr("Remove")
                Accessible.name: qsTr("Remove the draft to %1").arg(holder.name)
                onActivated: list.drafts.remove(holder.draftId)
            }
        }
    }
    footer: Item { height: Theme.space.xl }
}
