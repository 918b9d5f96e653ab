pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// What you sent, newest first, each with where it is now.
Item {
    id: view

    required property SentModel sent
    property ListPlace place: null
    signal goBack
    readonly property var chips: ({
        "waiting": { icon: "clock", hue: "honey" },
        "checked": { icon: "hourglass", hue: "slate" },
        "sent": { icon: "check", hue: "leaf" },
        "stopped": { icon: "circle-alert", hue: "rose" },
        "plain": { icon: "mail", hue: "slate" }
    })

    Skeleton {
        x: list.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: view.sent.loading
        onGoBack: view.goBack()
    }
    MailList {
        id: list
        anchors.fill: parent
        place: view.place
        visible: !view.sent.loading
        model: view.sent.messages
        topMargin: flat ? 0 : Theme.space.m
        Accessible.name: qsTr("Sent")

        header: EmptyState {
            visible: view.sent.count === 0
            height: visible ? implicitHeight : 0
            x: list.side
            width: list.width - 2 * x
            iconName: "send"
            title: qsTr("Nothing sent yet")
            line: qsTr("When you send a message, you can see here where it is.")
        }
        delegate: Item {
            id: holder
            required property string messageId
            required property string recipient
            required property string initial
            required property string hue
            required property string line
            required property string timeText
            required property string chipText
            required property string chipKind
            required property var extras
            required property int index

            width: list.width
            height: row.height
            ListRow {
                id: row
                x: list.side
                width: parent.width - 2 * x
                first: holder.index === 0
                last: holder.index === list.count - 1 && view.sent.olderText.length === 0
                initial: holder.initial
                hue: holder.hue
                title: holder.recipient
                subject: holder.line
                timeText: list.flat ? "" : holder.timeText
                selected: Theme.twoPane && holder.messageId === view.sent.selectedId
                chips: [Object.assign({ text: holder.chipText }, view.chips[holder.chipKind] ?? view.chips.plain), ...holder.extras]
                onActivated: {
                    view.place?.keep(list.view);
                    view.sent.open(holder.messageId);
                }
            }
        }
        footer: Item {
            width: list.width
            height: older.height + Theme.space.xl
            OlderButton {
                id: older
                x: list.side
                width: parent.width - 2 * x
                text: view.sent.olderText
                onActivated: view.sent.showOlder()
            }
        }
    }
}
