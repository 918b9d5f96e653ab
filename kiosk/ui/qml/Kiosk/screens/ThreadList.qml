pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// All mail with one person: the newest last, older ones above.
ColumnLayout {
    id: view

    required property ConversationModel conversation
    required property SessionModel session
    property ListPlace place: null
    readonly property real side: Theme.twoPane ? 0 : Theme.size.pageSide
    signal goBack

    spacing: Theme.space.s

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: view.side
        Layout.rightMargin: view.side
        Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.xs
        spacing: Theme.space.l
        Avatar {
            visible: !Theme.largest && initial.length > 0
            initial: view.conversation.initial
            hue: view.conversation.hue
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: view.conversation.title
                kind: Theme.kiosk && !Theme.largest ? Theme.type.heading : Theme.type.title
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: view.conversation.countText
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
        }
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Skeleton {
            x: view.side
            y: Theme.space.l
            width: parent.width - 2 * x
            loading: view.conversation.loading
            onGoBack: view.goBack()
        }
        MailList {
            id: list
            anchors.fill: parent
            place: view.place
            fromEnd: true
            visible: !view.conversation.loading
            model: view.conversation.messages
            Accessible.name: view.conversation.title

            header: Item {
                width: list.width
                height: top.implicitHeight + Theme.space.m
                Column {
                    id: top
                    x: list.side
                    width: parent.width - 2 * x
                    EmptyState {
                        visible: view.conversation.count === 0
                        width: parent.width
                        iconName: "mail"
                        title: qsTr("No mail yet")
                        line: qsTr("What you write to each other will be here.")
                    }
                    AppButton {
                        visible: view.conversation.olderText.length > 0
                        width: parent.width
                        kind: "secondary"
                        iconName: "chevron-up"
                        text: view.conversation.olderText
                        onActivated: {
                            list.moved();
                            view.conversation.showOlder();
                        }
                    }
                }
            }
            delegate: ThreadItem {
                list: list
                onOpened: view.conversation.openMessage(messageId, mine)
            }
        }
    }
    AppButton {
        Layout.fillWidth: true
        Layout.leftMargin: view.side
        Layout.rightMargin: view.side
        Layout.bottomMargin: Theme.size.pageFoot
        iconName: "pen-line"
        text: view.conversation.writeText
        blocked: view.conversation.writeBlocked
        onActivated: view.conversation.write()
        onExplained: why => view.session.explain(why)
    }
}
