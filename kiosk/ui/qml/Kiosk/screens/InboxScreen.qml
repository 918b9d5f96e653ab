pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

MailPage {
    id: screen

    required property InboxModel inbox
    required property MessageModel message
    required property SessionModel session
    property ListPlace place: null
    signal bigger(int index)

    current: "inbox"
    unread: inbox.unread
    stampsText: inbox.stampsText
    list: Component {
        InboxList {
            inbox: screen.inbox
            place: screen.place
            onGoBack: screen.navigator.back()
        }
    }
    detail: Component {
        Item {
            MessageView {
                anchors.fill: parent
                visible: screen.inbox.selectedId.length > 0 || screen.message.messageId.length > 0
                message: screen.message
                session: screen.session
                onGoBack: screen.navigator.back()
                onBigger: index => screen.bigger(index)
            }
            EmptyState {
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.size.dialogWidth)
                visible: screen.inbox.selectedId.length === 0 && screen.message.messageId.length === 0
                iconName: "mail"
                title: qsTr("Choose a message")
                line: qsTr("Touch a message at the left to read it here.")
            }
        }
    }
}
