pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// New first by time, in sections; messages being checked are a count and a wait, nothing more.
Item {
    id: view

    required property InboxModel inbox
    property ListPlace place: null
    signal goBack

    // The last card goes on with what is being checked and with older messages.
    readonly property bool joined: !list.flat && (inbox.olderText.length > 0 || inbox.checkingCount > 0) && list.count > 0
    readonly property bool empty: !inbox.loading && inbox.count === 0 && inbox.problem.length === 0

    Skeleton {
        x: list.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: view.inbox.loading
        onGoBack: view.goBack()
    }
    MailList {
        id: list
        anchors.fill: parent
        place: view.place
        visible: !view.inbox.loading
        model: view.inbox.messages
        Accessible.name: qsTr("Inbox")

        header: Item {
            width: list.width
            height: top.implicitHeight
            Column {
                id: top
                x: list.side
                width: parent.width - 2 * x
                topPadding: Theme.space.s
                EmptyState {
                    visible: view.inbox.problem.length > 0
                    width: parent.width
                    iconName: "cloud-alert"
                    hue: "rose"
                    title: qsTr("This did not load")
                    line: view.inbox.problem
                    action: qsTr("Try again")
                    onActivated: view.inbox.reload()
                }
                EmptyState {
                    visible: view.empty
                    width: parent.width
                    title: qsTr("No mail yet")
                    line: qsTr("When someone writes to you, it will be here. You can write first.")
                }
            }
        }
        delegate: Item {
            id: holder
            required property string messageId
            required property string sender
            required property string initial
            required property string hue
            required property string subject
            required property string snippet
            required property string timeText
            required property bool isNew
            required property bool replyPaid
            required property bool replied
            required property string photoText
            required property string thumbnail
            required property bool legal
            required property string section
            required property int index
            readonly property bool begins: ListView.previousSection !== ListView.section
            readonly property bool ends: ListView.nextSection !== ListView.section
            readonly property bool lastOfAll: index === list.count - 1

            width: list.width
            height: heading.height + row.height + (list.flat ? 0 : ends && !lastOfAll ? Theme.space.s : 0)

            Item {
                id: heading
                visible: holder.begins && !list.flat
                x: list.side
                width: parent.width - 2 * x
                height: visible ? words.implicitHeight + Theme.space.s + (holder.index === 0 ? 0 : Theme.space.m) : 0
                SectionHeader {
                    id: words
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.space.s
                    width: parent.width
                    text: holder.section
                }
            }
            ListRow {
                id: row
                y: heading.height
                x: list.side
                width: parent.width - 2 * x
                first: holder.begins
                last: holder.ends && !(holder.lastOfAll && view.joined)
                initial: holder.initial
                hue: holder.hue
                title: holder.sender
                newText: holder.isNew ? qsTr("New") : ""
                subject: holder.subject
                line: list.flat ? "" : holder.snippet
                timeText: holder.timeText
                thumbnail: list.flat ? "" : holder.thumbnail
                selected: Theme.twoPane && holder.messageId === view.inbox.selectedId
                chips: [
                    holder.legal ? { text: qsTr("Legal: not read by staff"), icon: "scale", hue: "slate" } : null,
                    holder.replied ? { text: qsTr("You replied"), icon: "reply", hue: "slate" } : null,
                    holder.replyPaid && !holder.replied ? { text: qsTr("Reply paid"), icon: "postage", hue: "honey" } : null,
                    holder.photoText.length > 0 ? { text: holder.photoText, icon: "image", hue: "sky" } : null
                ].filter(chip => chip !== null)
                onActivated: {
                    view.place?.keep(list.view);
                    view.inbox.open(holder.messageId);
                }
            }
        }
        section.property: "section"
        footer: Item {
            width: list.width
            height: foot.implicitHeight + Theme.space.l
            Column {
                id: foot
                x: list.side
                width: parent.width - 2 * x
                topPadding: view.joined ? 0 : Theme.space.m
                ListRow {
                    width: parent.width
                    visible: view.inbox.checkingCount > 0
                    passive: true
                    first: !view.joined
                    last: view.inbox.olderText.length === 0
                    iconName: "hourglass"
                    hue: "slate"
                    title: view.inbox.checkingTitle
                    subject: view.inbox.checkingLine
                    timeText: view.inbox.checkingWait
                }
                OlderButton {
                    width: parent.width
                    text: view.inbox.olderText
                    onActivated: view.inbox.showOlder()
                }
            }
        }
    }
}
