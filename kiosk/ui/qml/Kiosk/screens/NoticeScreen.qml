import QtQuick
import Kiosk
import Kiosk.Models

// One notice on its own page.
Rectangle {
    id: screen

    required property NoticesModel notices
    required property SessionModel session
    required property Navigator navigator

    color: Theme.card

    NoticeView {
        anchors.fill: parent
        side: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide
        notices: screen.notices
        session: screen.session
        onGoBack: screen.navigator.back()
    }
}
