pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

MailPage {
    id: screen

    required property DraftsModel drafts
    required property InboxModel inbox

    current: "drafts"
    unread: inbox.unread
    stampsText: inbox.stampsText
    list: Component {
        DraftsList {
            drafts: screen.drafts
        }
    }
}
