import QtQuick
import Kiosk
import Kiosk.Models

// One sent message on its own page; it is also where a new message lands after Send.
Item {
    id: screen

    required property SentModel sent
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide

    SentView {
        anchors.fill: parent
        anchors.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.m
        anchors.bottomMargin: done.height + Theme.size.pageFoot + Theme.space.s
        side: screen.side
        sent: screen.sent
        session: screen.session
    }
    AppButton {
        id: done
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size.pageFoot
        x: screen.side
        width: parent.width - 2 * x
        text: qsTr("Done")
        onActivated: screen.sent.done()
    }
}
