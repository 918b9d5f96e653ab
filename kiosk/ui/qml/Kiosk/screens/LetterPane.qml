import QtQuick
import Kiosk
import Kiosk.Models

// The letter beside its list, or what to do to see one.
Item {
    id: pane

    required property MessageModel message
    required property VideoModel video
    required property SessionModel session
    // There is something in the list to touch.
    property bool offered: true
    readonly property bool chosen: message.messageId.length > 0
    signal goBack
    signal bigger(int index)
    signal more

    MessageView {
        anchors.fill: parent
        visible: pane.chosen
        message: pane.message
        video: pane.video
        session: pane.session
        onGoBack: pane.goBack()
        onBigger: index => pane.bigger(index)
        onMore: pane.more()
    }
    PaneRest {
        anchors.fill: parent
        visible: !pane.chosen
        offered: pane.offered
        title: qsTr("Choose a message")
        line: qsTr("Touch a message at the left to read it here.")
    }
}
