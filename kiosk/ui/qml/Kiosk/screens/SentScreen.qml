pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

MailPage {
    id: screen

    required property SentModel sent
    required property InboxModel inbox
    required property SessionModel session
    property ListPlace place: null

    current: "sent"
    unread: inbox.unread
    stampsText: inbox.stampsText
    list: Component {
        SentList {
            sent: screen.sent
            place: screen.place
            onGoBack: screen.navigator.back()
        }
    }
    detail: Component {
        Item {
            SentView {
                anchors.fill: parent
                anchors.topMargin: Theme.space.l + Theme.space.s
                visible: screen.sent.selectedId.length > 0
                sent: screen.sent
                session: screen.session
            }
            PaneRest {
                anchors.fill: parent
                visible: screen.sent.selectedId.length === 0
                offered: screen.sent.count > 0
                title: qsTr("Choose a message")
                line: qsTr("Touch a message at the left to see where it is.")
            }
        }
    }
}
