pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

MailPage {
    id: screen

    required property InboxModel inbox
    required property MessageModel message
    required property VideoModel video
    required property SessionModel session
    property ListPlace place: null
    signal bigger(int index)
    signal more

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
        LetterPane {
            message: screen.message
            video: screen.video
            session: screen.session
            offered: screen.inbox.count > 0
            onGoBack: screen.navigator.back()
            onBigger: index => screen.bigger(index)
            onMore: screen.more()
        }
    }
}
