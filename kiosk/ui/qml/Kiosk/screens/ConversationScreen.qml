pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// A conversation, with the letter that was touched beside it in a wide window.
Item {
    id: screen

    required property ConversationModel conversation
    required property MessageModel message
    required property SentModel sent
    required property VideoModel video
    required property SessionModel session
    required property Navigator navigator
    property ListPlace place: null
    signal bigger(int index)
    signal more

    Loader {
        anchors.fill: parent
        active: !Theme.twoPane
        visible: active
        sourceComponent: ThreadList {
            conversation: screen.conversation
            session: screen.session
            place: screen.place
            onGoBack: screen.navigator.back()
        }
    }
    Loader {
        anchors.fill: parent
        active: Theme.twoPane
        visible: active
        sourceComponent: TwoPane {
            detail: Item {
                anchors.fill: parent
                readonly property bool own: screen.navigator.route === "sent-message"
                LetterPane {
                    anchors.fill: parent
                    visible: !parent.own
                    message: screen.message
                    video: screen.video
                    session: screen.session
                    offered: screen.conversation.count > 0
                    onGoBack: screen.navigator.back()
                    onBigger: index => screen.bigger(index)
                    onMore: screen.more()
                }
                SentView {
                    anchors.fill: parent
                    anchors.topMargin: Theme.space.l + Theme.space.s
                    visible: parent.own
                    sent: screen.sent
                    session: screen.session
                }
            }
            ThreadList {
                anchors.fill: parent
                conversation: screen.conversation
                session: screen.session
                onGoBack: screen.navigator.back()
            }
        }
    }
}
