pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Search, with the letter beside it in a wide window.
Item {
    id: screen

    required property SearchModel search
    required property MessageModel message
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
        sourceComponent: SearchList {
            search: screen.search
            place: screen.place
        }
    }
    Loader {
        anchors.fill: parent
        active: Theme.twoPane
        visible: active
        sourceComponent: TwoPane {
            detail: LetterPane {
                anchors.fill: parent
                message: screen.message
                video: screen.video
                session: screen.session
                offered: screen.search.count > 0
                onGoBack: screen.navigator.back()
                onBigger: index => screen.bigger(index)
                onMore: screen.more()
            }
            SearchList {
                anchors.fill: parent
                search: screen.search
            }
        }
    }
}
