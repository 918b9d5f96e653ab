pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// New first by time, in two parts; what is being checked stands where the second begins.
Item {
    id: view

    required property InboxModel inbox
    property ListPlace place: null
    signal goBack

    readonly property bool checking: inbox.checkingCount > 0
    readonly property bool checkingLast: checking && !inbox.hasEarlier
    readonly property bool empty: !inbox.loading && inbox.count === 0 && inbox.problem.length === 0

    Skeleton {
        x: list.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: view.inbox.loading
        onGoBack: view.goBack()
    }
    Component {
        id: checkingRow
        CheckingRow { inbox: view.inbox; last: false }
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
        reuseItems: true
        delegate: LetterItem {
            required property string section
            list: list
            begins: ListView.previousSection !== ListView.section
            ends: ListView.nextSection !== ListView.section
            heading: !begins ? "" : section === "today" ? view.inbox.todayTitle : view.inbox.earlierTitle
            above: begins && section === "earlier" && view.checking ? checkingRow : null
            joined: view.inbox.olderText.length > 0 && !view.checkingLast
            selectedId: view.inbox.selectedId
            onOpened: view.inbox.open(messageId)
        }
        section.property: "section"
        footer: Item {
            width: list.width
            height: foot.implicitHeight + Theme.space.l
            Column {
                id: foot
                x: list.side
                width: parent.width - 2 * x

                SectionHeader {
                    visible: view.checkingLast && !list.flat
                    width: parent.width
                    topPadding: Theme.space.m + Theme.space.s
                    bottomPadding: Theme.space.s
                    text: view.inbox.earlierTitle
                }
                Item {
                    width: 1
                    height: view.checkingLast && list.flat ? Theme.space.listRowGap : 0
                }
                CheckingRow {
                    width: parent.width
                    visible: view.checkingLast
                    inbox: view.inbox
                    flat: list.flat
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
